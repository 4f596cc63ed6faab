import { beforeEach, describe, expect, test } from 'vitest'
import { linesOf, nothingOf, togetherOf, verdictOf, type Tried } from '../src/screens/hall/judge'
import { speak } from '../src/words'

beforeEach(() => speak('nl'))
const phone = (more: Partial<Tried> = {}): Tried => ({ number: 1, came: 'hall', ago: 1, trip: 20, socket: 'works', poll: 'works', means: '', ...more })

describe('a phone that is tried', () => {
  test.each<[string, Partial<Tried>, string]>([
    ['works', {}, 'good'], ['works before the held request is answered', { poll: '' }, 'good'], ['is waited for', { socket: '' }, 'busy'],
    ['is waited for when only its socket fails so far', { socket: 'fails', poll: '' }, 'busy'], ['takes part without sockets', { socket: 'fails' }, 'slow'],
    ['takes part with cut sockets', { socket: 'dies' }, 'slow'], ['takes part slowly', { trip: 900 }, 'slow'],
    ['cannot take part', { socket: 'fails', poll: 'fails' }, 'bad'], ['is gone', { ago: 30 }, 'gone'],
  ])('%s', (_, more, verdict) => expect(verdictOf(phone(more))).toBe(verdict))

  test('says by which way it came, and no more than is known', () => {
    const said = (more: Partial<Tried>, inHall: boolean) => linesOf(phone(more), inHall).join(' ')
    expect(said({ came: 'other' }, false)).toContain('waarschijnlijk mobiele data')
    expect(said({ came: 'other', means: 'cellular' }, false)).toContain('zegt zelf')
    expect(said({ came: 'other' }, true)).toContain('van buiten het netwerk')
    expect(said({ came: 'unknown' }, false)).not.toMatch(/mobiele|zelfde/)
  })
})

describe('phones together', () => {
  test('are only called good when three are', () => {
    expect(togetherOf([phone(), phone()], true)).toBeUndefined()
    expect(togetherOf([phone(), phone(), phone()], true)?.good).toBe(true)
    expect(togetherOf([phone(), phone(), phone({ trip: 2000 })], true)).toBeUndefined()
  })
  test('point at the network when all of them are cut, and one does not', () => {
    expect(togetherOf([phone({ socket: 'fails' })], true)).toBeUndefined()
    expect(togetherOf([phone({ socket: 'fails' }), phone({ socket: 'dies' })], true)?.text).toContain('het netwerk')
  })
  test('are told apart from the console’s network only over the internet', () => {
    const away = [phone({ came: 'other' }), phone({ came: 'other' })]
    expect(togetherOf(away, false)?.text).toContain('het netwerk van uw laptop')
    expect(togetherOf(away, true)).toBeUndefined()
  })
})

test('when nothing came, network and firewall are no longer suspected once another phone did come', () => {
  expect(nothingOf([], true).join(' ')).toMatch(/gastnetwerk.*firewall/)
  expect(nothingOf([phone()], true).join(' ')).not.toMatch(/gastnetwerk|firewall/)
  expect(nothingOf([phone({ came: 'self' })], true).join(' ')).toMatch(/firewall/)
  expect(nothingOf([], false).join(' ')).not.toMatch(/firewall/)
})
