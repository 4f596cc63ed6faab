// What somebody is writing. A draft belongs to this device: it survives a reload, no frame touches it, and only its writer clears it.
import { forget, recall, remember } from './memory'

export class Draft<T> {
  readonly #name: string
  readonly #empty: T
  #value = $state() as T

  constructor(meeting: string, person: string, place: string, empty: T) {
    this.#name = `hl.draft.${meeting}.${person}.${place}`
    this.#empty = empty
    this.#value = recall<T>(this.#name) ?? empty
  }

  get value(): T {
    return this.#value
  }

  set value(value: T) {
    this.#value = value
    remember(this.#name, value)
  }

  clear(): void {
    this.#value = this.#empty
    forget(this.#name)
  }
}
