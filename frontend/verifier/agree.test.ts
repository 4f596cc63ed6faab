// The two verifiers agree: the one of the program breaks bundles in every way it knows and says what it finds; this one must find the same. Needs Go.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, openSync, readSync, closeSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Problem } from './problem'
import { verify } from './verify'

interface Said { base: string; kind: string; what: string; item?: string; n?: number; more?: string }

const root = fileURLToPath(new URL('../../', import.meta.url))
const long = !!process.env['HOOFDLIJN_LONG']
const seed = process.env['HOOFDLIJN_CASES_SEED'] || (long ? String(Date.now()) : '1')

function* cases(file: string): Generator<[Said, Uint8Array]> {
  const from = openSync(file, 'r')
  const part = (): Uint8Array | undefined => {
    const size = Buffer.alloc(4)
    if (readSync(from, size) < 4) return undefined
    const bytes = new Uint8Array(size.readUInt32LE())
    for (let at = 0; at < bytes.length;) at += readSync(from, bytes, at, bytes.length - at, null)
    return bytes
  }
  for (let head = part(); head; head = part()) yield [JSON.parse(new TextDecoder().decode(head)), part()!]
  closeSync(from)
}

function mine(raw: Uint8Array): Omit<Said, 'base' | 'kind'> & { notMade?: string[] } {
  try {
    return { what: 'right', notMade: verify(raw).notMade }
  } catch (problem) {
    if (problem instanceof Problem) return { what: problem.what, item: problem.item, n: problem.n, more: problem.more }
    throw problem
  }
}

const told = ({ what, item = '', n = 0, more = '' }: Omit<Said, 'base' | 'kind'>): string => `${what} ${item} ${n} ${more}`

test('both verifiers say the same of every bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoofdlijn-cases-'))
  const [file, differ, kinds] = [join(folder, 'cases'), new Map<string, string>(), new Map<string, number>()]
  try {
    execFileSync('go', ['test', './internal/seal', '-count=1', '-run', '^TestCasesForASecondVerifier$'], {
      cwd: root, env: { ...process.env, HOOFDLIJN_CASES: file, HOOFDLIJN_CASES_OF: long ? '3300' : '120', HOOFDLIJN_CASES_SEED: seed }, stdio: ['ignore', 'ignore', 'inherit'],
    })
    let count = 0
    for (const [said, raw] of cases(file)) {
      count++
      kinds.set(said.what, (kinds.get(said.what) ?? 0) + 1)
      const is = mine(raw)
      // A file that only the program makes again is named here as one that was not.
      if (said.what === 'other_file' && is.notMade?.includes(said.item!)) continue
      if (told(said) !== told(is)) differ.set(`${said.base}, ${said.kind}: the program says ${told(said)}, this one ${told(is)}`, said.base)
    }
    console.log(`${count} bundles, seed ${seed}: ${[...kinds].sort(([, a], [, b]) => b - a).map(([what, n]) => `${what} ${n}`).join(', ')}`)
    expect(count).toBeGreaterThan(long ? 10_000 : 350)
    expect([...differ.keys()]).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 30 * 60_000)
