// The signatures of the devices of people who were there.
import { readKey, signs } from './note'
import { Problem } from './problem'

const file = 'cosignatures'
const most = 10_000
const leader = 'begeleider'

/** Checks each: of a device of who led or of somebody who was there, of this text, and once. Says whether the one who led signed, and how many others. */
export function readCosignatures(raw: Uint8Array | undefined, text: string): { led: boolean; phones: number } {
  let [led, phones, before] = [false, 0, '']
  if (!raw) return { led, phones }
  const known = new Set<string>()
  const lines = new TextDecoder('latin1').decode(raw).split('\n')
  const rest = lines.pop()
  lines.forEach((line, at) => {
    const refuse = (what: 'bad_cosigner' | 'bad_cosignature' | 'cosigned_twice') => new Problem(what, file, at + 1)
    const [, whose = '', name = '', bytes = '', signature = ''] = /^(([^+ ]*)\+[^+ ]*\+([^ ]*)) (.*)$/s.exec(line) ?? []
    if ((name !== leader && name !== 'deelnemer') || sizeOf(bytes) !== 33 || sizeOf(signature) !== 68) throw refuse('bad_cosigner')
    if (at === most || (name === leader && led)) throw refuse('bad_cosigner')
    if (known.has(bytes)) throw refuse('cosigned_twice')
    if (line <= before) throw refuse('bad_cosigner')
    const key = readKey(whose)
    if (!key || !signs(key, text, signature)) throw refuse('bad_cosignature')
    known.add(bytes)
    before = line
    if (name === leader) led = true
    else phones++
  })
  if (known.size === 0 || rest) throw new Problem('bad_cosigner', file, lines.length + 1)
  return { led, phones }
}

/** How many bytes base64 is of; nothing when it is none. */
const sizeOf = (base64: string): number | undefined => (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64) ? (base64.length * 3) / 4 - (/=*$/.exec(base64)![0].length) : undefined)
