// A proposal as its form holds it, and what of it changed.
import type { ProposeAmend, ProposeDraft, ProposeShown } from '../../wire/types'
import { typedAmount } from '../../words/format'

export interface Form {
  title: string
  text: string
  leadText: string
  leadPerson: string
  needsYes: string
  firstStep: string
  due: string
  numbers: Record<string, string>
}

export const emptyForm = (): Form => ({ title: '', text: '', leadText: '', leadPerson: '', needsYes: '', firstStep: '', due: '', numbers: {} })

export const formOf = (one: ProposeShown): Form => ({
  title: one.title, text: one.text, leadText: one.lead ?? '', leadPerson: one.lead_state.person ?? '', needsYes: (one.needs_yes_from ?? []).join('\n'),
  firstStep: one.first_step ?? '', due: one.due ?? '', numbers: { ...(one.numbers ?? {}) },
})

const lines = (text: string) => text.split('\n').map(one => one.trim()).filter(Boolean)
const lead = (form: Form) => (form.leadPerson ? { person: form.leadPerson } : { text: form.leadText.trim() })
const typed = (numbers: Record<string, string>) => Object.fromEntries(Object.entries(numbers).map(([key, value]): [string, string] => [key, typedAmount(value)]).filter(([, value]) => value))

export function draftOf(form: Form): Omit<ProposeDraft, 'id' | 'theme' | 'from'> {
  return {
    title: form.title.trim(), text: form.text.trim(), lead: form.leadPerson || form.leadText.trim() ? lead(form) : undefined, needs_yes_from: lines(form.needsYes),
    first_step: form.firstStep.trim() || undefined, due: form.due.trim() || undefined, numbers: typed(form.numbers),
  }
}

/** Only what differs, with the version it was seen in; nothing when nothing differs. */
export function amendOf(one: ProposeShown, form: Form): ProposeAmend | undefined {
  const was = formOf(one)
  const change: ProposeAmend = { id: one.id, version: one.version }
  if (form.title.trim() !== was.title) change.title = form.title.trim()
  if (form.text.trim() !== was.text) change.text = form.text.trim()
  if (form.leadPerson !== was.leadPerson || form.leadText.trim() !== was.leadText) change.lead = lead(form)
  if (lines(form.needsYes).join('\n') !== was.needsYes) change.needs_yes_from = lines(form.needsYes)
  if (form.firstStep.trim() !== was.firstStep) change.first_step = form.firstStep.trim()
  if (form.due.trim() !== was.due) change.due = form.due.trim()
  const numbers = typed(form.numbers)
  const changed = Object.entries(numbers).filter(([key, value]) => value !== was.numbers[key])
  if (changed.length) change.numbers = Object.fromEntries(changed)
  return Object.keys(change).length > 2 ? change : undefined
}
