// A refusal as the console says it: with the name of what it is about, and the arithmetic where there is any.
import { m } from '../../words'
import { refusalSentence, type Refusal } from '../../words/refusal'
import type { PrepareFrameworkShown, ProposeShown } from '../../wire/types'
import { amount, measureName, minus, plus } from './names'

interface Known {
  framework(id: string): PrepareFrameworkShown | undefined
  proposal(id: string): ProposeShown | undefined
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function refusalWords(no: Refusal, known: Known): string {
  const about = no.about ?? {}
  const sentence = refusalSentence(no)
  if (no.code === 'limit_exceeded' && text(about['max'])) {
    const unit = text(about['unit'])
    const together = plus(text(about['used']) || '0', text(about['asks']) || '0')
    return m['desk.limit']({
      used: amount(text(about['used']), unit), asks: amount(text(about['asks']), unit), together: amount(together, unit),
      max: amount(text(about['max']), unit), over: amount(minus(together, text(about['max'])), unit),
    })
  }
  if (no.code === 'incomplete' && text(about['measure'])) {
    return m['desk.number_missing']({ title: known.proposal(text(about['proposal']))?.title ?? '', measure: measureName(text(about['measure'])) })
  }
  if (no.code === 'round_closed') return m['desk.round_closed']()
  const framework = known.framework(text(about['framework']))
  if (framework) return m['desk.about']({ name: framework.text, sentence })
  const proposal = known.proposal(text(about['proposal']))
  if (proposal) return m['desk.about']({ name: proposal.title, sentence })
  return sentence
}
