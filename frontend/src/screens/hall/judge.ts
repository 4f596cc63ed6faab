// What a tried phone found, in words: on the console and on the phone itself. No more certainty than there is.
import { m } from '../../words'

/** "" is not known yet. */
export type Worked = '' | 'works' | 'fails'
export interface Told { trip: number; socket: Worked | 'dies'; poll: Worked; means: '' | 'cellular' | 'wifi' }
export interface Tried extends Told { number: number; came: 'self' | 'hall' | 'same' | 'other' | 'unknown'; ago: number }
export type Verdict = 'busy' | 'good' | 'slow' | 'bad' | 'gone'

/** A phone tells how it is every few seconds. */
const silence = 20
/** From here people notice that they wait. */
const slowTrip = 800

export function verdictOf(one: Tried): Verdict {
  if (one.ago > silence) return 'gone'
  if (one.socket === 'works') return one.trip > slowTrip ? 'slow' : 'good'
  if (one.socket === '' || one.poll === '') return 'busy'
  return one.poll === 'fails' ? 'bad' : 'slow'
}

export const verdictWords = (verdict: Verdict): string =>
  ({ busy: m['zaal.busy'], good: m['zaal.good'], slow: m['zaal.slow'], bad: m['zaal.bad'], gone: m['zaal.gone'] })[verdict]()

/** By which way it came. inHall: the server is in the hall itself. */
function wayWords({ came, means }: Tried, inHall: boolean): string {
  if (means === 'cellular') return m['zaal.cellular']()
  if (came === 'other' && inHall) return m['zaal.came_outside']()
  return { self: m['zaal.came_self'], hall: m['zaal.came_hall'], same: m['zaal.came_same'], other: m['zaal.came_other'], unknown: m['zaal.came_unknown'] }[came]()
}

/** Everything there is to say of a phone, each in a sentence or two. */
export function linesOf(one: Tried, inHall: boolean): string[] {
  const socket = { '': undefined, works: m['zaal.socket_works'], fails: m['zaal.socket_fails'], dies: m['zaal.socket_dies'] }[one.socket]
  return [
    verdictOf(one) === 'gone' ? m['zaal.gone_hint']({ count: one.ago }) : '',
    wayWords(one, inHall),
    one.trip > 0 ? (one.trip > slowTrip ? m['zaal.trip_slow'] : m['zaal.trip'])({ ms: one.trip }) : '',
    socket?.() ?? '',
    one.poll === 'fails' ? m['zaal.poll_fails']() : '',
  ].filter(Boolean)
}

const cut = ({ socket }: Tried) => socket === 'fails' || socket === 'dies'

/** What only shows when phones are looked at together. */
export function togetherOf(all: Tried[], inHall: boolean): { good: boolean; text: string } | undefined {
  if (all.length > 1 && all.every(cut)) return { good: false, text: m['zaal.all_cut']() }
  if (!inHall && all.length > 1 && all.every(one => one.came === 'other')) return { good: false, text: m['zaal.all_other']() }
  if (all.filter(one => verdictOf(one) === 'good').length >= 3) return { good: true, text: m['zaal.ready']() }
  return undefined
}

/** What may be wrong when a phone scanned the code and nothing came: all of it is a guess. */
export function nothingOf(all: Tried[], inHall: boolean): string[] {
  if (!inHall) return [m['zaal.nothing_internet'](), m['zaal.nothing_blocked']()]
  const others = all.some(one => one.came === 'hall')
  return others ? [m['zaal.nothing_wifi']()] : [m['zaal.nothing_wifi'](), m['zaal.nothing_apart'](), m['zaal.nothing_firewall']()]
}
