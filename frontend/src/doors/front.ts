import { mount } from 'svelte'
import Front from '../screens/Front.svelte'
import { prepare } from './open'

prepare()
mount(Front, { target: document.body })
