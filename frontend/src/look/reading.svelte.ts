// How somebody likes to read: kept on their own device, applied to the root element, known to no server.
import { language, speak } from '../words'
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

/** A voice on the device itself that speaks this language. Voices that send the text elsewhere are never used. */
export function localVoice(): SpeechSynthesisVoice | undefined {
  if (typeof speechSynthesis === 'undefined') return undefined
  return speechSynthesis.getVoices().find(voice => voice.localService && voice.lang.toLowerCase().startsWith(language()))
}

export function readAloud(text: string): void {
  const voice = localVoice()
  if (!voice) return
  speechSynthesis.cancel()
  const spoken = new SpeechSynthesisUtterance(text)
  spoken.voice = voice
  spoken.lang = voice.lang
  speechSynthesis.speak(spoken)
}

export function stopReading(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel()
}
