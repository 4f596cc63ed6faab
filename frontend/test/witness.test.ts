// The sums by which a phone holds a sealed plan against what it saw, each with what must break it.
import { createHash, generateKeyPairSync, randomBytes, sign as signOf, verify as verifyOf, createPublicKey } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf, cosign, isIn, readStatement, type Statement } from '../src/witness/proof'
import { note, noteAlong, seenOf, startAnew, type Seen } from '../src/witness/seen'
import { judge, type Said } from '../src/witness/witness'

const sha = (...parts: (Uint8Array | string)[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** The tree of RFC 6962 as the RFC says it, which is not how a phone walks it. */
function rootOf(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return sha(Uint8Array.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}
function proofOf(at: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return at < half ? [...proofOf(at, leaves.slice(0, half)), rootOf(leaves.slice(half))] : [...proofOf(at - half, leaves.slice(half)), rootOf(leaves.slice(0, half))]
}

interface Key { name: string; text: string; sign: (text: string) => string }
function keyNamed(name: string): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const number = sha(`${name}\n`, Uint8Array.of(1), raw).subarray(0, 4)
  const text = `${name}+${number.toString('hex')}+${Buffer.concat([Uint8Array.of(1), raw]).toString('base64')}`
  return { name, text, sign: of => `${of}\n— ${name} ${Buffer.concat([number, signOf(null, Buffer.from(of), privateKey)]).toString('base64')}\n` }
}

const plan = Buffer.from('{"format":"plan"}\n')
/** A server with a record and its plan. */
function server(entries: number, key = keyNamed('zaal.example'), sealed = plan) {
  const leaves = Array.from({ length: entries }, () => randomBytes(32))
  const text = `${key.name}/m/zorg\n${entries}\n${rootOf(leaves).toString('base64')}\nplan sha256:${sha(sealed).toString('hex')}\n`
  const said = (...asked: number[]): Said => ({ signed: key.sign(text), key: key.text,
    proofs: Object.fromEntries(asked.filter(entry => entry <= entries).map(entry => [entry, proofOf(entry - 1, leaves).map(one => one.toString('base64'))])) })
  const head = (entry: number): [number, string] => [entry, leaves[entry - 1]!.toString('base64')]
  return { key, leaves, text, said, head }
}

test('every entry of a record of any length is in its tree, and none but at its place', () => {
  for (let entries = 1; entries <= 33; entries++) {
    const { said, head, leaves } = server(entries)
    const statement: Statement = { text: '', origin: '', entries, root: rootOf(leaves).toString('base64'), plan: '' }
    for (let entry = 1; entry <= entries; entry++) {
      const [, hash] = head(entry)
      const proof = said(entry).proofs[entry]!
      expect(isIn(statement, entry, hash, proof)).toBe(true)
      expect(isIn(statement, entry, randomBytes(32).toString('base64'), proof)).toBe(false)
      expect(isIn(statement, entry, hash, [...proof, proof[0] ?? hash])).toBe(false)
      if (proof.length) expect(isIn(statement, entry, hash, proof.slice(1))).toBe(false)
      for (const other of [entry - 1, entry + 1, 0, -1, 1.5, entries + 1]) expect(isIn(statement, other, hash, proof)).toBe(false)
    }
  }
  expect(isIn({ text: '', origin: '', entries: 1, root: '', plan: '' }, 1, 'geen base64!', [])).toBe(false)
})

test('a statement is that of its key and of no other, to the letter', () => {
  const { key, text, said } = server(5)
  const { signed } = said()
  expect(readStatement(signed, key.text)).toMatchObject({ text, origin: 'zaal.example/m/zorg', entries: 5, plan: sha(plan).toString('hex') })
  for (const [wrong, by] of [
    [signed, keyNamed('zaal.example').text], [signed, keyNamed('andere.example').text], [signed, key.text.replace('+', '+0')], [signed, 'x'], ['', key.text],
    [signed.replace('\n5\n', '\n6\n'), key.text], [signed.replace('zorg', 'zorh'), key.text], [`${signed}x`, key.text], [signed.slice(1), key.text],
    [keyNamed('zaal.example').sign(text), key.text], [key.sign(text.replace('zaal.example', 'elders.example')), key.text], [key.sign(text.replace('plan sha256', 'manifest sha256')), key.text],
  ] as const) expect(readStatement(wrong, by)).toBeUndefined()
})

test('the check code of a digest is the one the server shows', () => {
  expect(codeOf(sha('plan').toString('hex'))).toBe('CJ3S-YZBB-JR50-344Q')
})

test('a cosignature verifies elsewhere, and every one is of another key', () => {
  const statement = readStatement(server(3).said().signed, '') ?? { text: 'a\n3\nb\nplan sha256:c\n', origin: '', entries: 3, root: '', plan: '' }
  const [one, other] = [cosign(statement), cosign(statement)]
  const key = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(one.key, 'base64')]), format: 'der', type: 'spki' })
  expect(verifyOf(null, Buffer.from(statement.text), key, Buffer.from(one.signature, 'base64'))).toBe(true)
  expect(verifyOf(null, Buffer.from(`${statement.text} `), key, Buffer.from(one.signature, 'base64'))).toBe(false)
  expect(one.key).not.toBe(other.key)
})

describe('the verdict', () => {
  const real = server(20)
  const seen: Seen = { key: real.key.text, heads: [real.head(3), real.head(11), real.head(20)], code: codeOf(sha(plan).toString('hex')) }
  const left = { ...seen, heads: seen.heads.slice(0, 2), code: undefined }
  const all = [3, 11, 20]
  const forged = server(20, real.key)
  const renamed = server(20)
  const longer = { ...real, ...server(25, real.key) }
  const otherPlan = Buffer.from('{"format":"ander"}\n')
  const resealed = (() => { const text = real.text.replace(sha(plan).toString('hex'), sha(otherPlan).toString('hex')); return { ...real.said(...all), signed: real.key.sign(text) } })()
  const newKey = (() => { const key = keyNamed('zaal.example'); return { ...real.said(...all), key: key.text, signed: key.sign(real.text) } })()
  test.each<[string, Seen, Said, Uint8Array | undefined, string]>([
    ['the plan as it was sealed', seen, real.said(...all), plan, 'same'],
    ['for who left before the end', left, real.said(...all), plan, 'same'],
    ['a record made anew, signed with the same key', seen, forged.said(...all), plan, 'other'],
    ['the same, for who left before the end', left, forged.said(...all), plan, 'other'],
    ['a record made anew with a new key', seen, renamed.said(...all), plan, 'other'],
    ['another plan after the same record, signed anew', seen, resealed, otherPlan, 'other'],
    ['a file that is not the plan that was signed', left, real.said(...all), otherPlan, 'other'],
    ['no file, for who has no code', left, real.said(...all), undefined, 'other'],
    ['no file, for who has the code', seen, real.said(...all), undefined, 'same'],
    ['another code than was shown', { ...seen, code: 'CJ3S-YZBB-JR50-344Q' }, real.said(...all), undefined, 'other'],
    ['a longer record', seen, longer.said(...all), plan, 'other'],
    ['a shorter record', { ...seen, heads: [...seen.heads, [21, seen.heads[0]![1]]] }, real.said(...all, 21), plan, 'other'],
    ['no proof of one of them', seen, real.said(3, 20), plan, 'other'],
    ['a new key over what was seen to the end', seen, newKey, plan, 'same'],
    ['a new key, for who left before the end', left, newKey, plan, 'other'],
    ['the statement of another meeting', seen, { ...real.said(...all), signed: real.key.sign(real.text.replace('/m/zorg', '/m/geld')) }, plan, 'other'],
  ])('%s', (_, saw, said, file, want) => expect(judge('zorg', saw, said, file).verdict).toBe(want))
})

test('whether its own cosignature was published, once any were', () => {
  const real = server(4)
  const seen: Seen = { key: real.key.text, heads: [real.head(4)], code: codeOf(sha(plan).toString('hex')), along: 'A=' }
  const mine = (cosigners: string[] | null, along = seen.along) => judge('zorg', { ...seen, ...(along ? { along } : { along: undefined }) }, { ...real.said(4), cosigners }).mine
  expect([mine(null), mine(['B=', 'A=']), mine(['B=']), mine([]), mine(['A='], '')]).toEqual([undefined, true, false, false, undefined])
})

describe('what is noted', () => {
  beforeEach(() => startAnew('m'))
  const head = (entry: number, key = 'k') => ({ entry, hash: `h${entry}`, key })
  test('heads as they come, each once; the first key and the first code', () => {
    note('m', undefined, 'AAAA')
    expect(seenOf('m')).toBeUndefined()
    note('m', head(4), undefined)
    note('m', head(4), undefined)
    note('m', head(9, 'other'), 'AAAA')
    note('m', head(9), 'BBBB')
    expect(seenOf('m')).toEqual({ key: 'k', heads: [[4, 'h4'], [9, 'h9']], code: 'AAAA' })
    note('m', { entry: 9, hash: 'another', key: 'k' }, undefined) // a record that was forked: both stay, and one will not be proven
    expect(seenOf('m')?.heads).toHaveLength(3)
  })
  test('no more than a few, the newest', () => {
    for (let entry = 1; entry <= 40; entry++) note('m', head(entry), undefined)
    expect(seenOf('m')?.heads.map(([entry]) => entry)).toEqual(Array.from({ length: 8 }, (_, i) => i + 33))
  })
  test('the key of a cosignature, with what was seen, until it is taken back', () => {
    noteAlong('m', 'K=')
    expect(seenOf('m')).toBeUndefined()
    note('m', head(4), undefined)
    noteAlong('m', 'K=')
    note('m', head(9), 'AAAA')
    expect(seenOf('m')).toMatchObject({ along: 'K=', code: 'AAAA' })
    noteAlong('m', undefined)
    expect(seenOf('m')).toEqual({ key: 'k', heads: [[4, 'h4'], [9, 'h9']], code: 'AAAA' })
  })
  test('anew after another machine took over', () => {
    note('m', head(4), undefined)
    startAnew('m')
    note('m', head(3), undefined)
    expect(seenOf('m')?.heads).toEqual([[3, 'h3']])
  })
})
