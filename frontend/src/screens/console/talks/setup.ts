// What a meeting has set for its conversations, as it is edited; and where in it a refusal belongs.
import { kinds } from '../../../intake/questions/desk'
import type { IntakeScript, KindQuestion } from '../../../wire/types'
import type { Problem } from '../../staff/api'

export interface Setup {
  version: number
  team: string[]
  script: IntakeScript
  numbers: { label: string; number: string }[]
  sender: { name?: string; street?: string; town?: string; phone?: string; email?: string; hours?: string; signed?: string; by?: string }
  sign_up: boolean
  /** Absent is the usual. */
  sign_up_most?: number
  keep_days: number
  /** The day on which the plan is evaluated; absent is half a year after the meeting. */
  evaluation?: string
}

/** How many may sign up when nothing else was set: the same as the server's. */
export const usualSignUps = 200

/** The most questions that are asked before "anything else?". */
export const mostFirst = 6
export const firstQuestions = (script: IntakeScript): number => script.questions.filter(one => !one.more).length

/** The place of a question or point among the others, one up or down. */
export function moved<T>(all: T[], at: number, by: number): T[] {
  const to = at + by
  if (to < 0 || to >= all.length) return all
  const next = [...all]
  ;[next[at], next[to]] = [next[to]!, next[at]!]
  return next
}

/** A question of another kind: what does not fit that kind goes. */
export function ofKind(question: KindQuestion, kind: string): KindQuestion {
  const { choices, use, ...rest } = question
  const to = kinds[kind]!
  return { ...rest, kind, ...(to.choices ? { choices: choices ?? [] } : {}), ...(use && to.uses.includes(use) ? { use } : {}) }
}

/** The first choice is the yes of who may be asked afterwards: the server goes by its id. */
const withYes = (question: KindQuestion): KindQuestion =>
  question.use === 'follow_up' && !question.choices?.some(one => one.id === 'yes') ? { ...question, choices: question.choices?.map((one, i) => (i ? one : { ...one, id: 'yes' })) } : question

/** Without what is empty, as the server keeps it. Choices without words are none. */
export function cleaned(setup: Setup): Setup {
  const questions = setup.script.questions.map(({ hint, choices, use, more, ...rest }) => ({
    ...rest, text: rest.text.trim(), ...(hint?.trim() ? { hint: hint.trim() } : {}), ...(choices ? { choices: choices.filter(one => one.text.trim()) } : {}), ...(use ? { use } : {}), ...(more ? { more } : {}),
  }))
  const { sign_up_most, ...rest } = setup
  return {
    ...rest,
    ...(sign_up_most ? { sign_up_most } : {}),
    script: { points: setup.script.points.filter(one => one.text.trim()), questions: questions.map(withYes) },
    numbers: setup.numbers.filter(one => one.label.trim() || one.number.trim()),
    sender: Object.fromEntries(Object.entries(setup.sender).filter(([, value]) => value?.trim())),
  }
}

/** Where a refusal belongs: "question/needs/choices", "point/promise/text", "numbers/0/number", or a field by its name. */
export function placeOf(problem: Problem, setup: Setup): string {
  const { field = '', question, point } = (problem.about ?? {}) as Record<string, string | undefined>
  if (question) return `question/${question}/${field}`
  if (point) return `point/${point}/${field}`
  const [, list, at, rest] = /(questions|points|numbers)\[(\d+)\]\.?(.*)$/.exec(field) ?? []
  if (list === 'numbers') return `numbers/${at}/${rest}`
  if (list) {
    const one = setup.script[list as 'questions' | 'points'][Number(at)]
    return `${list === 'questions' ? 'question' : 'point'}/${one?.id}/${rest!.split(/[[.]/)[0]}`
  }
  return field
}
