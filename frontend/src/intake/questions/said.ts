// What is written of an answer: without what is empty, so that the server is told what was said and nothing else.
import type { IntakeAnswer, KindQuestion } from '../../wire/types'

export function bare(question: KindQuestion, answer: IntakeAnswer): IntakeAnswer {
  const people = answer.people?.filter(one => one.name.trim()).map(one => ({ name: one.name.trim(), ...(one.phone?.trim() ? { phone: one.phone.trim() } : {}) }))
  return {
    question: question.id,
    ...(answer.choices?.length ? { choices: [...answer.choices] } : {}),
    ...(answer.text?.trim() ? { text: answer.text.trim() } : {}),
    ...(answer.moment ? { moment: answer.moment } : {}),
    ...(answer.place?.trim() ? { place: answer.place.trim() } : {}),
    ...(people?.length ? { people } : {}),
  }
}

/** Whether two answers say the same, whoever gave them and when. */
export function same(a: IntakeAnswer, b: IntakeAnswer): boolean {
  const said = (one: IntakeAnswer) => JSON.stringify(bare({ id: '', kind: '', text: '' }, one))
  return said(a) === said(b)
}
