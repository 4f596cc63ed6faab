import { mount } from 'svelte'
import Phone from '../screens/phone/Phone.svelte'
import { live, prepare } from './open'

prepare()
mount(Phone, { target: document.body, props: { live: live() } })
