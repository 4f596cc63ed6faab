import { mount } from 'svelte'
import Demo from '../screens/demo/Demo.svelte'
import { prepare } from './open'

prepare()
mount(Demo, { target: document.body })
