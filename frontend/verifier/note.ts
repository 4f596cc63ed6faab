// Keys, signatures and check codes (C2SP signed notes, Ed25519 as RFC 8032 has it).
import { hashes, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'
import { base64Of, digest, fromBase64, hexOf, utf8 } from './bytes'

hashes.sha512 = sha512

export interface Key { name: string; number: Uint8Array; bytes: Uint8Array }

/** Reads a public key as it is published: name, number, key. Nothing when it is none, or is not written in the one way. */
export function readKey(text: string): Key | undefined {
  const [, name = '', number = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text) ?? []
  const raw = fromBase64(encoded)
  if (!name || /\s|\u0085/u.test(name) || raw?.length !== 33 || raw[0] !== 1) return undefined
  const key = { name, number: numberOf(name, raw), bytes: raw.subarray(1) }
  return hexOf(key.number) === number ? key : undefined
}

const numberOf = (name: string, typed: Uint8Array): Uint8Array => digest(utf8(`${name}\n`), typed).subarray(0, 4)

/** Whether 68 bytes, in base64, are the number of this key and its signature of a text. */
export function signs(key: Key, text: string, signature: string): boolean {
  const raw = fromBase64(signature)
  if (raw?.length !== 68 || hexOf(raw.subarray(0, 4)) !== hexOf(key.number)) return false
  try {
    return verify(raw.subarray(4), utf8(text), key.bytes, { zip215: false })
  } catch {
    return false // bytes that are no point
  }
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The short code of some bytes: 80 bits of their digest, in groups of four. */
export function codeOf(data: Uint8Array): string {
  let bits = ''
  for (const byte of digest(data).subarray(0, 10)) bits += byte.toString(2).padStart(8, '0')
  return bits.match(/.{20}/g)!.map(group => group.match(/.{5}/g)!.map(five => letters[parseInt(five, 2)]).join('')).join('-')
}

/** Whether somebody typed this code. */
export function sameCode(typed: string, code: string): boolean {
  const as = (text: string) => text.replace(/[- ]/g, '')
  return as(typed.toUpperCase()).replace(/O/g, '0').replace(/[IL]/g, '1') === as(code)
}

/** The root of a tree of RFC 6962 over the hashes of its leaves. */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return digest()
  if (leaves.length === 1) return leaves[0]!
  let left = 1
  while (left * 2 < leaves.length) left *= 2
  return digest(Uint8Array.of(1), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)))
}

/** The first three lines of what is signed. */
export const ofRecord = (origin: string, entries: number, root: Uint8Array): string => `${origin}\n${entries}\n${base64Of(root)}\n`
