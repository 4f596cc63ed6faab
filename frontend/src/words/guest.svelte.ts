// A language besides Dutch and English, from a file that an institute can make (docs/decisions/022-languages.md). Such a file holds the
// lines of a few screens. A screen speaks it whole or not at all; which one stands there, its frame says.
import { locale } from './locale.svelte'

/** The screens that can speak such a language, and what surrounds them always. */
export type Screen = keyof typeof import('../../languages/lines.json')

export interface Pack {
  code: string
  name: string
  direction: 'ltr' | 'rtl'
  /** Of which every line is there. */
  screens: string[]
  lines: Record<string, string>
}

class Guest {
  pack = $state.raw<Pack>()
  screen = $state<Screen | ''>('always')
  /** The file, while a screen stands there that speaks it. */
  readonly here = $derived(this.pack?.screens.includes(this.screen) ? this.pack : undefined)
}
export const guest = new Guest()

/** The language of the fixed lines that stand there now. */
export const language = (): string => guest.here?.code ?? locale()
export const direction = (): 'ltr' | 'rtl' => guest.here?.direction ?? 'ltr'

/** Whether this line can be said in the language of the screen that stands there. */
export const sayable = (key: string): boolean => !guest.here || key in guest.here.lines

/** A line in the language of the file, while the screen that stands there speaks it. */
export function inGuest(key: string, values?: Record<string, unknown>): string | undefined {
  const line = guest.here?.lines[key]
  return line && fill(line, values)
}

// What is filled in keeps its own direction: a Dutch name in an Arabic sentence.
const apart = String.fromCharCode(0x2068)
const until = String.fromCharCode(0x2069)
const fill = (line: string, values: Record<string, unknown> = {}): string =>
  line.replace(/\{(\w+)\}/g, (_, name: string) => (typeof values[name] === 'string' ? `${apart}${values[name]}${until}` : String(values[name])))

/** Tells the page itself in which language it is. Keep it in an effect. */
export function tellPage(): void {
  locale()
  const page = document.documentElement
  page.lang = language()
  if (direction() === 'rtl') page.dir = 'rtl'
  else page.removeAttribute('dir')
}
