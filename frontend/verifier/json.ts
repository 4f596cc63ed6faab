// JSON as a bundle has it: an object has each member once, in an order that counts, and a number is the digits that stand there. The parser of
// a browser takes the last of two members with one name and makes 9007199254740993 an even number; both would hide something.

/** A whole number, as it was written. */
export class Whole {
  constructor(readonly digits: string) {}
  get value(): number { return Number(this.digits) }
}

export type Members = Map<string, Json>
export type Json = null | boolean | string | Whole | Json[] | Members

/** Reads JSON; throws when it is none, when a member is there twice, or when a number is not a whole one of at most 2^53 - 1. */
export function readJson(text: string): Json {
  const reader = new Reader(text)
  const value = reader.value()
  reader.end()
  return value
}

class Reader {
  private at = 0
  constructor(private readonly text: string) {}

  value(): Json {
    this.skip()
    const next = this.text[this.at]
    if (next === '{') return this.members()
    if (next === '[') return this.list()
    if (next === '"') return this.string()
    for (const [word, value] of [['null', null], ['true', true], ['false', false]] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    }
    return this.whole()
  }

  end(): void {
    this.skip()
    if (this.at < this.text.length) throw this.wrong()
  }

  private wrong(): SyntaxError { return new SyntaxError(`no JSON at character ${this.at}`) }

  private skip(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? '.')) this.at++
  }

  private take(mark: string): void {
    this.skip()
    if (this.text[this.at] !== mark) throw this.wrong()
    this.at++
  }

  /** Goes to the next of several, or over the end of them. */
  private more(end: string, first: boolean): boolean {
    this.skip()
    if (this.text[this.at] === end) {
      this.at++
      return false
    }
    if (!first) this.take(',')
    return true
  }

  private members(): Members {
    const all: Members = new Map()
    this.take('{')
    for (let first = true; this.more('}', first); first = false) {
      this.skip()
      const name = this.string()
      this.take(':')
      if (all.has(name)) throw this.wrong()
      all.set(name, this.value())
    }
    return all
  }

  private list(): Json[] {
    const all: Json[] = []
    this.take('[')
    for (let first = true; this.more(']', first); first = false) all.push(this.value())
    return all
  }

  private string(): string {
    const found = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
    found.lastIndex = this.at
    const raw = found.exec(this.text)?.[0]
    if (raw === undefined) throw this.wrong()
    const text = JSON.parse(raw) as string
    if (/[\ud800-\udfff]/u.test(text)) throw this.wrong() // half a character
    this.at += raw.length
    return text
  }

  private whole(): Whole {
    const found = /-?(?:0|[1-9]\d*)(?![\d.eE])/y
    found.lastIndex = this.at
    const digits = found.exec(this.text)?.[0]
    if (digits === undefined || digits === '-0' || !Number.isSafeInteger(Number(digits))) throw this.wrong()
    this.at += digits.length
    return new Whole(digits)
  }
}

/** Writes JSON on one line, with members in the order they have. Strings are as RFC 8785 has them. */
export function onOneLine(value: Json, text = plain): string {
  if (value instanceof Map) return `{${[...value].map(([name, one]) => `${text(name)}:${onOneLine(one, text)}`).join(',')}}`
  if (Array.isArray(value)) return `[${value.map(one => onOneLine(one, text)).join(',')}]`
  return scalar(value, text)
}

/** Writes JSON indented by two spaces. */
export function indented(value: Json, text: (string: string) => string, margin = '\n'): string {
  const inner = `${margin}  `
  const around = (open: string, all: string[], close: string) => (all.length ? `${open}${inner}${all.join(`,${inner}`)}${margin}${close}` : open + close)
  if (value instanceof Map) return around('{', [...value].map(([name, one]) => `${text(name)}: ${indented(one, text, inner)}`), '}')
  if (Array.isArray(value)) return around('[', value.map(one => indented(one, text, inner)), ']')
  return scalar(value, text)
}

const scalar = (value: null | boolean | string | Whole, text: (string: string) => string): string => (value instanceof Whole ? value.digits : typeof value === 'string' ? text(value) : String(value))

/** A string as RFC 8785 has it. */
export const plain = (text: string): string => JSON.stringify(text)

/** A string as the files of a bundle have it: the two line ends that JavaScript once stumbled over are written as numbers. */
export const filed = (text: string): string => plain(text).replace(/[\u2028\u2029]/g, sign => `\\u${sign.charCodeAt(0).toString(16)}`)

/** A string as manifest.json has it. */
export const guarded = (text: string): string => filed(text).replace(/[<>&]/g, sign => `\\u00${sign.charCodeAt(0).toString(16)}`)

/** JSON in the one form of RFC 8785: on one line, members in the order of their UTF-16. */
export function canonical(value: Json): string {
  const sorted = (one: Json): Json => {
    if (Array.isArray(one)) return one.map(sorted)
    if (one instanceof Map) return new Map([...one].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inside]) => [name, sorted(inside)]))
    return one
  }
  return onOneLine(sorted(value))
}
