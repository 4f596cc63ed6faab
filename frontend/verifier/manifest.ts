// manifest.json: what is in a bundle, by whom, with the digest of every file.
import { base64Of, fromBase64, textOf } from './bytes'
import { guarded, indented, readJson, Whole, type Json } from './json'
import { Problem } from './problem'
import { fill, type Shape } from './shape'

export interface Manifest {
  format: string
  origin: string
  code: string
  journal: { entries: number; root: string }
  key: string
  maker: { rendering: number; go: string }
  files: { name: string; size: number; sha256: string }[]
}

export const name = 'manifest.json'
const format = 'hoofdlijn-bundle/1'
const shape: Shape = {
  format: 'string', origin: 'string', code: 'string', journal: { entries: 'int', root: 'string' }, key: 'string', maker: { rendering: 'int', go: 'string' },
  files: [{ name: 'string', size: 'int', sha256: 'string' }],
}

/** Reads a manifest in its one form. */
export function readManifest(raw: Uint8Array): Manifest {
  const text = textOf(raw)
  const manifest = read(text)
  const number = manifest.format === format ? 0 : Number(/^hoofdlijn-bundle\/(\d{1,9})$/.exec(manifest.format)?.[1] ?? 0)
  if (number > 1) throw new Problem('newer', name, 0, manifest.format)
  if (manifest.format !== format || !manifest.whole) throw new Problem('unreadable', name)
  const root = fromBase64(manifest.journal.root)
  if (root?.length !== 32 || base64Of(root) !== manifest.journal.root || `${indented(inOrder(manifest), guarded)}\n` !== text) throw new Problem('unreadable', name)
  return manifest
}

/** Of another version only the format is read. */
function read(text: string | undefined): Manifest & { whole: boolean } {
  let json: Json
  try {
    json = readJson(text ?? '')
  } catch {
    throw new Problem('unreadable', name)
  }
  const said = json instanceof Map ? json.get('format') : undefined
  try {
    return { ...fill(shape, json), whole: true }
  } catch {
    return { ...fill(shape, new Map()), format: typeof said === 'string' ? said : '', whole: false }
  }
}

function inOrder(m: Manifest): Json {
  const members = (all: { [name: string]: Json }): Json => new Map(Object.entries(all))
  const whole = (n: number) => new Whole(String(n))
  return members({
    format: m.format, origin: m.origin, code: m.code, journal: members({ entries: whole(m.journal.entries), root: m.journal.root }), key: m.key,
    maker: members({ rendering: whole(m.maker.rendering), go: m.maker.go }),
    files: m.files.map(file => members({ name: file.name, size: whole(file.size), sha256: file.sha256 })),
  })
}
