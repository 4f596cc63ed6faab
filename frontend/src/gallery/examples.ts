// What a piece or screen shows of itself. The same examples feed the gallery page, the pictures and the accessibility check.
import type { Component, ComponentProps } from 'svelte'

export type Audience = 'phone' | 'projector' | 'console' | 'web'

export interface Examples {
  name: string
  /** The surfaces it is used on; each is shown apart. */
  on: Audience[]
  /** A screen fills the window, and each of its examples is a page. Pieces stand below each other. */
  screen?: boolean
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  examples: { name: string; component: Component<any>; props: Record<string, unknown> }[]
}

/** So that an example file is checked against the props of its component. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function example<C extends Component<any>>(name: string, component: C, props: ComponentProps<C>): Examples['examples'][number] {
  return { name, component, props }
}
