import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Problem } from './problem'
import { verify, type Known } from './verify'

const kept = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../internal/seal/testdata/${name}.hlz`, import.meta.url)))
const what = (raw: Uint8Array, known?: Known): string => {
  try {
    verify(raw, known)
    return 'right'
  } catch (problem) {
    if (problem instanceof Problem) return `${problem.what} ${problem.item} ${problem.n}`
    throw problem
  }
}

test.each(['klein', 'medeondertekend', 'citaten'])('%s, as it was kept, verifies', name => {
  expect(what(kept(name))).toBe('right')
})
