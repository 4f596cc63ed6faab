import { codes } from '../src/wire/types'
import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { characters } from '../src/ui/field/characters'
import { changes } from '../src/ui/exact/changes'
import { checkCode, clockTime, countdown, day, euros, takesTexts } from '../src/words/format'
import { speak } from '../src/words'
import { refusals, refusalSentence } from '../src/words/refusal'

type Words = Record<string, Record<string, unknown>>
/** What everybody may read, and what one kind of screen alone says. */
const read = (name: string) => {
  const all: Words = {}
  for (const folder of ['', 'console/', 'demo/', 'phone/', 'finish/', 'tables/', 'casework/', 'hall/', 'paper/', 'clock/', 'talks/', 'talk/']) {
    const { $schema, ...words } = JSON.parse(readFileSync(new URL(`../src/words/${folder}${name}.json`, import.meta.url), 'utf8')) as Words
    for (const [group, inner] of Object.entries(words)) all[group] = { ...all[group], ...inner }
  }
  return all
}
const nl = read('nl')
const en = read('en')
const keys = (words: Words) => Object.entries(words).flatMap(([a, inner]) => Object.keys(inner).map(b => `${a}.${b}`)).sort()
/** What is written in a folder of the source, but for the words themselves. */
const sources = (folder: URL): string[] => readdirSync(folder, { withFileTypes: true }).flatMap(one =>
  one.isDirectory() ? (one.name === 'made' ? [] : sources(new URL(`${one.name}/`, folder))) : one.name.endsWith('.json') ? [] : readFileSync(new URL(one.name, folder), 'utf8'))
const texts = (words: Words) => Object.entries(words).flatMap(([a, inner]) => Object.entries(inner).map(([b, text]) => [`${a}.${b}`, JSON.stringify(text)] as const))

beforeEach(() => speak('nl'))

describe('both languages', () => {
  test('say the same things', () => expect(keys(en)).toEqual(keys(nl)))

  test('send people to a part of the plan by the name it has there', () => {
    for (const [language, words] of [['nl', nl], ['en', en]] as const) {
      const plan = readFileSync(new URL(`../../internal/life/plan/worded/${language}.go`, import.meta.url), 'utf8')
      const title = /\bNotIn: +"([^"]+)"/.exec(plan)?.[1]
      expect(words.phone!['plan_empty']).toContain(`‘${title}’`)
      expect(words.desk!['withdraw_means']).toContain(`‘${title}’`)
      for (const [key, text] of texts(words)) expect(text, key).not.toMatch(/\bhet verslag\b|\bthe report\b/)
    }
  })

  test('fill in the same values', () => {
    const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    const english = new Map(texts(en))
    for (const [key, text] of texts(nl)) expect(holes(english.get(key)!), key).toEqual(holes(text))
  })

  test('say nothing that is never on a screen', () => {
    const screens = sources(new URL('../src/', import.meta.url)).join('\n')
    const said = new Set([...screens.matchAll(/'(\w+\.\w+)'/g)].map(match => match[1]))
    expect(keys(nl).filter(key => !said.has(key))).toEqual([])
  })

  test('leave nothing empty', () => {
    for (const [key, text] of [...texts(nl), ...texts(en)]) expect(text.length, key).toBeGreaterThan(2)
  })
})

describe('words never used on screen', () => {
  test.each(['verworpen', 'afgewezen', 'mislukt', 'proxy', 'erratum', 'intake', 'beperking', 'nuloptie', 'parkeren'])('%s', word => {
    for (const [key, text] of texts(nl)) expect(text.toLowerCase(), key).not.toMatch(new RegExp(`\\b${word}`))
  })

  test('voting words stay with the methods that count', () => {
    for (const [key, text] of texts(nl)) {
      if (key.startsWith('counted.') || key === 'decide.title_counted') continue
      expect(text.toLowerCase(), key).not.toMatch(/\b(ge)?stem(men|t|de|d)?\b/)
    }
  })

  test('people are addressed with u', () => {
    for (const [key, text] of texts(nl)) expect(text.toLowerCase(), key).not.toMatch(/\b(je|jij|jouw|jullie)\b/)
  })
})

describe('refusals', () => {
  test('every code has its sentence, in both languages', () => {
    expect(Object.keys(refusals).sort()).toEqual([...codes].sort())
    const said = new Set<string>()
    for (const language of ['nl', 'en']) {
      speak(language)
      for (const code of [...codes]) said.add(refusalSentence({ code }))
    }
    expect(said.size).toBe(2 * codes.length)
  })

  test('name the field, and an unknown code still helps', () => {
    expect(refusalSentence({ code: 'too_long', about: { field: 'title' } })).toBe('Titel: Deze tekst is te lang. Maak hem korter.')
    expect(refusalSentence({ code: 'too_long', about: { field: 'nowhere' } })).toBe('Deze tekst is te lang. Maak hem korter.')
    expect(refusalSentence({ code: 'brand_new' })).toContain('Er is niets verloren')
  })
})

describe('how things are written', () => {
  test.each([['18000.00', '€ 18.000'], ['120.50', '€ 120,50'], ['250000', '€ 250.000'], ['0.05', '€ 0,05'], ['1234567.8', '€ 1.234.567,80']])('%s euro', (amount, text) => {
    expect(euros(amount)).toBe(text)
  })

  test('times and days', () => {
    expect(clockTime(new Date(2021, 10, 8, 13, 30).getTime())).toBe('13.30')
    expect(countdown(760_000)).toBe('12.40')
    expect(countdown(-5)).toBe('0.00')
    expect(day('2021-10-04')).toBe('4 oktober 2021')
    expect(day('najaar 2022')).toBe('najaar 2022')
    speak('en')
    expect(day('2021-10-04')).toBe('4 October 2021')
    expect(euros('1234.50')).toBe('€ 1,234.50')
  })

  test('a text is as long as people see it', () => {
    expect(characters('één')).toBe(3)
    expect(characters('e\u0301e\u0301n')).toBe(3)
    expect(characters('👩‍👩‍👧 ok')).toBe(4)
  })

  test('what changed between two texts', () => {
    expect(changes('In elk dorp komt een plek.', 'In elk dorp komt één vaste plek.')).toEqual([
      { kind: 'same', text: 'In elk dorp komt ' }, { kind: 'gone', text: 'een ' }, { kind: 'new', text: 'één vaste ' }, { kind: 'same', text: 'plek.' },
    ])
    expect(changes('zelfde', 'zelfde')).toEqual([{ kind: 'same', text: 'zelfde' }])
  })
})

test('the dark colours are the same by choice and by device', () => {
  const css = readFileSync(new URL('../src/look/tokens.css', import.meta.url), 'utf8')
  const blocks = [...css.matchAll(/dark:begin \*\/[^{]*\{([^}]*)\}/g)].map(match => match[1]!.replace(/\s+/g, ' ').trim())
  expect(blocks).toHaveLength(2)
  expect(blocks[0]).toBe(blocks[1])
})

test('a check code is the same on screens as on paper', () => {
  expect(checkCode('sha256:67e03068b01e1fd2')).toBe('67e0 3068 b01e')
  expect(checkCode(undefined)).toBe('')
})

test('text messages go to mobile numbers and abroad', () => {
  for (const number of ['06 1234 5678', '+31612345678', '0031 6 12345678', '+49 170 1234567']) expect(takesTexts(number), number).toBe(true)
  for (const number of ['0594 12 34 56', '+31 594 123456', '0031594123456', '112', '']) expect(takesTexts(number), number).toBe(false)
})
