// Says that somebody is writing here, as long as they do: at the first letter, now and then while it goes on, and once that it is over.
// Only a number of it is ever shown.

/** Whoever pauses this long is thinking, or was called away. */
const pause = 8_000
/** Said again this often, for a line that was replaced meanwhile. */
const again = 5_000

export class Typing {
  #since: number | undefined
  #over: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly say: (on: boolean) => void) {}

  /** Something was written; nothing is left when it was taken away again. */
  wrote(text: string): void {
    if (!text.trim()) return this.stop()
    clearTimeout(this.#over)
    this.#over = setTimeout(() => this.stop(), pause)
    const now = Date.now()
    if (this.#since !== undefined && now - this.#since < again) return
    this.#since = now
    this.say(true)
  }

  stop(): void {
    clearTimeout(this.#over)
    if (this.#since === undefined) return
    this.#since = undefined
    this.say(false)
  }
}
