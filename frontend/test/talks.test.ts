import { beforeEach, describe, expect, test } from 'vitest'
import { answerWords, kinds, nothingSaid } from '../src/intake/questions/desk'
import { bare, same } from '../src/intake/questions/said'
import { Follow, type Around } from '../src/screens/console/talks/follow.svelte'
import { appointments, asksForWords, callBack, counted, delivered, fits, found, goingEarly, leaving, missed, mixOf, named, nextOf, progress, rowsOf, sorted, toDo, uninvited, unspoken, type Row } from '../src/screens/console/talks/list'
import { daysOn } from '../src/words/format'
import { deliveryWords, stepWords } from '../src/screens/console/talks/names'
import { cleaned, firstQuestions, moved, ofKind, placeOf, type Setup } from '../src/screens/console/talks/setup'
import { summary } from '../src/screens/console/talks/summary'
import type { IntakeNeed, IntakeSummary, KindQuestion } from '../src/wire/types'
import { speak } from '../src/words'

beforeEach(() => speak('nl'))

const today = '2026-11-10'
const talk = (person: string, more: Partial<IntakeSummary> = {}): IntakeSummary => ({ person, step: 'new', ...more })
const row = (name: string, more?: Partial<IntakeSummary>): Row => ({ person: name.toLowerCase(), name, capacity: 'carer', talk: more && talk(name.toLowerCase(), more) })
const need = (text: string, more: Partial<IntakeNeed> = {}): IntakeNeed => ({ id: text, text, state: 'open', ...more })
const names = (rows: Row[]) => rows.map(one => one.name)

describe('the list', () => {
  test('is everybody of the meeting with their conversation; who only comes along is part of somebody else’s', () => {
    const people = [{ id: 'p1', capacity: 'carer' }, { id: 'p2', capacity: 'resident', waiting: true }, { id: 'c1', capacity: 'companion', companion_of: 'p1' }, { id: 'c2', capacity: 'companion', companion_of: 'p1' }]
    const talks = new Map([['p1', talk('p1', { name: 'Ada Veenstra' })], ['c2', talk('c2')], ['x', talk('x', { name: 'Bram' })]])
    expect(rowsOf(people, talks, id => `iemand ${id}`).map(one => [one.person, one.name, Boolean(one.talk)])).toEqual([['p1', 'Ada Veenstra', true], ['c2', 'iemand c2', true], ['x', 'Bram', true]])
  })

  test.each<[string, Partial<IntakeSummary> | undefined, string[]]>([
    ['not begun', undefined, ['all', 'call']],
    ['prepared', { step: 'prepared' }, ['all', 'done']],
    ['changed since', { step: 'changed' }, ['all', 'call']],
    ['an appointment today', { step: 'planned', plan: { day: today } }, ['all', 'call', 'today']],
    ['an appointment tomorrow', { step: 'planned', plan: { day: '2026-11-11' } }, ['all']],
    ['not to be approached', { step: 'planned', plan: { day: today }, stopped: true }, ['all']],
    ['cannot be read', { step: 'unreadable' }, ['all']],
    ['wrote, and needs something', { step: 'prepared', unread: 2, needs: [need('Vervoer'), need('Tolk', { state: 'arranged' })] }, ['all', 'messages', 'arrange', 'done']],
  ])('%s', (_, more, expected) => {
    expect((['all', 'call', 'today', 'messages', 'arrange', 'done'] as const).filter(filter => fits(row('Ada', more), filter, today))).toEqual(expected)
  })

  test('is searched by letters without their marks, and by a number however it is written', () => {
    const ada = row('Zoë Veenstra', { phone: '06 - 1234 5678' })
    expect(['zoe', 'VEEN', '0612345', '06 12', ''].map(text => found(ada, text))).toEqual([true, true, true, true, true])
    expect(['zo v', '99'].map(text => found(ada, text))).toEqual([false, false])
  })

  test('stands in the order somebody wants', () => {
    const rows = [row('Bram', { step: 'prepared' }), row('Ada', { step: 'planned', plan: { day: today, time: '14:00' } }), row('Els', { step: 'planned', plan: { day: today, time: '09:30' } }), row('Cor'), row('Dirk', { step: 'new', stopped: true })]
    expect(names(sorted(rows, 'name'))).toEqual(['Ada', 'Bram', 'Cor', 'Dirk', 'Els'])
    expect(names(sorted(rows, 'step'))).toEqual(['Cor', 'Ada', 'Els', 'Bram', 'Dirk'])
    expect(names(sorted(rows, 'when'))).toEqual(['Els', 'Ada', 'Bram', 'Cor', 'Dirk'])
  })

  test('has whom others named, once each, unless they are on it', () => {
    const rows = [row('Ada', { phone: '06 1234 5678', invites: [{ name: 'Jan' }, { name: 'bram' }, { name: 'Mia', phone: '0594-1' }] }), row('Bram', { invites: [{ name: 'jan', phone: '' }, { name: 'Tante Ada', phone: '0612345678' }] })]
    expect(named(rows)).toEqual([{ name: 'jan', phone: '' }, { name: 'Mia', phone: '0594-1' }])
  })

  test('adds up; nobody waits for who does not want to be approached', () => {
    expect(progress([row('Ada', { step: 'prepared', unread: 1 }), row('Bram', { stopped: true }), row('Cor', { needs: [need('Tolk'), need('Lus', { state: 'impossible' })] }), row('Dirk')])).toEqual({ prepared: 1, of: 3, messages: 1, needs: 1 })
  })

  test('says how far each is', () => {
    expect([undefined, talk('p', { step: 'planned', plan: { day: '2026-11-10', time: '10:00' } }), talk('p', { step: 'planned', plan: { place: 'home' } }), talk('p', { step: 'prepared', stopped: true })].map(stepWords))
      .toEqual(['Nog niet begonnen', 'Afspraak di 10 nov 10.00', 'Afspraak zonder dag', 'Niet meer benaderen'])
  })
})

describe('inviting', () => {
  const sent = (way: string, state: string, more: object = {}) => ({ id: `${way} ${state}`, way, state, ...more })
  test.each<[string, Partial<IntakeSummary> | undefined, boolean]>([
    ['no conversation yet', undefined, true],
    ['nothing was sent', {}, true],
    ['a letter', { invited: [sent('letter', 'made')] }, false],
    ['a mail on its way', { invited: [sent('email', 'queued', { about: 'invitation' })] }, false],
    ['a mail that was refused', { invited: [sent('email', 'refused', { about: 'invitation' })] }, true],
    ['only an appointment', { invited: [sent('email', 'sent', { about: 'appointment' })] }, true],
    ['not to be approached', { stopped: true }, false],
  ])('%s', (_, more, is) => expect(uninvited(row('Ada', more))).toBe(is))

  test('says the last by each way, and why it did not come', () => {
    const invited = [sent('letter', 'made', { id: 'a' }), sent('email', 'refused', { about: 'invitation', reason: 'no_address', tries: 1 }), sent('letter', 'made', { id: 'b' }), sent('email', 'queued', { about: 'notice', reason: 'busy', tries: 2 })]
    expect(delivered(row('Ada', { invited })).map(deliveryWords)).toEqual(['Brief: klaar', 'E-mail: geweigerd, dit adres bestaat niet', 'E-mail over een bericht: wordt verstuurd, de mailserver vraagt om te wachten, 2 keer'])
    expect(delivered(row('Ada'))).toEqual([])
  })
})

describe('a day', () => {
  const at = (name: string, time?: string, more: Partial<IntakeSummary> = {}) => row(name, { step: 'planned', plan: { day: today, time }, ...more })
  test('has its appointments in order, and one that is next', () => {
    const all = appointments([at('Zonder'), at('Laat', '16:00'), at('Vroeg', '09:00', { step: 'prepared' }), at('Nu', '10:00'), at('Niet', '08:00', { stopped: true }), row('Morgen', { plan: { day: '2026-11-11' } })], today)
    expect(names(all)).toEqual(['Vroeg', 'Nu', 'Laat', 'Zonder'])
    expect(nextOf(all, '09:50')?.name).toBe('Nu')
    expect(nextOf(all, '11:00')?.name).toBe('Laat')
    expect(nextOf(all.slice(0, 2), '23:00')?.name).toBe('Nu')
    expect(nextOf(all.slice(0, 1), '08:00')).toBeUndefined()
  })

  test('has who is called again: who asked for it first', () => {
    const again = callBack([row('Bram', { last: 'no_answer' }), row('Ada', { last: 'no_answer' }), row('Zus', { last: 'call_back' }), row('Klaar', { last: 'call_back', step: 'prepared' }), row('Later', { last: 'no_answer', plan: { day: '2026-11-12' } }), row('Gesproken', { last: 'spoken' })], today)
    expect(names(again)).toEqual(['Zus', 'Ada', 'Bram'])
  })

  test('goes over the end of a month and of the summer time', () => {
    expect([daysOn('2026-10-31', 1), daysOn('2026-10-25', -1), daysOn('2027-01-01', -1), daysOn('2026-10-24', 1)]).toEqual(['2026-11-01', '2026-10-24', '2026-12-31', '2026-10-25'])
  })
})

describe('what has to be arranged', () => {
  const rows = [row('Ada', { needs: [need('Vervoer', { due: '2026-11-12' }), need('Ringleiding', { state: 'arranged', due: '2026-11-01' })] }), row('Bram', { needs: [need('Tolk'), need('Vervoer', { due: '2026-11-09' }), need('Hond', { state: 'impossible' })] })]
  test('late first, then by day, then without a day; what is settled last', () => {
    expect(toDo(rows, today).map(one => [one.need.text, one.row.name, one.late])).toEqual([['Vervoer', 'Bram', true], ['Vervoer', 'Ada', false], ['Tolk', 'Bram', false], ['Ringleiding', 'Ada', false], ['Hond', 'Bram', false]])
  })
  test('is counted without names, and without what cannot be', () => {
    expect(counted(rows)).toEqual([{ text: 'Vervoer', count: 2 }, { text: 'Ringleiding', count: 1 }, { text: 'Tolk', count: 1 }])
  })
  test('what was added by hand in the words of a choice is that choice', () => {
    const mixed = [row('Ada', { needs: [need('Een ringleiding', { choice: 'loop' })] }), row('Bram', { needs: [need(' een  Ringleiding'), need('Een hond'), need('een hond', { state: 'impossible' })] })]
    expect(counted(mixed)).toEqual([{ text: 'Een ringleiding', count: 2 }, { text: 'Een hond', count: 1 }])
    expect([need('x', { choice: 'loop' }), need('x', { choice: 'information' }), need('x')].map(asksForWords)).toEqual([false, true, true])
  })
  test('whose appointment passed, and who was not spoken to', () => {
    const rows = [
      row('Ada', { step: 'planned', plan: { day: '2026-11-09', time: '10:00' } }), row('Bram', { step: 'planned', plan: { day: today, time: '10:00' } }), row('Cor', { step: 'planned', plan: { day: today, time: '11:30' } }),
      row('Dirk', { step: 'talking', plan: { day: '2026-11-09' } }), row('Els', { step: 'planned', plan: { day: '2026-11-09' }, stopped: true }), row('Fenna'), row('Geert', { step: 'planned', plan: { day: '2026-11-09' }, last: 'spoken' }),
    ]
    expect(missed(rows, today, '12:00').map(one => one.name)).toEqual(['Ada', 'Bram'])
    expect(unspoken(rows).map(one => one.name)).toEqual(['Ada', 'Bram', 'Cor', 'Fenna'])
  })
  test('how far each capacity is', () => {
    const rows = [row('Ada', { step: 'prepared' }), row('Bram', { step: 'talking' }), { ...row('Cor'), capacity: 'resident' }, row('Dirk', { stopped: true })]
    expect(mixOf(rows, [{ capacity: 'expert', number: 2 }, { capacity: 'carer', number: 5 }])).toEqual([
      { capacity: 'expert', aim: 2, listed: 0, spoken: 0, prepared: 0 }, { capacity: 'carer', aim: 5, listed: 2, spoken: 2, prepared: 1 }, { capacity: 'resident', aim: 0, listed: 1, spoken: 0, prepared: 0 },
    ])
    expect(goingEarly([{ leaves: '17:00' }, { leaves: '16:30' }, {}, { leaves: '17:00' }])).toEqual([{ time: '16:30', count: 1 }, { time: '17:00', count: 2 }])
  })
  test('the hour at which most go', () => {
    expect(leaving([{ leaves: '17:00' }, { leaves: '16:30' }, {}, { leaves: '16:30' }])).toEqual({ time: '16:30', count: 2 })
    expect(leaving([{}])).toBeUndefined()
  })
})

describe('answers', () => {
  const ask = (kind: string, more: Partial<KindQuestion> = {}): KindQuestion => ({ id: 'q', kind, text: 'Wat?', ...more })
  const choices = [{ id: 'a', text: 'Vervoer' }, { id: 'b', text: 'Een tolk' }, { id: 'c', text: 'Grote letters' }]
  test.each<[string, KindQuestion, object, string]>([
    ['several', ask('several', { choices }), { choices: ['c', 'a'] }, 'vervoer en grote letters'],
    ['choice', ask('choice', { choices }), { choices: ['b'], text: 'Fries' }, 'Een tolk. Fries'],
    ['moment', ask('moment'), { moment: '16:30', place: 'bij de kerk' }, 'om 16.30 uur, bij de kerk'],
    ['person', ask('person'), { people: [{ name: 'Jan', phone: '06 1' }, { name: 'Mia' }] }, 'Jan (06 1) en Mia'],
    ['text', ask('text'), { text: ' Fijn ' }, 'Fijn'],
    ['words instead of a choice', ask('choice', { choices }), { text: 'Weet niet' }, 'Weet niet'],
    ['nothing', ask('several', { choices }), {}, ''],
  ])('%s, in words', (_, question, answer, words) => expect(answerWords(question, { question: 'q', ...answer })).toBe(words))

  test('every kind of the server has an input here', () => expect(Object.keys(kinds).sort()).toEqual(['choice', 'moment', 'person', 'several', 'text']))

  test('are written without what is empty, and compared without who gave them', () => {
    const written = bare(ask('person'), { question: 'q', text: '  ', choices: [], people: [{ name: ' Jan ', phone: '' }, { name: ' ', phone: '06' }] })
    expect(written).toEqual({ question: 'q', people: [{ name: 'Jan' }] })
    expect(nothingSaid({ question: 'q', text: ' ', people: [{ name: '' }] })).toBe(true)
    expect(same({ question: 'q', text: 'ja ', at: 5, team: true } as never, { question: 'q', text: 'ja' })).toBe(true)
    expect(same({ question: 'q', text: 'ja' }, { question: 'q', text: 'nee' })).toBe(false)
  })

  test('become sentences to read back', () => {
    const questions = [
      { ...ask('several', { id: 'needs', use: 'needs', choices }), order: 0 }, { ...ask('moment', { id: 'until', use: 'leaves' }), order: 1 }, { ...ask('choice', { id: 'again', text: 'Mogen we bellen?', choices: [{ id: 'yes', text: 'Ja' }] }), order: 2 }, { ...ask('text', { id: 'else' }), order: 3 },
    ]
    const said: Record<string, object> = { needs: { choices: ['a'] }, until: { moment: '16:30' }, again: { choices: ['yes'] } }
    expect(summary({
      questions, answer: id => (said[id] ? { question: id, at: 1, ...said[id] } : undefined),
      companions: [{ id: 'c', name: 'Jan', as: 'companion', voice: true }, { id: 'd', as: 'interpreter', voice: false }], needs: [need('Een kussen'), need('Vervoer', { choice: 'a' }), need('Een hond', { state: 'impossible' })],
    })).toEqual(['Wat u nodig hebt: vervoer.', 'U moet weg om 16.30 uur.', 'Mogen we bellen? U zei: Ja.', 'We regelen ook: Een kussen.', 'Jan komt met u mee en beslist zelf ook mee.', 'iemand komt mee als tolk.'])
  })
})

describe('the settings', () => {
  const question = (id: string, more: Partial<KindQuestion> = {}): KindQuestion => ({ id, kind: 'text', text: id, ...more })
  const setup = (): Setup => ({
    version: 1, team: ['anna'], script: { points: [{ id: 'p', text: 'Een' }, { id: 'leeg', text: ' ' }], questions: [question('a', { hint: ' ' }), question('b', { kind: 'several', choices: [{ id: 'x', text: 'X' }, { id: 'y', text: '' }], more: true })] },
    numbers: [{ label: '', number: '' }, { label: 'Wij', number: '0594' }], sender: { name: 'Stichting', phone: '' }, sign_up: false, keep_days: 28,
  })
  test('go to the server without what is empty', () => {
    const sent = cleaned(setup())
    expect(sent.script).toEqual({ points: [{ id: 'p', text: 'Een' }], questions: [{ id: 'a', kind: 'text', text: 'a' }, { id: 'b', kind: 'several', text: 'b', choices: [{ id: 'x', text: 'X' }], more: true }] })
    expect([sent.numbers, sent.sender]).toEqual([[{ label: 'Wij', number: '0594' }], { name: 'Stichting' }])
  })
  test.each([
    [{ field: 'choices', question: 'b' }, 'question/b/choices'], [{ field: 'id', point: 'p' }, 'point/p/id'], [{ field: 'script.questions[1].choices[0].text' }, 'question/b/choices'], [{ field: 'script.points[0].text' }, 'point/p/text'],
    [{ field: 'numbers[1].number' }, 'numbers/1/number'], [{ field: 'keep_days' }, 'keep_days'], [{ field: 'sender.email' }, 'sender.email'], [{ field: 'questions', limit: 6 }, 'questions'],
  ])('a refusal finds its field: %o', (about, place) => expect(placeOf({ code: 'bad_value', about }, setup())).toBe(place))
  test('questions change their place and kind', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(ofKind(question('b', { kind: 'several', choices: [{ id: 'x', text: 'X' }], use: 'needs' }), 'text')).toEqual({ id: 'b', kind: 'text', text: 'b' })
    expect(ofKind(question('b', { use: 'needs' }), 'choice')).toEqual({ id: 'b', kind: 'choice', text: 'b', choices: [] })
    expect(firstQuestions(setup().script)).toBe(1)
  })
})

describe('following the list', () => {
  /** A server that answers each question with the next of these; a number is a status, undefined no answer at all. */
  function serve(...answers: (object | number | undefined)[]) {
    const asked: string[] = []
    const waits: number[] = []
    const around: Around = {
      random: () => 1,
      wait: async ms => void waits.push(ms),
      fetch: async (url, { signal }) => {
        asked.push(url.replace('/api/v1/meetings/m/talks', ''))
        if (!answers.length) return new Promise((_, no) => signal.addEventListener('abort', () => no(new Error('aborted'))))
        const next = answers.shift()
        if (next === undefined) throw new Error('no network')
        return typeof next === 'number' ? { ok: false, status: next, json: async () => ({}) } : { ok: true, status: 200, json: async () => next }
      },
    }
    return { follow: new Follow('m', around), asked, waits }
  }
  const settle = () => new Promise(done => setTimeout(done))

  test('takes what changed and asks for what comes after it', async () => {
    const { follow, asked } = serve({ version: 3, rows: [talk('a'), talk('b')], gone: [] }, { version: 5, rows: [talk('a', { step: 'prepared' })], gone: ['b'] })
    void follow.start()
    await settle()
    expect([...follow.talks.values()]).toEqual([talk('a', { step: 'prepared' })])
    expect(asked).toEqual(['', '?after=3', '?after=5'])
    expect(follow.state).toBe('here')
    follow.stop()
  })

  test('waits longer each time nobody answers, says that what is shown may be old, and goes on from there', async () => {
    const { follow, asked, waits } = serve({ version: 3, rows: [talk('a')], gone: [] }, undefined, 503, undefined, { version: 4, rows: [], gone: [] }, undefined)
    void follow.start()
    await settle()
    expect(waits).toEqual([500, 1000, 2000, 500])
    expect(asked).toEqual(['', '?after=3', '?after=3', '?after=3', '?after=3', '?after=4', '?after=4'])
    expect([follow.offline, follow.talks.size]).toEqual([true, 1])
    follow.stop()
  })

  test('begins anew when the server counts anew', async () => {
    const { follow, asked } = serve({ version: 9, rows: [talk('a'), talk('b')], gone: [] }, { version: 1, rows: [], gone: [] }, { version: 1, rows: [talk('b', { step: 'talking' })], gone: [] })
    void follow.start()
    await settle()
    expect(asked).toEqual(['', '?after=9', '', '?after=1'])
    expect([...follow.talks.values()]).toEqual([talk('b', { step: 'talking' })])
    follow.stop()
  })

  test.each([[404, 'stranger'], [403, 'stranger'], [401, 'signed_out']])('%i is an answer, not a failure', async (status, state) => {
    const { follow, asked } = serve(status)
    await follow.start()
    expect([follow.state, asked.length]).toEqual([state, 1])
  })

  test('stops when the page is left', async () => {
    const { follow, asked } = serve({ version: 1, rows: [], gone: [] })
    const over = follow.start()
    await settle()
    follow.stop()
    await over
    expect(asked.length).toBe(2)
  })
})
