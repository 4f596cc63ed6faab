import { mount } from 'svelte'
import Phone from '../screens/phone/Phone.svelte'
import { prepare } from './open'

prepare()
mount(Phone, { target: document.body })
