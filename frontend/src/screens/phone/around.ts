// What surrounds every phone screen, whatever it shows.
import type { Component } from 'svelte'
import type { State } from '../../live/connection'
import type { Station } from '../../ui/line/stations'

export interface Around {
  station: Station
  connection: State
  /** Something to know that is not about this screen alone: a refusal, help that is on its way. What stays cannot be put away. */
  said?: { text: string; heed?: boolean; stays?: boolean; lang?: string }
  onhush?: () => void
  /** Everybody thinks for themselves first: milliseconds left. */
  think?: number
  /** Everything here is made up. */
  example?: boolean
  onback?: () => void
  onhelp?: () => void
  onreading?: () => void
}

/** The context in which a door hands down what reads its screens aloud, so that other doors need not carry it. */
export const aloud = Symbol('aloud')
export type Aloud = () => Component<{ what: string }> | undefined
