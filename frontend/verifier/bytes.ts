// Bytes as text: hex, base64 and UTF-8, each in the one form in which a bundle has them. What is not in that form is no value.
import { sha256 } from '@noble/hashes/sha2.js'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** The text of these bytes; nothing when they are no UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** The bytes of hex in small letters. */
export function fromHex(text: string): Uint8Array | undefined {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return undefined
  return Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16))
}

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/** The bytes of base64 in its one form: padded, and with nothing in the bits that mean nothing. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4) return undefined
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  return base64Of(bytes) === text ? bytes : undefined
}

export const digest = (...parts: Uint8Array[]): Uint8Array => {
  const sum = sha256.create()
  for (const part of parts) sum.update(part)
  return sum.digest()
}

export const hexDigest = (...parts: Uint8Array[]): string => hexOf(digest(...parts))

export const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])
