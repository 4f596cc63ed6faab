// One door to all words. `m` holds a function per sentence; only the sentences a bundle uses end up in it.
export * as m from './made/messages/_index.js'
export { locale, speak, type Locale } from './locale.svelte'
