import { mount } from 'svelte'
import Hall from '../screens/projector/Hall.svelte'
import { prepare } from './open'

prepare()
// A hall can be dark or light: the address chooses, because a projector has nobody who taps.
const theme = new URLSearchParams(location.search).get('theme')
if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
mount(Hall, { target: document.body })
