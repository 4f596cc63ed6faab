// How somebody likes to read: kept on their own device, applied to the root element, known to no server.
import { speak } from '../words'
import { remember, recall } from '../live/memory'

export interface Reading {
  text: '' | 'A+' | 'A++'
  letter: '' | 'wide'
  leading: '' | 'wide'
  theme: '' | 'light' | 'dark'
  language: string
  aloud: boolean
}

const place = 'hl.reading'
const plain: Reading = { text: '', letter: '', leading: '', theme: '', language: '', aloud: false }

export const reading = $state<Reading>({ ...plain, ...(recall<Partial<Reading>>(place) ?? {}) })

function set(name: string, value: string) {
  if (value) document.documentElement.dataset[name] = value
  else delete document.documentElement.dataset[name]
}

/** Puts the settings on the page. A theme of the device stays what it is until somebody chooses. */
export function applyReading(): void {
  set('text', reading.text)
  set('letter', reading.letter)
  set('leading', reading.leading)
  if (reading.theme) set('theme', reading.theme)
  else if (recall<Reading>(place)) set('theme', '')
  if (reading.language) speak(reading.language)
}

export function changeReading(change: Partial<Reading>): void {
  Object.assign(reading, change)
  remember(place, $state.snapshot(reading))
  applyReading()
}

/** One size up, for the first question of all: can you read this well? */
export function larger(): void {
  changeReading({ text: reading.text === '' ? 'A+' : 'A++' })
}
