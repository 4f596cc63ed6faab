import { mount } from 'svelte'
import Helper from '../screens/helper/Helper.svelte'
import { prepare } from './open'

prepare()
mount(Helper, { target: document.body })
