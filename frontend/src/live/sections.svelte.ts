// Everything the server shows this viewer, as small sections by key. A frame replaces whole sections; it never touches a draft.
import { SvelteMap } from 'svelte/reactivity'
import type { Frame } from './protocol'

export class Sections {
  readonly #sections = new SvelteMap<string, unknown>()
  pos = $state('')

  apply(frame: Frame): void {
    const set = frame.set ?? {}
    if (frame.reset) {
      for (const key of [...this.#sections.keys()]) if (set[key] === undefined) this.#sections.delete(key)
    }
    for (const [key, section] of Object.entries(set)) {
      if (section === null) this.#sections.delete(key)
      else this.#sections.set(key, section)
    }
    if (frame.pos !== undefined) this.pos = frame.pos
  }

  get<T>(key: string): T | undefined {
    return this.#sections.get(key) as T | undefined
  }

  /** The sections whose key begins with `kind/`, by the rest of their key. */
  all<T>(kind: string): [id: string, section: T][] {
    const found: [string, T][] = []
    for (const [key, section] of this.#sections) if (key.startsWith(`${kind}/`)) found.push([key.slice(kind.length + 1), section as T])
    return found.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  }

  get size(): number {
    return this.#sections.size
  }
}
