// What was said, in sentences that are read back before somebody agrees.
import { answerWords } from '../../../intake/questions/desk'
import { listed } from '../../../intake/questions/listed'
import type { IntakeAnswerShown, IntakeCompanion, IntakeNeed, IntakeQuestion } from '../../../wire/types'
import { m } from '../../../words'

type Filled = (filled: { answer: string }) => string
/** What is done with an answer makes its sentence; any other question is read with its answer. */
const uses: Record<string, Filled> = {
  needs: m['talks.sum_needs'], leaves: m['talks.sum_leaves'], theme: m['talks.sum_theme'], invite: m['talks.sum_invite'],
}

function companion(one: IntakeCompanion): string {
  const name = one.name || m['talks.somebody']()
  if (one.as === 'interpreter') return m['talks.sum_interpreter']({ name })
  return one.voice ? m['talks.sum_companion_voice']({ name }) : m['talks.sum_companion']({ name })
}

export interface Said { questions: IntakeQuestion[]; answer: (question: string) => IntakeAnswerShown | undefined; companions: IntakeCompanion[]; needs: IntakeNeed[] }

export function summary({ questions, answer, companions, needs }: Said): string[] {
  const said = questions.flatMap(question => {
    const given = answer(question.id)
    const words = given && answerWords(question, given).replace(/\.$/, '') // the sentence has its own
    return words ? [uses[question.use ?? '']?.({ answer: words }) ?? m['talks.sum_other']({ question: question.text, answer: words })] : []
  })
  const besides = needs.filter(one => !one.choice && one.state !== 'impossible').map(one => one.text)
  return [...said, ...(besides.length ? [m['talks.sum_besides']({ answer: listed(besides) })] : []), ...companions.map(companion)]
}
