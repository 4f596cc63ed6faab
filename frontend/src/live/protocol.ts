// What travels between a screen and the server, in both directions. The socket and the long poll carry the same messages.
import type { Refusal } from '../words/refusal'

export interface Hello { t: 'hello'; from: string; place: string }
export interface Look { t: 'look'; place: string }
export interface Ask { t: 'ask'; id: string; name: string; for?: string; via?: string; at?: number; data: unknown }
export type ToServer = Hello | Look | Ask

/** What is the same for everybody comes without a position: what is one's own follows, and only then there is somewhere to go on from. */
export interface Frame { t: 'frame'; pos?: string; now?: number; reset?: boolean; set?: Record<string, unknown> }
export interface Done { t: 'done'; id: string; seq?: number; no?: Refusal }
export interface Bye { t: 'bye'; code: string; retry: boolean }
/** Something to know that ends nothing, such as that one went on elsewhere. */
export interface Notice { t: 'notice'; code: string }
/** Nothing to tell: the server lives. */
export interface Beat { t: 'beat' }
export type FromServer = Frame | Done | Bye | Notice | Beat

/** The message, or nothing when it is not JSON or of a kind this version does not know: newer servers may say more. */
export function parse(text: string): FromServer | undefined {
  try {
    return known(JSON.parse(text))
  } catch {
    return undefined
  }
}

export function known(message: unknown): FromServer | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  const m = message as Record<string, unknown>
  if (m.t === 'frame' && (typeof m.set === 'object' || typeof m.pos === 'string')) return m as unknown as Frame
  if (m.t === 'notice' && typeof m.code === 'string') return m as unknown as Notice
  if (m.t === 'beat') return { t: 'beat' }
  if (m.t === 'done' && typeof m.id === 'string') return m as unknown as Done
  if (m.t === 'bye' && typeof m.code === 'string') return m as unknown as Bye
  return undefined
}

/** A random id that carries no time (UUID version 4), also where the browser offers no crypto.randomUUID. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A short id of our own: a letter that says what it is, and no more. */
export const newId = (kind: string): string => `${kind}-${randomId().slice(0, 8)}`
