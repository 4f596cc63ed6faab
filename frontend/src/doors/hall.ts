import { mount } from 'svelte'
import TriedPhone from '../screens/hall/TriedPhone.svelte'
import { prepare } from './open'

prepare()
mount(TriedPhone, { target: document.body })
