import { describe, expect, test } from 'vitest'
import { methods as onConsole } from '../src/life/decide/methods/console'
import { methods as onPhone } from '../src/life/decide/methods/phone'
import { methods as onProjector } from '../src/life/decide/methods/projector'
import { settingsOf } from '../src/life/decide/methods/settings'
import { fromWire, lacks, toWire } from '../src/screens/phone/ballot'
import { resultOf } from '../src/screens/projector/results'
import { methods, type DecideResult, type DecideRoundShown } from '../src/wire/types'

describe.each(Object.entries(methods))('%s', (name, choices) => {
  test.each([['phone', onPhone], ['console', onConsole], ['projector', onProjector]])('the %s has the answers of the server', (_, screen) => {
    expect(screen.of(name).method).toBe(name)
    expect(screen.of(name).choices.map(one => one.word)).toEqual(choices)
  })

  test('every answer has its shape in the hall', () => expect(onProjector.of(name).shapes).toHaveLength(choices.length))

  test('means and tells of its own answers only', () => {
    const { meanings = {}, tells } = onPhone.of(name)
    for (const word of [...Object.keys(meanings), ...(tells ? [tells] : [])]) expect(choices).toContain(word)
  })

  test('the hall sees counts only of what counts', () => {
    const round = { method: name, electorate: 9 } as DecideRoundShown
    const result = { answered: 8, passed: false, counts: { [choices[0]]: 7 } } as unknown as DecideResult
    expect(resultOf(round, result, []).counts !== undefined).toBe(onPhone.of(name).counted)
  })

  test('an answer comes back from the server as it was given', () => {
    for (const choice of onPhone.of(name).choices) {
      const tell = choice.word === onPhone.of(name).tells ? ('read' as const) : undefined
      const answer = { word: choice.word, ...(choice.writes ? { [choice.writes]: 'Ook op zaterdag.' } : {}), ...(tell ? { tell } : {}) }
      expect(lacks(answer)).toBeUndefined()
      expect(fromWire(toWire(answer))).toEqual(answer)
    }
  })
})

test('no two ways of deciding have an answer in common', () => {
  const all = Object.values(methods).flat()
  expect(new Set(all).size).toBe(all.length)
})

test('a meeting that has not chosen decides by the first', () => expect(onConsole.of(undefined).method).toBe(Object.keys(methods)[0]))

test('only majority has something to set', () => {
  expect(Object.keys(methods).filter(name => settingsOf(name))).toEqual(['majority'])
})
