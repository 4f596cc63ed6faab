import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Typing } from '../src/live/typing'

let said: boolean[]
let typing: Typing
beforeEach(() => {
  vi.useFakeTimers()
  said = []
  typing = new Typing(on => said.push(on))
})
afterEach(() => vi.useRealTimers())

test('the first letter says so, the next ones do not', () => {
  for (const text of ['E', 'Ee', 'Een']) typing.wrote(text)
  expect(said).toEqual([true])
})

test('whoever goes on says so again now and then, for a line that was replaced', () => {
  for (let i = 0; i < 12; i++) {
    typing.wrote('Een idee')
    vi.advanceTimersByTime(1_000)
  }
  expect(said.length).toBeGreaterThan(1)
  expect(said.length).toBeLessThan(5)
  expect(said.every(Boolean)).toBe(true)
})

test('it is over after a while, when nothing is left, and when it was sent; said once', () => {
  typing.wrote('Een idee')
  vi.advanceTimersByTime(60_000)
  expect(said).toEqual([true, false])
  typing.wrote('Een')
  typing.wrote('')
  typing.stop()
  expect(said).toEqual([true, false, true, false])
  typing.stop()
  vi.advanceTimersByTime(60_000)
  expect(said).toEqual([true, false, true, false])
})
