import { mount } from 'svelte'
import Page from '../screens/tryout/Page.svelte'
import { prepare } from './open'

prepare()
mount(Page, { target: document.body })
