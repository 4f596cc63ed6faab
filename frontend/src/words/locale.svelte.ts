// The language people read. It is reactive: a change redraws every sentence without a reload.
import { overwriteGetLocale, baseLocale, isLocale, type Locale } from './made/runtime.js'

class Chosen {
  locale = $state<Locale>(baseLocale)
}

const chosen = new Chosen()
overwriteGetLocale(() => chosen.locale)

export type { Locale }
export const locale = (): Locale => chosen.locale

/** Anything that is no language of ours is ignored, so a stored or typed value may be passed as it is. */
export function speak(wanted: unknown): void {
  if (typeof wanted !== 'string' || !isLocale(wanted)) return
  chosen.locale = wanted
  if (typeof document !== 'undefined') document.documentElement.lang = wanted
}
