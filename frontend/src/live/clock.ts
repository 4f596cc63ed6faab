// The server's clock as seen from here. A message is always late, never early, so of the last few the largest difference is nearest the truth.
const kept = 8

export class Clock {
  readonly #differences: number[] = []

  constructor(private readonly time: () => number = Date.now) {}

  told(serverNow: number): void {
    this.#differences.push(serverNow - this.time())
    if (this.#differences.length > kept) this.#differences.shift()
  }

  /** Milliseconds to add to this device's clock. Zero until the server has told the time. */
  get offset(): number {
    return this.#differences.length ? Math.max(...this.#differences) : 0
  }

  now(): number {
    return this.time() + this.offset
  }
}
