// The form of a table as fields of text, and what is asked when one of them was written.
import type { ProposeFillForm, ProposeFormShown } from '../../wire/types'
import { typedAmount } from '../../words/format'

export const fieldNames = ['title', 'text', 'lead', 'first_step', 'due', 'cost', 'yield', 'needs_yes'] as const
export type FieldName = (typeof fieldNames)[number]
export type Values = Record<FieldName, string>

export const read = (form: ProposeFormShown): Values => ({
  title: form.title, text: form.text, lead: form.lead ?? '', first_step: form.first_step ?? '', due: form.due ?? '', cost: form.numbers?.['cost'] ?? '', yield: form.numbers?.['yield'] ?? '',
  needs_yes: (form.needs_yes_from ?? []).join('\n'),
})

export const wrongAmount = (name: FieldName, text: string): boolean => (name === 'cost' || name === 'yield') && text.trim() !== '' && !/^\d+(\.\d\d)?$/.test(typedAmount(text))

/** Whether two ways of writing a field are the same to the server. */
export const same = (name: FieldName, one: string, other: string): boolean => JSON.stringify(asked(name, one)) === JSON.stringify(asked(name, other))

export function asked(name: FieldName, value: string): Partial<ProposeFillForm> {
  if (name === 'cost' || name === 'yield') return { numbers: { [name]: typedAmount(value) } }
  if (name === 'needs_yes') return { needs_yes_from: value.split('\n').map(one => one.trim()).filter(Boolean) }
  return { [name]: value }
}
