import { beforeEach, describe, expect, test } from 'vitest'
import { choicesOf, leaving, leftOf } from '../src/life/decide/methods/kind'
import { methods as onPhone } from '../src/life/decide/methods/phone'
import { methods as onProjector } from '../src/life/decide/methods/projector'
import { aloud, timeOf, timeWrong, together } from '../src/screens/paper/aloud'
import { fromWire, lacks, toWire } from '../src/screens/phone/ballot'
import { resultOf } from '../src/screens/projector/results'
import { methods, toGroup, type DecideResult, type DecideRoundShown } from '../src/wire/types'
import { speak } from '../src/words'

beforeEach(() => speak('nl'))
const names = ['Mevrouw Jansen', 'meneer De Boer', 'Ada', 'Bouke', 'Wiebe', 'Els', 'Ton', 'Mia']
const round = (...proposals: string[]) => ({ id: 'r1', method: 'stand_behind', proposals: proposals.map(id => ({ id })) }) as unknown as DecideRoundShown
const choices = onPhone.of('stand_behind').choices

describe('what is read aloud', () => {
  test('names two, and counts the others', () => {
    expect([1, 2, 3, 8].map(n => together(names.slice(0, n)))).toEqual([
      'Mevrouw Jansen', 'Mevrouw Jansen en meneer De Boer', 'Mevrouw Jansen, meneer De Boer en Ada', 'Mevrouw Jansen, meneer De Boer en 6 anderen'])
  })

  test('says the answer in one sentence', () => {
    const pile = { people: ['0', '1', '2', '3'], answers: { v1: { choice: 'support' } } }
    expect(aloud(round('v1'), pile, choices, id => names[Number(id)]!, () => '')).toEqual(['Mevrouw Jansen, meneer De Boer en 2 anderen: ‘ik sta hierachter’.'])
  })

  test('says each proposal, and what somebody wrote', () => {
    const pile = { people: ['0'], answers: { v1: { choice: 'support_with_concern', words: 'ook op zondag' }, v2: { choice: 'not_yet', words: 'een bus' } } }
    const said = aloud(round('v1', 'v2'), pile, choices, id => names[Number(id)]!, id => `Plan ${id}`)
    expect(said[0]).toBe('Mevrouw Jansen, over ‘Plan v1’: ‘ik sta hierachter, maar let op: ook op zondag’.')
    expect(said[1]).toContain('een bus')
  })
})

describe('the time on a card', () => {
  const began = new Date(2021, 10, 8, 15, 8, 40).getTime()
  const now = new Date(2021, 10, 8, 15, 20, 5).getTime()
  test.each([['15:12', undefined], ['15.12', undefined], [' 15:08 ', undefined], ['15:20', undefined], ['15:07', 'early'], ['15:21', 'ahead'], ['kwart over drie', 'wrong'], ['25:00', 'wrong'], ['', 'wrong']])('%s', (text, wrong) => {
    expect(timeWrong(timeOf(text, now), began, now)).toBe(wrong)
  })
})

describe.each(Object.keys(methods))('leaving it to the group, with %s', name => {
  const offered = { to_group: true }
  test('is an answer where the meeting offers it', () => {
    expect(choicesOf(onPhone.of(name), {})).not.toContain(leaving)
    expect(choicesOf(onPhone.of(name), offered).map(one => one.word)).toEqual([...methods[name as keyof typeof methods], toGroup])
  })

  test('asks for nothing more', () => {
    expect(lacks({ word: toGroup })).toBeUndefined()
    expect(fromWire(toWire({ word: toGroup }))).toEqual({ word: toGroup })
  })

  test('the hall is not told that everybody chose', () => {
    const result = { proposal: 'v1', passed: true, outcome: 'adopted', answered: 9, counts: { [toGroup]: 2 } } as unknown as DecideResult
    const shown = resultOf({ method: name, electorate: 9, params: offered } as unknown as DecideRoundShown, result, [])
    expect(leftOf(result)).toBe(2)
    expect(shown.someLeft).toBe(true)
    expect(onProjector.of(name).left.carried()).not.toBe('Iedereen staat hierachter.')
  })
})
