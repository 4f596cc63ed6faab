import { beforeEach, describe, expect, test } from 'vitest'
import { methods } from '../src/life/decide/methods/console'
import { course, endTime, leavings, roundsThatFit } from '../src/screens/console/clockwork'
import { amendOf, draftOf, emptyForm, formOf } from '../src/screens/console/draft'
import { minus, plus } from '../src/screens/console/names'
import { typedAmount, typedHour } from '../src/words/format'
import { goOn, nextStep, stillOpen, type Situation } from '../src/screens/console/next'
import { refusalWords } from '../src/screens/console/refusals'
import { parts } from '../src/screens/staff/records'
import type { ProposeShown } from '../src/wire/types'
import { speak } from '../src/words'

beforeEach(() => speak('nl'))

describe('the one next step', () => {
  const at = (change: Partial<Situation>): Situation => ({ phase: 'open', station: 'ideas', nextItem: { id: 'n', title: 'Pauze' }, hidden: [], proposals: [], reading: { left: 0, total: 0 }, end: { signing: false, handed: false, closed: false }, ...change })
  const proposal = (change: object) => ({ id: 'v', title: 'Een plek', undecided: true, blocking: 0, tried: false, again: true, ...change })
  const cases: [string, Partial<Situation>, object][] = [
    ['held still', { phase: 'paused' }, { code: 'resume' }],
    ['hidden ideas', { hidden: [{ theme: 't', count: 3 }] }, { code: 'reveal', theme: 't', count: 3 }],
    ['all shown', {}, { code: 'go', item: 'n', title: 'Pauze' }],
    ['an open round comes before all', { hidden: [{ theme: 't', count: 3 }], round: { id: 'r', judging: false, open: 7, electorate: 60 } }, { code: 'close', round: 'r', open: 7, total: 60 }],
    ['people practise', { hidden: [{ theme: 't', count: 3 }], practice: { open: 2, total: 6 } }, { code: 'end_practice', open: 2, total: 6 }],
    ['an item that waits until it begins', { begins: 'private' }, { code: 'private' }],
    ['an open round comes before what begins', { begins: 'practise', round: { id: 'r', judging: false, open: 7, electorate: 60 } }, { code: 'close', round: 'r', open: 7, total: 60 }],
    ['the group judges', { round: { id: 'r', judging: true, open: 0, electorate: 60 } }, { code: 'judge', round: 'r' }],
    ['no proposal yet', { station: 'proposals' }, { code: 'draft' }],
    ['not looked at', { station: 'proposals', proposals: [proposal({ blocking: 2 })] }, { code: 'check', proposal: 'v', title: 'Een plek', left: 2 }],
    ['ready', { station: 'decisions', proposals: [proposal({})] }, { code: 'decide', proposal: 'v', title: 'Een plek' }],
    ['tried in this wording', { station: 'decisions', proposals: [proposal({ tried: true })] }, { code: 'repair', proposal: 'v', title: 'Een plek' }],
    ['tried, and another one not yet', { station: 'decisions', proposals: [proposal({ id: 'w', tried: true }), proposal({})] }, { code: 'decide', proposal: 'v', title: 'Een plek' }],
    ['tried as often as may be, and one that was not', { station: 'decisions', proposals: [proposal({ id: 'w', tried: true, again: false }), proposal({ tried: true })] }, { code: 'repair', proposal: 'v', title: 'Een plek' }],
    ['tried as often as may be', { station: 'decisions', proposals: [proposal({ tried: true, again: false })] }, { code: 'keep', proposal: 'v', title: 'Een plek' }],
    ['read, with one that not everyone stands behind', { station: 'plan', proposals: [proposal({ tried: true })], reading: { left: 0, total: 9 } }, { code: 'seal' }],
    ['all decided', { station: 'decisions', proposals: [proposal({ undecided: false })] }, { code: 'go', item: 'n', title: 'Pauze' }],
    ['not read', { station: 'plan', reading: { left: 4, total: 9 } }, { code: 'read', left: 4 }],
    ['read', { station: 'plan', reading: { left: 0, total: 9 } }, { code: 'seal' }],
    ['sealed, at the end', { phase: 'sealed', station: 'after', nextItem: undefined, end: { signing: true, handed: true, closed: true } }, { code: 'files' }],
  ]
  test.each(cases)('%s', (_, change, step) => expect(nextStep(at(change))).toEqual(step))

  test('work on a proposal never holds the room: one can go on all the same', () => {
    const tried = { station: 'decisions', proposals: [proposal({ tried: true })] }
    expect(goOn(at(tried))).toEqual({ code: 'go', item: 'n', title: 'Pauze' })
    expect(goOn(at({ ...tried, nextItem: undefined }))).toEqual({ code: 'files' })
    expect(goOn(at({ station: 'decisions' })), 'where going on is the step itself').toBeUndefined()
    expect(goOn(at({ ...tried, round: { id: 'r', judging: false, open: 7, electorate: 60 } })), 'while a round is open').toBeUndefined()
  })

  test('a proposal not everyone stands behind is open until it is kept, split or taken back', () => {
    expect(stillOpen({}, undefined)).toBe(true)
    expect(stillOpen({}, 'not_adopted')).toBe(true)
    expect(stillOpen({ parked: { reason: 'Later' } }, 'not_adopted')).toBe(false)
    expect(stillOpen({ state: 'split' }, 'not_adopted')).toBe(false)
    expect(stillOpen({ state: 'withdrawn' }, undefined)).toBe(false)
    expect(stillOpen({}, 'adopted_with_concerns')).toBe(false)
  })
})

describe('the afternoon in minutes', () => {
  const agenda = [{ id: 'a', title: 'Welkom', minutes: 15 }, { id: 'b', title: 'Ideeën', minutes: 40 }, { id: 'c', title: 'Besluiten', minutes: 45 }]
  const minute = 60_000
  test('the running item pushes what follows when it is over time', () => {
    const now = course(agenda, 'b', 15 * minute, 65 * minute, 100 * minute, { a: 0 })
    expect(now.left).toBe(-10 * minute)
    expect(now.rows[0]).toMatchObject({ state: 'past', used: 15 })
    expect(now.rows[1]).toMatchObject({ state: 'now', used: 50 })
    expect(now.rows[2]).toMatchObject({ at: 65 * minute })
    expect(now.late).toBe(10)
  })
  test('before the first item everything begins now', () => expect(course(agenda, undefined, undefined, 0, undefined)).toMatchObject({ done: 100 * minute, late: undefined }))
  test('an end time is one of today, and nothing else is one', () => {
    const clock = new Date(2026, 10, 22, 9, 0).getTime()
    expect(endTime('16.30', clock)).toBe(new Date(2026, 10, 22, 16, 30).getTime())
    expect(endTime('half vijf', clock)).toBeUndefined()
  })
  test('rounds that fit', () => expect(roundsThatFit(0, 17 * minute)).toBe(2))
})

describe('amounts', () => {
  test.each([['€ 18.000', '18000'], ['18000,50', '18000.50'], ['18.000,5', '18000.50'], ['1.5', '1.50'], ['0', '0'], ['007', '7'], ['veel', 'veel']])('%s is %s', (typed, wanted) => expect(typedAmount(typed)).toBe(wanted))
  test('are reckoned exactly', () => {
    expect(minus('0.30', '0.10')).toBe('0.20')
    expect(plus('0.1', '0.2')).toBe('0.30')
    expect(minus('50000', '60000.01')).toBe('-10000.01')
    expect(plus('90071992547409.91', '0.02')).toBe('90071992547409.93')
  })
})

test('a sum that is too much is said with its arithmetic', () => {
  const no = { code: 'limit_exceeded', about: { framework: 'k', unit: 'EUR', max: '250000.00', used: '200000.00', asks: '80000.00' } }
  const said = refusalWords(no, { framework: () => undefined, proposal: () => undefined })
  for (const part of ['€ 200.000', '€ 80.000', '€ 280.000', '€ 250.000', '€ 30.000 te veel']) expect(said).toContain(part)
})

test('to who leads, a closed round says nothing about an answer of theirs', () => {
  expect(refusalWords({ code: 'round_closed', about: { round: 'r' } }, { framework: () => undefined, proposal: () => undefined })).toBe('Deze ronde is al dicht.')
})

describe('a proposal as a form', () => {
  const one = { id: 'v', theme: 't', order: 0, from: [], ideas: [], version: 3, title: 'Titel', text: 'Tekst', lead: 'De gemeente', numbers: { cost: '100.00' }, lead_state: {}, checks: [], stale: [], warnings: [], missing: [] } as ProposeShown
  test('unchanged, nothing is asked', () => expect(amendOf(one, formOf(one))).toBeUndefined())
  test('only what changed is asked, with the version it was seen in', () => expect(amendOf(one, { ...formOf(one), text: 'Andere tekst' })).toEqual({ id: 'v', version: 3, text: 'Andere tekst' }))
  test('a number is asked as the server wants it', () => expect(amendOf(one, { ...formOf(one), numbers: { cost: '€ 2.000' } })).toEqual({ id: 'v', version: 3, numbers: { cost: '2000' } }))
  test('what is empty is left out of a draft', () => expect(draftOf({ ...emptyForm(), title: ' A ', text: 'B' })).toMatchObject({ title: 'A', text: 'B', lead: undefined, numbers: {} }))
})

test('the rule sentence names the share', () => {
  expect(methods.of('majority').rule({ num: 3, den: 4, strict: false, basis: 'present' })).toContain('minstens 3/4 van iedereen die er is')
})

test('wishes are sent in parts that fit', () => {
  const wishes = Array.from({ length: 50 }, (_, i) => ({ name: 'prepare.set_theme' as const, data: { id: `t${i}`, title: 'x'.repeat(i % 3 ? 10 : 5000) } }))
  const sent = parts(wishes)
  expect(sent.flat()).toEqual(wishes)
  for (const part of sent) expect(JSON.stringify(part).length).toBeLessThan(15_000)
})

test('one can always go on past practising and private time', () => {
  const at = { phase: 'open', station: 'talks', nextItem: { id: 'n', title: 'Pauze' }, hidden: [], proposals: [], reading: { left: 0, total: 0 }, end: { signing: false, handed: false, closed: false } } as Situation
  for (const begins of ['practise', 'private'] as const) expect(goOn({ ...at, begins })).toEqual({ code: 'go', item: 'n', title: 'Pauze' })
})

describe('who goes early', () => {
  const clock = new Date(2021, 10, 8, 16, 0).getTime()
  const at = (hours: number, minutes: number) => new Date(2021, 10, 8, hours, minutes).getTime()
  const goes = (leaves: string | undefined, present = true) => ({ present, ...(leaves ? { leaves } : {}) })
  test('together per moment, the first first', () => expect(leavings([goes('16:45'), goes('16:30'), goes('16:30'), goes(undefined)], clock)).toEqual([{ at: at(16, 30), count: 2, last: at(16, 22) }, { at: at(16, 45), count: 1, last: at(16, 37) }]))
  test('who is not there, has gone by then, or goes much later is not said', () => expect(leavings([goes('16:30', false), goes('15:45'), goes('17:30')], clock)).toEqual([]))
  test('too late for a round', () => expect(leavings([goes('16:05')], clock)).toEqual([{ at: at(16, 5), count: 1 }]))
  test.each([['16.30', '16:30'], ['9:05', '09:05'], ['17', '17:00'], ['1630', '16:30'], ['16 u', '16:00'], ['25.00', undefined], ['straks', undefined], ['', undefined]])('%s', (typed, hour) => expect(typedHour(typed)).toBe(hour))
})
