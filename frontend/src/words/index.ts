// One door to all words. `m` holds a function per sentence; only the sentences a bundle uses end up in it.
export * as m from './made/lines.js'
export { direction, language } from './guest.svelte'
export { isOurs, locale, speak, writeIn, writtenIn, type Locale } from './locale.svelte'
