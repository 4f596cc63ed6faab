// What every way of deciding offers its screens. One folder per way, named as its folder in internal/life/decide/methods.
import type { Component } from 'svelte'
import { toGroup, type DecideResult, type Method } from '../../../wire/types'
import { m } from '../../../words'

/** What must be written with an answer, and how that is asked. */
export const writeLabel = { concern: m['answer.concern_label'], need: m['answer.need_label'], reason: m['answer.reason_label'] }

/** An answer people can give. */
export interface Choice { word: string; text: () => string; writes?: keyof typeof writeLabel }

/** Whether people may leave it to the group under these settings of a round. */
export const offers = (params: unknown): boolean => (params as { to_group?: boolean } | undefined)?.to_group === true

/** The answer of who leaves it to the group: the same word whatever the way of deciding. */
export const leaving: Choice = { word: toGroup, text: m['answer.to_group'] }

/** The answers there are in a round with these settings, in the order of the screen. */
export const choicesOf = (method: Pick<Words, 'choices'>, params: unknown): Choice[] => (offers(params) ? [...method.choices, leaving] : method.choices)

/** How many left it to the group, of what was carried; of the rest nobody knows. */
export const leftOf = (result: DecideResult): number => result.counts?.[toGroup] ?? 0

export const choiceOf = (all: Choice[], word: string): Choice => all.find(one => one.word === word) ?? { word, text: () => word }

/** What all screens say of it. */
export interface Words {
  method: Method
  /** In the order of the screen. */
  choices: Choice[]
  /** Shows its counts; of any other nobody ever sees a number. */
  counted: boolean
  outcome: { carried: () => string; not: () => string }
  /** Where people may leave it to the group: what that does, and what came out when some did. */
  left: { meaning: () => string; carried: () => string }
}

export interface OnPhone extends Words {
  ask: () => string
  /** What an answer means, by answer. */
  meanings?: Record<string, () => string>
  /** The answer after which people choose how the room will hear of it. */
  tells?: string
  /** Who sees what in a closed round. */
  whoSees: () => string
}

export interface OnConsole extends Omit<Words, 'outcome'> {
  name: () => string
  /** How is decided, as the one sentence people see. */
  rule: (params: unknown) => string
  /** What the facilitator may say when a round opens. */
  script: () => string
  /** What can come of an open round. */
  then: { carried: () => string; not: () => string }
  outcome: { carried: () => string; not: (objected: boolean) => string }
}

/** What the console can set of it before a round opens, and how that begins. */
export interface Settings<Params = any> {
  method: Method
  start: Params
  Form: Component<{ params: Params; onchange: (params: Params) => void }>
}

export interface OnProjector extends Words {
  ask: () => string
  /** That people can answer now. */
  open: () => string
  /** How its answers are drawn, in their order. */
  shapes: ('yes' | 'heed' | 'open')[]
}
