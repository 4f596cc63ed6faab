// Saving while somebody types: after a short rest, and at once when they leave the field.
const rest = 900

export class Autosave {
  at = $state<number>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly save: () => Promise<boolean>) {}

  touch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), rest)
  }

  async flush(): Promise<boolean> {
    if (this.#timer === undefined) return true
    clearTimeout(this.#timer)
    this.#timer = undefined
    const done = await this.save()
    if (done) this.at = Date.now()
    return done
  }
}
