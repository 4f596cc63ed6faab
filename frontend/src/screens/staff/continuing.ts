// What the next meeting takes from one whose plan stands fixed: all that a copy lends, and what its plan says, which is public.
import { statusWords } from '../../life/follow/words'
import { newId } from '../../live/protocol'
import type { FollowAction, PrepareContinue, PrepareQuestion } from '../../wire/types'
import { m } from '../../words'
import { outcomeName } from '../console/names'
import { call, type Answer } from './api'
import { copiedWishes, type Beginning } from './beginnings'
import { readAll, type Wish } from './records'

interface Plan {
  meeting: { title: string; municipality?: string; question: string }
  themes: { decisions: { proposal: string; title: string }[] }[]
  not_in_plan: { proposal: string; title: string; outcome: string; reason?: string }[]
}
/** A point of the former meeting that did not enter its plan. */
export type Point = Plan['not_in_plan'][number]
export interface Before { former: PrepareContinue; plan: Plan; sections: Record<string, unknown>; points: Point[] }

/** As many as an information part answers, and as long as one answer is. */
const mostQuestions = 40
const longestAnswer = 1000

/** Points that somebody took back, or of which parts went on, are not open. */
const over = ['withdrawn', 'split', 'amended']

/** A meeting to go on from; the problem `wrong_phase` says that its plan does not stand fixed. */
export async function readBefore(meeting: string): Promise<Answer<Before>> {
  const at = `/meetings/${encodeURIComponent(meeting)}`
  const former = await call<PrepareContinue>('GET', `${at}/former`)
  if (former.problem) return { problem: former.problem }
  const plan = await call<Plan>('GET', `${at}/plan.json`)
  if (plan.problem) return { problem: plan.problem }
  const sections = await readAll(meeting)
  if (sections.problem) return { problem: sections.problem }
  return { value: { former: former.value, plan: plan.value, sections: sections.value, points: plan.value.not_in_plan.filter(one => !over.includes(one.outcome)) } }
}

const asked = (text: string, known: string, told?: string): PrepareQuestion => {
  const answer = [known, told].filter(Boolean).join('. ')
  return { id: newId('q'), text, answer: answer.length <= longestAnswer ? answer : known }
}

/** What happens to the former plan, as people hear it. It has a name of its own: who changes their mind takes it away again. */
export const replacesQuestion = (title: string): PrepareQuestion => ({ id: 'replaces', text: m['lineage.replaces_ask'](), answer: m['lineage.replaces_told']({ title }) })

/** People come back to hear what became of it: each decision, and each point that was left, is a question that the information part answers. */
function questionsOf(before: Before, chosen: Point[], supersedes: boolean): PrepareQuestion[] {
  const decisions = before.plan.themes.flatMap(theme => theme.decisions).map(one => {
    const action = before.sections[`follow.action/${one.proposal}`] as FollowAction | undefined
    return asked(m['lineage.how_goes']({ title: one.title }), statusWords(action?.status ?? 'open'), action?.updates.at(-1)?.text)
  })
  return [...(supersedes ? [replacesQuestion(before.former.title)] : []), ...decisions, ...chosen.map(one => asked(m['lineage.what_now']({ title: one.title }), outcomeName(one.outcome), one.reason))].slice(0, mostQuestions)
}

/** How many questions there would be, and of how many there is room. */
export const questionCount = (before: Before, chosen: Point[], supersedes: boolean): { count: number; room: number } =>
  ({ count: Number(supersedes) + before.plan.themes.flatMap(theme => theme.decisions).length + chosen.length, room: mostQuestions })

export const continuedWishes = (about: Beginning, before: Before, chosen: Point[], supersedes: boolean): Wish[] => [
  ...copiedWishes(about, before.sections),
  { name: 'prepare.continue', data: before.former },
  ...(supersedes ? [{ name: 'prepare.supersede', data: { supersedes } } satisfies Wish] : []),
  { name: 'prepare.set_questions', data: { questions: questionsOf(before, chosen, supersedes) } },
]
