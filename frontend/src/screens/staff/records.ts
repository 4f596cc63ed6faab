// Asking and reading a meeting in one go, without a live line: for making a meeting from a template, a file or an earlier one.
import { randomId } from '../../live/protocol'
import type { Asks } from '../../wire/types'
import type { Refusal } from '../../words/refusal'
import { call, type Answer } from './api'

export interface Wish { name: keyof Asks; data: unknown }
type Message = { t: string; id?: string; no?: Refusal; set?: Record<string, unknown> }

/** A poll carries at most fifty asks, and 16 KB. */
const most = 20
const mostBytes = 12_000

const bytes = (wish: Wish) => new TextEncoder().encode(JSON.stringify(wish)).length + 80

/** In their order, in parts that each fit one poll. */
export function parts(wishes: Wish[]): Wish[][] {
  const all: Wish[][] = []
  let size = 0
  for (const wish of wishes) {
    const last = all[all.length - 1]
    if (!last || last.length >= most || size + bytes(wish) > mostBytes) { all.push([wish]); size = bytes(wish) }
    else { last.push(wish); size += bytes(wish) }
  }
  return all
}

const poll = (meeting: string, asks: unknown[]) =>
  call<Message[] | { messages: Message[] }>('POST', `/meetings/${encodeURIComponent(meeting)}/poll?as=console`, { from: '', place: '', asks })

const messagesOf = (answer: Message[] | { messages: Message[] }) => (Array.isArray(answer) ? answer : answer.messages)

/** Asks all of these, in order. The first refusal that matters, or nothing. What already was so does no harm. */
export async function askAll(meeting: string, wishes: Wish[]): Promise<Answer<true>> {
  for (const part of parts(wishes)) {
    let asks = part.map(wish => ({ id: randomId(), name: wish.name, data: wish.data }))
    for (let tries = 0; asks.length && tries < 8; tries++) {
      const answer = await poll(meeting, asks)
      if (answer.problem) return { problem: answer.problem }
      for (const message of messagesOf(answer.value)) {
        if (message.t !== 'done' || message.no?.retry) continue
        if (message.no && message.no.code !== 'no_change') return { problem: message.no }
        asks = asks.filter(ask => ask.id !== message.id)
      }
      if (asks.length) await new Promise(later => setTimeout(later, 400 * (tries + 1)))
    }
    if (asks.length) return { problem: { code: 'busy' } }
  }
  return { value: true }
}

/** Every section the console sees now. */
export async function readAll(meeting: string): Promise<Answer<Record<string, unknown>>> {
  const answer = await poll(meeting, [])
  if (answer.problem) return { problem: answer.problem }
  const all: Record<string, unknown> = {}
  for (const message of messagesOf(answer.value)) if (message.t === 'frame') Object.assign(all, message.set)
  return { value: all }
}
