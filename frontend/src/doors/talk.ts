import { mount } from 'svelte'
import Page from '../screens/talk/Page.svelte'
import { prepare } from './open'

prepare()
mount(Page, { target: document.body })
