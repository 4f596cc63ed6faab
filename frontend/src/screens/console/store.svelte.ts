// What the server says about where it keeps things: whoever leads a meeting must know when "done" may not survive a power cut.
import type { Locale } from '../../words/locale.svelte'
import { call } from '../staff/api'

/** How the second copy is, in words of the server: it knows why, and what to do. */
export interface Copy { state: 'whole' | 'behind' | 'together'; why?: string; says: Record<Locale, string> }
interface Health { durability: 'strong' | 'weak' | 'none'; copy?: Copy }

/** How often it is asked: somebody may pull a stick out, or put the store right, during a meeting. */
const every = 5_000

export class Store {
  weak = $state(false)
  /** Only when something is the matter with it. */
  copy = $state.raw<Copy>()

  /** Asks now and from time to time, until the function it gives is called. */
  watch(): () => void {
    void this.#look()
    const looking = setInterval(() => void this.#look(), every)
    return () => clearInterval(looking)
  }

  /** Without an answer the last one stands: that nothing can be kept is said by the refusals. */
  async #look(): Promise<void> {
    const { value } = await call<Health>('GET', '/health')
    if (!value) return
    this.weak = value.durability === 'weak'
    this.copy = value.copy?.state === 'whole' ? undefined : value.copy
  }
}
