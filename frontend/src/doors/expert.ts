import { mount } from 'svelte'
import Expert from '../screens/expert/Expert.svelte'
import { prepare } from './open'

prepare()
mount(Expert, { target: document.body })
