import { expect, test } from 'vitest'
import { besideFacts, boundPages, checkPages, fitsScreen, isNarrow, linesOf, parts } from '../src/screens/projector/paging'

const sentence = 'De huisarts vraagt bij elk bezoek wie er mee zorgt. '

test('lines break between words, and a word longer than a line takes more of them', () => {
  expect(linesOf('een twee drie', 13)).toBe(1)
  expect(linesOf('een twee drie', 12)).toBe(2)
  expect(linesOf('een\ntwee', 20)).toBe(2)
  expect(linesOf('verantwoordelijkheid', 7)).toBe(3)
  expect(linesOf('', 7)).toBe(1)
})

test('a text is called fitting only when it stands in one view of the projector', () => {
  const short = sentence.repeat(4).trim()
  expect(fitsScreen('Een titel', short, false)).toBe(true)
  expect(parts(short, besideFacts('Een titel', false))).toEqual([short])
  const long = sentence.repeat(12).trim()
  expect(fitsScreen('Een titel', long, false)).toBe(false)
  const views = parts(long, besideFacts('Een titel', false))
  expect(views.length).toBeGreaterThan(1)
  expect(views.join(' ')).toBe(long)
})

test('a long title and what is left to spend take room from the text', () => {
  const edge = sentence.repeat(5).trim()
  expect(fitsScreen('Een titel', edge, false)).toBe(true)
  expect(fitsScreen('Een titel die zo lang is dat ze over meer dan één regel loopt', edge, true)).toBe(false)
})

test('verdicts on long texts get more room, so that none stands on top of the next', () => {
  const checks = (length: number) => Array.from({ length: 4 }, () => ({ name: sentence.repeat(12).slice(0, length) }))
  expect([60, 90, 140, 500].map(length => checkPages(checks(length)).length)).toEqual([1, 2, 2, 4])
})

test('on the 4:3 of a village hall less stands beside each other, and nothing is lost', () => {
  expect([isNarrow(1024, 768), isNarrow(1280, 800), isNarrow(1920, 1080), isNarrow(1366, 768)]).toEqual([true, true, false, false])
  const bounds = Array.from({ length: 7 }, (_, i) => ({ text: `Grens ${i}` }))
  expect([boundPages(bounds).map(page => page.length), boundPages(bounds, true).map(page => page.length)]).toEqual([[6, 1], [4, 3]])
  const long = sentence.repeat(20).trim()
  expect(parts(long, besideFacts('Een titel', true, true)).join(' ')).toBe(long)
})
