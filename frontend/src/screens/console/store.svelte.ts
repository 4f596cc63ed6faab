// What the server says about where it keeps things: whoever leads a meeting must know when "done" may not survive a power cut.
import { call } from '../staff/api'

interface Health { durability: 'strong' | 'weak' | 'none' }

/** How often it is asked: somebody may set the store right, or wrong, during a meeting. */
const every = 60_000

export class Store {
  weak = $state(false)

  /** Asks now and from time to time, until the function it gives is called. */
  watch(): () => void {
    void this.#look()
    const looking = setInterval(() => void this.#look(), every)
    return () => clearInterval(looking)
  }

  /** Without an answer the last one stands: that nothing can be kept is said by the refusals. */
  async #look(): Promise<void> {
    const { value } = await call<Health>('GET', '/health')
    if (value) this.weak = value.durability === 'weak'
  }
}
