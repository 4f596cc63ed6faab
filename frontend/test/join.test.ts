import { expect, test } from 'vitest'
import { shrink } from '../src/ui/join/shrink'

// The widths were measured in the browser: WWW WWW is 6.30 letters wide, NND KMW 5.29; 5.08 fit.
test('a code of wide signs is written smaller, as far as is needed', () => {
  expect(shrink('111 111')).toBe(1)
  expect(shrink('7F3 K9P')).toBe(1)
  for (const [code, width] of [['WWW WWW', 6.3], ['MMM WMW', 5.89], ['NND KMW', 5.29]] as const) expect(shrink(code) * width, code).toBeLessThan(5.08)
  expect(shrink('WWW WWW')).toBeGreaterThan(.75)
})
