import { mount } from 'svelte'
import After from '../screens/after/After.svelte'
import { prepare } from './open'

prepare()
mount(After, { target: document.body })
