// The words on the screens, read from the same files the screens are made of. A walk says what it looks for in Dutch; in another
// language it looks for the translation, so that one walk holds for both.
import { readFileSync } from 'node:fs'

const folders = ['', 'console/', 'phone/', 'demo/', 'tables/', 'casework/', 'clock/', 'talks/', 'talk/']
const read = language => Object.assign({}, ...folders.map(folder => flat(JSON.parse(readFileSync(new URL(`../src/words/${folder}${language}.json`, import.meta.url))))))

function flat(words, under = '') {
  return Object.entries(words).reduce((all, [key, one]) => {
    if (typeof one === 'string') return { ...all, [under + key]: [one] }
    return { ...all, ...(Array.isArray(one) ? { [under + key]: Object.values(one[0].match) } : flat(one, `${under}${key}.`)) }
  }, {})
}

const words = { nl: read('nl'), en: read('en') }
export const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
function shape(template) {
  const seen = new Set()
  return new RegExp(`^${escaped(template).replace(/\\\{(\w+)\\\}/g, (_, name) => (seen.has(name) ? `\\k<${name}>` : (seen.add(name), `(?<${name}>.+)`)))}$`, 'u')
}
const pairs = Object.keys(words.nl).flatMap(key => words.nl[key].map((nl, i) => ({ nl, en: words.en[key][i], shape: nl.includes('{') ? shape(nl) : undefined })))

/** Every way these Dutch words may stand on a screen in this language. What is no word of ours, such as somebody's name, stays. */
export function said(text, language) {
  if (language === 'nl') return [text]
  const same = pairs.filter(one => one.nl === text).map(one => one.en)
  if (same.length) return [...new Set(same)]
  const filled = pairs.flatMap(({ shape, en }) => {
    const found = shape?.exec(text)
    // A sentence that is nothing but what is filled in would be everything.
    return found && en.replace(/\{\w+\}/g, '').trim() ? fill(en, found.groups, language) : []
  })
  return filled.length ? [...new Set(filled)] : [text]
}

const fill = (template, groups, language) =>
  Object.entries(groups).reduce((ways, [name, value]) => ways.flatMap(way => said(value, language).map(word => way.replaceAll(`{${name}}`, word))), [template])

const dutch = new Set(pairs.map(one => one.nl))
for (const one of pairs) dutch.delete(one.en)

/** Lines of a screen in another language that are still Dutch. */
export const leftInDutch = lines => lines.map(line => line.trim()).filter(line => dutch.has(line))
