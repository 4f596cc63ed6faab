import { mount } from 'svelte'
import Waiting from '../screens/Waiting.svelte'
import { live, prepare } from './open'

prepare()
mount(Waiting, { target: document.body, props: { live: live() } })
