// What the files of other languages hold: every line that the screens of lines.json can say, and nothing else.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { language, m, speak } from '../src/words'
import { guest, type Pack, type Screen } from '../src/words/guest.svelte'
import { refusalSentence } from '../src/words/refusal'

const src = fileURLToPath(new URL('../src', import.meta.url))
const files = new URL('../languages/', import.meta.url)
const lines = JSON.parse(readFileSync(new URL('lines.json', files), 'utf8')) as Record<Screen, string[]>
const codes = readdirSync(files).filter(name => name !== 'lines.json').map(name => name.replace('.json', ''))
const read = (code: string) => JSON.parse(readFileSync(new URL(`${code}.json`, files), 'utf8')) as { name: string; direction: string; lines: Record<string, { nl: string; text: string }> }
const source = (path: string) => readFileSync(path, 'utf8')

/** Where each screen is written: the frames there name it. */
const roots = new Map<string, string[]>()
for (const name of readdirSync(`${src}/screens/phone`)) {
  const screen = /<Frame [^>]*\bscreen="(\w+)"/.exec(source(`${src}/screens/phone/${name}`))?.[1]
  if (screen) roots.set(screen, [...(roots.get(screen) ?? []), `${src}/screens/phone/${name}`])
}

/** What a file takes in before it runs; what it fetches later is another screen. */
function taken(path: string): string[] {
  const paths = [...source(path).matchAll(/^\s*(?:import|export) (?!type )[^'\n]*'(\.[^']+)'/gm)].map(match => resolve(dirname(path), match[1]!))
  if (/import\.meta\.glob<OnPhone>/.test(source(path))) paths.push(...readdirSync(dirname(path)).map(name => `${dirname(path)}/${name}/phone.ts`))
  return paths.map(one => [one, `${one}.ts`, `${one}/index.ts`].find(each => existsSync(each) && statSync(each).isFile())).filter(one => one !== undefined)
}
/** Everything a screen is made of, but for the words themselves and for other screens. */
function madeOf(screen: string): string[] {
  const own = roots.get(screen)!
  const others = [...roots.values()].flat().filter(one => !own.includes(one))
  const seen = new Set<string>()
  const go = (path: string) => {
    if (seen.has(path) || others.includes(path) || (relative(src, path).startsWith('words/') && !path.endsWith('refusal.ts'))) return
    seen.add(path)
    taken(path).forEach(go)
  }
  own.forEach(go)
  return [...seen]
}

/** Said by a file that such a screen is made of, but never on that screen. Each with its reason. */
const elsewhere: [RegExp, RegExp, string][] = [
  [/methods\/\w+\/words\.ts$/, /^(decide\.(no_objection|objection|all_behind|not_all_behind|left_behind)|hall\.)/, 'what came of a round is on another screen'],
  [/words\/refusal\.ts$/, /^(refusal|field)\./, 'a refusal without its own line says refusal.other'],
  [/phone\/meeting\.svelte\.ts$/, /./, 'in always'],
  [/phone\/Arrive\.svelte$/, /^phone\.(help_|hand_up|second_device)/, 'in always'],
  [/phone\/Phone\.svelte$/, /^phone\.hand_up/, 'in always'],
  [/phone\/refusals\.ts$/, /^refusal\.other/, 'in always'],
  [/screens\/meeting\.svelte\.ts$/, /^(ideas\.hint|documents\.idea_hint)$/, 'beside the field for an idea, which these screens do not have'],
  [/screens\/Opening\.svelte$/, /^always\.product/, 'a name'],
]

describe('the list of lines', () => {
  test('names every screen that says it can speak another language', () => {
    expect([...roots.keys(), 'always'].sort()).toEqual(Object.keys(lines).sort())
  })

  test.each([...roots.keys()])('has every line of the screen %s', screen => {
    const listed = new Set([...lines.always, ...lines[screen as Screen]])
    const missing = madeOf(screen).flatMap(path => [...source(path).matchAll(/\bm\['(\w+\.\w+)'\]/g)].map(match => match[1]!)
      .filter(key => !listed.has(key) && !elsewhere.some(([file, line]) => file.test(path) && line.test(key))).map(key => `${relative(src, path)}: ${key}`))
    expect(missing).toEqual([])
  })

  test('has no line that its screens never say', () => {
    // What a room says to somebody, it says on whatever screen stands there.
    const room = ['screens/phone/Room', 'screens/phone/BallotRound', 'ui/aloud/Aloud'].map(name => source(`${src}/${name}.svelte`))
    const said = (screen: string) => madeOf(screen).map(source).join('\n')
    const everything = [...[...roots.keys()].map(said), ...room].join('\n')
    for (const [screen, keys] of Object.entries(lines)) {
      const where = screen === 'always' ? everything : screen === 'answering' ? said(screen) + source(`${src}/screens/phone/Answering.svelte`) : said(screen)
      expect(keys.filter(key => !where.includes(`'${key}'`)), screen).toEqual([])
    }
  })
})

const script: Record<string, RegExp> = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u }
/** Where a long line would push others away, or be cut. */
const buttons = ['always.back', 'always.help', 'always.next', 'always.close', 'join.go', 'join.readable_yes', 'join.readable_larger', 'join.name_go', 'join.name_skip', 'phone.knock', 'phone.here', 'practice.send', 'decide.send', 'decide.send_all', 'decide.again', 'decide.change', 'decide.change_this', 'reading.done', ...lines.always.filter(key => key.startsWith('line.'))]

describe.each(codes)('%s', code => {
  const pack = read(code)

  test('is in the letters of the language', () => {
    const letters = script[code] ?? /\p{Script=Latin}/u
    expect(pack.name).toMatch(letters)
    for (const [key, { text }] of Object.entries(pack.lines)) if (/\p{L}/u.test(text.replace(/\{\w+\}/g, ''))) expect(text, key).toMatch(letters)
    expect(pack.direction).toBe(code === 'ar' ? 'rtl' : 'ltr')
  })

  test('fits on the buttons', () => {
    for (const key of buttons) expect(pack.lines[key]!.text.length, key).toBeLessThanOrEqual(Math.max(12, 2.2 * pack.lines[key]!.nl.length))
  })

  test('says different answers differently', () => {
    const answers = Object.keys(pack.lines).filter(key => /^(answer\.(support|not_yet|no_objection|objection|to_group)|counted\.(for|against|blank))/.test(key) && !key.includes('meaning'))
    expect(new Set(answers.map(key => pack.lines[key]!.text)).size).toBe(answers.length)
    for (const key of ['answer.support_with_concern', 'answer.no_objection_with_concern']) expect(pack.lines[key]!.text).toMatch(/:$/)
  })
})

describe('a screen', () => {
  const pack: Pack = { code: 'xx', name: 'Xish', direction: 'rtl', screens: ['always', 'join'], lines: { 'join.title': 'Xjoin', 'phone.welcome_name': 'X {name}', 'refusal.other': 'Xother' } }
  afterEach(() => {
    guest.pack = undefined
    guest.screen = 'always'
    speak('nl')
  })

  test('speaks the language when all of it is there, and ours when it is not', () => {
    guest.pack = pack
    guest.screen = 'join'
    expect([m['join.title'](), language()]).toEqual(['Xjoin', 'xx'])
    guest.screen = 'name'
    expect([m['join.title'](), language()]).toEqual(['Welkom. Doe mee met de bijeenkomst.', 'nl'])
    guest.screen = ''
    expect(language()).toBe('nl')
  })

  test('sets a name apart, whatever way it is written', () => {
    guest.pack = pack
    guest.screen = 'join'
    expect(m['phone.welcome_name']({ name: 'Ada' })).toBe('X \u2068Ada\u2069')
  })

  test('says of a refusal that is not in the file that it did not work', () => {
    guest.pack = pack
    guest.screen = 'join'
    expect(refusalSentence({ code: 'taken', about: { field: 'name' } })).toBe('Xother')
    guest.screen = ''
    expect(refusalSentence({ code: 'taken', about: { field: 'name' } })).toMatch(/^Naam: Deze naam/)
  })
})
