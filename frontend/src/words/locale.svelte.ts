// The language people read. It is reactive: a change redraws every sentence without a reload.
import { overwriteGetLocale, baseLocale, isLocale, type Locale } from './made/runtime.js'

class Chosen {
  locale = $state<Locale>(baseLocale)
  written = $state<string>()
}

const chosen = new Chosen()
overwriteGetLocale(() => chosen.locale)

export type { Locale }
/** Whether every screen speaks this language. */
export { isLocale as isOurs }
export const locale = (): Locale => chosen.locale

/** Anything that is no language of ours is ignored, so a stored or typed value may be passed as it is. */
export function speak(wanted: unknown): void {
  if (typeof wanted !== 'string' || !isLocale(wanted) || wanted === chosen.locale) return
  chosen.locale = wanted
  if (typeof document !== 'undefined') document.documentElement.lang = wanted
}

/** The language in which people write in this meeting, for what they wrote; nothing where that is the language of the page. */
export const writtenIn = (): string | undefined => chosen.written
export function writeIn(language: string | undefined): void { chosen.written = language }
