import { mount } from 'svelte'
import '../src/look/base.css'
import { speak } from '../src/words'
import Page from './Page.svelte'

speak(navigator.language.slice(0, 2))
mount(Page, { target: document.body })
