// How long a text is, counted as people see it: one per visible character, as the server counts too.
const segments = typeof Intl !== 'undefined' && 'Segmenter' in Intl ? new Intl.Segmenter('nl', { granularity: 'grapheme' }) : undefined

export function characters(text: string): number {
  if (!segments) return [...text.normalize('NFC')].length
  let count = 0
  for (const _ of segments.segment(text)) count++
  return count
}
