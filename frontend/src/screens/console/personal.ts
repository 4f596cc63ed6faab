// What may be a name or an illness in a text that becomes public. It marks and decides nothing: people look, and people know.

export interface Piece { text: string; mark: boolean }

const before = '(?<![\\p{L}\\p{N}])'
const after = '(?![\\p{L}\\p{N}])'
/** Beginnings of words, in both languages: "dementerend" is found too. */
const illnesses = ['dement', 'alzheimer', 'parkinson', 'kanker', 'cancer', 'tumor', 'beroerte', 'hersenbloeding', 'hersenletsel', 'depressi', 'autis', 'psychos', 'schizofreni', 'schizophreni', 'borderline',
  'verslav', 'verslaafd', 'addict', 'burn-?out', 'diabet', 'suikerziekte', 'epilep', 'reuma', 'hartfalen', 'hartinfarct', 'multiple sclerose', 'multiple sclerosis', 'verstandelijk beperkt', 'verstandelijke beperking']
const capitals = ['ALS', 'MS', 'COPD', 'ADHD', 'PTSS', 'PTSD', 'NAH', 'HIV']
const titled = "(?:mevrouw|meneer|mevr\\.|mw\\.|dhr\\.|Mevrouw|Meneer|Mevr\\.|Mw\\.|Dhr\\.|Mr\\.?|Mrs\\.?|Ms\\.?)"
const particles = "(?:van|de|der|den|ten|ter|het|'t|la|le|el)"
const capitalised = "\\p{Lu}[\\p{L}'’-]+"
const little = /^(van|der|den|ten|ter|het|the|and)$/i

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What looks like somebody: a title with a name, a name with a particle, and two capitals in the middle of a sentence. */
const people = [`${before}${titled}(?:\\s${particles})*\\s${capitalised}`, `${before}${capitalised}(?:\\s${particles})+\\s${capitalised}`, `(?<=[\\p{Ll},;:]\\s)${capitalised}\\s${capitalised}`]

/** A text in pieces, those marked that look like a name or an illness. names are those of who is on the list. */
export function marked(text: string, names: string[]): Piece[] {
  const known = [...new Set(names.flatMap(name => name.split(/\s+/)).filter(word => word.length > 2 && /^\p{Lu}/u.test(word) && !little.test(word)))]
  const one = `(?:${known.map(escaped).join('|')})${after}`
  const patterns = [
    ...people, `${before}(?:${capitals.join('|')})${after}`,
    ...(known.length ? [`${before}${one}(?:\\s(?:${particles}\\s)*${one})*`] : []),
  ].map(pattern => new RegExp(pattern, 'gu'))
  patterns.push(new RegExp(`${before}(?:${illnesses.join('|')})[\\p{L}-]*`, 'giu'))
  const spans = patterns.flatMap(pattern => [...text.matchAll(pattern)].map(found => [found.index, found.index + found[0].length] as const)).sort((a, b) => a[0] - b[0])
  const pieces: Piece[] = []
  let at = 0
  for (const [from, to] of spans) {
    if (to <= at) continue
    if (from > at) pieces.push({ text: text.slice(at, from), mark: false })
    pieces.push({ text: text.slice(Math.max(at, from), to), mark: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: false })
  return pieces
}

/** Whether something in it looks like that. */
export const isPrivate = (text: string, names: string[]): boolean => marked(text, names).some(part => part.mark)
