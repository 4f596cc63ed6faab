import '../look/base.css'
import { mount } from 'svelte'
import { speak } from '../words'
import type { Audience, Examples } from './examples'
import Gallery from './Gallery.svelte'

const found = import.meta.glob<{ default: Examples }>(['../ui/*/examples.ts', '../screens/*/examples*.ts'], { eager: true })
const all = Object.values(found).map(one => one.default).sort((a, b) => (a.name < b.name ? -1 : 1))

const wanted = new URLSearchParams(location.search)
const on = (wanted.get('on') ?? 'web') as Audience
const root = document.documentElement
root.dataset.audience = on
for (const name of ['theme', 'text'] as const) if (wanted.get(name)) root.dataset[name] = wanted.get(name)!
if (wanted.get('double')) root.dataset.double = 'yes'
speak(wanted.get('language'))
document.title = `${wanted.get('show') ?? 'Pieces and screens'} - Hoofdlijn`

mount(Gallery, { target: document.body, props: { all, on, chosen: wanted.get('show') ?? undefined, only: wanted.get('only') ?? undefined } })

declare global {
  interface Window { gallery: { name: string; on: string; only?: string }[] }
}
// For the checks: every page there is.
window.gallery = all.flatMap(one => one.on.flatMap(surface => (one.screen ? one.examples.map(example => ({ name: one.name, on: surface, only: example.name })) : [{ name: one.name, on: surface }])))
