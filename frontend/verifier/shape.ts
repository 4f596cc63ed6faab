// What the public fields of an entry look like: entries.json has it for each type. Whatever else is there is of a later version.
import { fromBase64 } from './bytes'
import { Whole, type Json, type Members } from './json'

/** The name of a kind, a list of one shape, members by name ("*" for any name, "?" for optional ones), in their order. */
export type Shape = string | [Shape] | { [member: string]: Shape }

/** A value as it is reckoned with: what is not there is empty. A list is never missing; members of any name are, when they are not there. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Read = any

/** Reads a value of a shape; throws when it is none. */
export function fill(shape: Shape, value: Json | undefined): Read {
  if (shape === 'any') return value
  if (Array.isArray(shape)) {
    if (value === null || value === undefined) return []
    if (!Array.isArray(value)) throw new TypeError('no list')
    return value.map(one => fill(shape[0], one))
  }
  if (typeof shape === 'string') return scalar(shape, value ?? null)
  const any = shape['*']
  if (value === null || value === undefined) return any ? undefined : members(shape, new Map())
  if (!(value instanceof Map)) throw new TypeError('no members')
  return any ? Object.assign(Object.create(null), Object.fromEntries([...value].map(([name, one]) => [name, fill(any, one)]))) : members(shape, value)
}

const optional = (name: string): [plain: string, marks: string] => [name.replace(/\?+$/, ''), /\?*$/.exec(name)![0]]

function members(shape: { [member: string]: Shape }, value: Members): Read {
  const left = new Set(value.keys())
  const all: Read = {}
  for (const [name, inner] of Object.entries(shape)) {
    const [plain, marks] = optional(name)
    left.delete(plain)
    if (marks === '??' && (value.get(plain) ?? null) === null) continue
    all[plain] = fill(inner, value.get(plain))
  }
  if (left.size) throw new TypeError('an unknown member')
  return all
}

function scalar(kind: string, value: Json): string | number | boolean {
  if (kind === 'string' && (value === null || typeof value === 'string')) return value ?? ''
  if (kind === 'base64' && (value === null || (typeof value === 'string' && fromBase64(value)))) return value ?? ''
  if (kind === 'bool' && (value === null || typeof value === 'boolean')) return value ?? false
  if ((kind === 'int' || kind === 'uint') && (value === null || (value instanceof Whole && (kind === 'int' || value.value >= 0)))) return value?.value ?? 0
  throw new TypeError(`no ${kind}`)
}

/** A value of a shape as its file has it: members in the order of the shape, optional ones left out when they are empty, those of any name sorted. */
export function asFile(shape: Shape, value: Json | undefined): Json {
  if (shape === 'any') return value ?? null
  if (Array.isArray(shape)) return Array.isArray(value) ? value.map(one => asFile(shape[0], one)) : null
  if (typeof shape === 'string') return value ?? (shape === 'string' ? '' : shape === 'base64' ? null : shape === 'bool' ? false : new Whole('0'))
  const any = shape['*']
  if (any) return value instanceof Map ? new Map([...value].sort(([a], [b]) => byCodePoint(a, b)).map(([name, one]) => [name, asFile(any, one)])) : null
  const all: Members = new Map()
  const given = value instanceof Map ? value : new Map<string, Json>()
  for (const [name, inner] of Object.entries(shape)) {
    const [plain, marks] = optional(name)
    const one = given.get(plain) ?? null
    if (marks === '??' ? one !== null : marks === '' || !isEmpty(one)) all.set(plain, asFile(inner, one ?? undefined))
  }
  return all
}

const isEmpty = (value: Json): boolean => value === null || value === '' || value === false || (value instanceof Whole && value.value === 0) || (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0)

/** Text in the order of its UTF-8: that of its characters, not of the halves in which JavaScript keeps some of them. */
const byCodePoint = (a: string, b: string): number => {
  const [as, bs] = [[...a], [...b]]
  for (let i = 0; i < Math.min(as.length, bs.length); i++) if (as[i] !== bs[i]) return as[i]!.codePointAt(0)! - bs[i]!.codePointAt(0)!
  return as.length - bs.length
}
