// journal.log: the lines of the record, each following from the one before, with what is public of it.
import { types, versions } from './described'
import { digest, fromHex, hexOf, textOf, utf8 } from './bytes'
import { readJson, type Json } from './json'
import { Problem } from './problem'
import { fill, type Read } from './shape'

export const file = 'journal.log'

/** An entry: its number from 1 on, its hash, what it is, and its public fields as they are reckoned with and as they were written. */
export interface Entry { seq: number; hash: Uint8Array; type: string; pub: Read; raw: Json }

interface Line { hash: Uint8Array; body: Uint8Array }

/** Cuts the record in lines and follows the chain. */
export function readChain(record: Uint8Array): Line[] {
  const lines: Line[] = []
  let before = new Uint8Array(32)
  for (let at = 0; at < record.length;) {
    const number = lines.length + 1
    const end = record.indexOf(0x0a, at)
    const line = record.subarray(at, end < 0 ? record.length : end)
    const first = line.indexOf(0x20)
    const second = line.indexOf(0x20, first + 1)
    if (end < 0 || first < 0 || second < 0 || textOf(line.subarray(0, first)) !== String(number)) throw new Problem('bad_entry', file, number)
    if (textOf(line.subarray(first + 1, second)) !== hexOf(before)) throw new Problem('broken_chain', file, number)
    const body = line.subarray(second + 1)
    before = hashOf(number, before, body) as Uint8Array<ArrayBuffer>
    lines.push({ hash: before, body })
    at = end + 1
  }
  return lines
}

function hashOf(number: number, before: Uint8Array, body: Uint8Array): Uint8Array {
  const head = new Uint8Array(9)
  new DataView(head.buffer).setBigUint64(1, BigInt(number))
  return digest(head, before, body)
}

/** Reads what is public of an entry. */
export function readEntry({ hash, body }: Line, seq: number): Entry {
  const { version, type, raw } = readBody(body, seq)
  const shape = types[type]
  if (!shape || !versions.includes(version) || raw === undefined) throw new Problem('newer_entry', file, seq)
  try {
    return { seq, hash, type, pub: fill(shape, raw), raw }
  } catch {
    throw new Problem('newer_entry', file, seq)
  }
}

function readBody(body: Uint8Array, seq: number): { version: number; type: string; raw: Json | undefined } {
  try {
    const whole = readJson(textOf(body) ?? '')
    if (!(whole instanceof Map)) throw new TypeError('no members')
    const { v, type } = fill({ v: 'int', type: 'string', item: 'string' }, new Map(['v', 'type', 'item'].map(name => [name, whole.get(name) ?? null])))
    const sealed = whole.get('enc') ?? ''
    if (typeof sealed !== 'string' || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(sealed)) throw new TypeError('no base64')
    return { version: v, type, raw: whole.get('pub') }
  } catch {
    throw new Problem('bad_entry', file, seq)
  }
}

/** The words that a report quotes, from the file of words: what is there for each entry of type plan.cited, or the day on which it was taken out. */
export function readWords(words: Uint8Array | undefined, cited: Entry[]): { takenOut: number } {
  if (words && cited.length === 0) throw new Problem('bad_words', 'words', 1)
  let rest = words ?? new Uint8Array()
  let takenOut = 0
  cited.forEach((entry, at) => {
    const end = rest.indexOf(0x0a)
    const line = end < 0 ? undefined : textOf(rest.subarray(0, end))
    const [, number, salt = '', said = ''] = /^(\d+) (\S*) (.*)$/s.exec(line ?? '') ?? []
    if (number !== String(entry.seq)) throw new Problem('bad_words', 'words', at + 1)
    if (salt === '-') {
      if (!isDay(said)) throw new Problem('bad_words', 'words', at + 1)
      takenOut++
    } else {
      const [bytes, text] = [fromHex(salt), stringOf(said)]
      if (bytes?.length !== 16 || text === undefined) throw new Problem('bad_words', 'words', at + 1)
      if (hexOf(digest(bytes, utf8(text))) !== entry.pub.digest) throw new Problem('other_words', 'words', at + 1)
    }
    rest = rest.subarray(end + 1)
  })
  if (rest.length) throw new Problem('bad_words', 'words', cited.length + 1)
  return { takenOut }
}

/** The text of a JSON string in its one form. */
function stringOf(json: string): string | undefined {
  try {
    const text = readJson(json)
    return typeof text === 'string' && JSON.stringify(text) === json ? text : undefined
  } catch {
    return undefined
  }
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

