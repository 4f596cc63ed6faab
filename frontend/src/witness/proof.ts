// The sums of a witness: signed notes (C2SP), the tree of RFC 6962 and check codes, as docs/bundle.md has them. A hall is often plain http, where a
// browser has no crypto.subtle: so from a library, fetched when somebody signs or looks.
import { getPublicKey, hashes, sign, utils, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'

hashes.sha512 = sha512

/** What a server says it signed. */
export interface Statement { text: string; origin: string; entries: number; root: string; plan: string }

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const hexOf = (bytes: Uint8Array): string => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')

export const digest = (data: Uint8Array): string => hexOf(sha256(data))

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The check code of a plan, of the digest of its file. */
export function codeOf(plan: string): string {
  let bits = ''
  for (let i = 0; i < 20; i++) bits += parseInt(plan[i]!, 16).toString(2).padStart(4, '0')
  const code = bits.match(/.{5}/g)!.map(five => letters[parseInt(five, 2)]).join('')
  return code.match(/.{4}/g)!.join('-')
}

/** Reads a statement that this key signed. Nothing when it is none, or somebody else signed it. */
export function readStatement(signed: string, key: string): Statement | undefined {
  const [, name = '', number = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(key) ?? []
  const parts = /^(([^\n]+)\n([1-9]\d{0,8})\n([^\n]+)\nplan sha256:([0-9a-f]{64})\n)\n— (\S+) (\S+)\n$/.exec(signed)
  if (!parts || parts[6] !== name) return undefined
  const [, text = '', origin = '', entries = '', root = '', plan = '', , signature = ''] = parts
  try {
    const raw = bytesOf(signature)
    const of = bytesOf(encoded)
    if (hexOf(raw.subarray(0, 4)) !== number || of[0] !== 1 || !origin.startsWith(`${name}/m/`)) return undefined
    return verify(raw.subarray(4), utf8(text), of.subarray(1), { zip215: false }) ? { text, origin, entries: Number(entries), root, plan } : undefined
  } catch {
    return undefined // a key or a signature of another length
  }
}

const node = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(Uint8Array.of(1, ...left, ...right))

/** Whether an entry with this hash is in the tree of a statement, at its place (RFC 9162, 2.1.3.2). Entries count from 1. */
export function isIn(statement: Statement, entry: number, hash: string, proof: readonly string[]): boolean {
  let at = entry - 1
  let last = statement.entries - 1
  if (!Number.isInteger(at) || at < 0 || at > last) return false
  try {
    let sum = bytesOf(hash)
    for (const beside of proof.map(bytesOf)) {
      if (last === 0) return false
      if (at & 1 || at === last) {
        sum = node(beside, sum)
        while (!(at & 1) && at !== 0) { at >>= 1; last >>= 1 }
      } else sum = node(sum, beside)
      at >>= 1
      last >>= 1
    }
    return last === 0 && base64Of(sum) === statement.root
  } catch {
    return false // no base64
  }
}

/** Signs a statement with a key that is made for it, and forgotten. */
export function cosign(statement: Statement): { key: string; signature: string } {
  const secret = utils.randomSecretKey()
  const made = { key: base64Of(getPublicKey(secret)), signature: base64Of(sign(utf8(statement.text), secret)) }
  secret.fill(0)
  return made
}
