// The kinds of questions as who leads a conversation fills them in.
import type { Component } from 'svelte'
import type { IntakeAnswer, KindQuestion } from '../../wire/types'
import { desk as choice } from './choice/desk'
import { desk as moment } from './moment/desk'
import { desk as person } from './person/desk'
import { desk as several } from './several/desk'
import { desk as text } from './text/desk'

/** What a kind's input gets. Every change is the whole answer. */
export interface Asked { question: KindQuestion; answer: IntakeAnswer; onchange: (answer: IntakeAnswer) => void }

export interface DeskKind {
  Desk: Component<Asked>
  /** The answer in words, without the question; empty when nothing was said of this kind. */
  said: (question: KindQuestion, answer: IntakeAnswer) => string
  name: () => string
  /** The fewest choices such a question has; 0: none may be there. */
  choices: number
  /** What may be done with the answer. */
  uses: string[]
}

export const kinds: Record<string, DeskKind> = { several, choice, text, moment, person }

/** What somebody said, in words: of its kind first, then what they said besides. */
export function answerWords(question: KindQuestion, answer: IntakeAnswer): string {
  const said = kinds[question.kind]?.said(question, answer) ?? ''
  const besides = question.kind === 'text' ? '' : (answer.text ?? '')
  return said && besides ? `${said}. ${besides}` : said || besides
}

export const nothingSaid = (answer: IntakeAnswer): boolean =>
  !answer.choices?.length && !answer.text?.trim() && !answer.moment && !answer.place?.trim() && !answer.people?.some(one => one.name.trim())
