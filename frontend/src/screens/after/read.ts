// What somebody outside the room is shown of what becomes of a plan, and asks. One request at a time: there is no line to a meeting that is over.
import { newId } from '../../live/protocol'
import type { FollowAction, FollowCourse, FollowMine } from '../../wire/types'
import { refusals, refusalSentence } from '../../words/refusal'
import { call, problemSentence, type Answer, type Problem } from '../staff/api'

export interface Decided extends FollowAction { title: string; text: string; first_step?: string; when?: string; sought?: string }
export interface Became {
  meeting: string; title: string; municipality?: string; code: string; example?: boolean; public: boolean; today: string
  actions: Decided[]; course: FollowCourse; mine?: FollowMine; there?: boolean; mail?: boolean
}

/** What went wrong, in words: a rule of the meeting says it as on every screen. */
export const problemWords = (problem: Problem): string => {
  const code = problem.code.replaceAll('-', '_')
  return code in refusals ? refusalSentence({ ...problem, code }) : problemSentence(problem)
}

/** Asks something; the same one twice counts once. Says whether it was taken. */
export const ask = (path: string, name: string, data: object): Promise<Answer<unknown>> => call('POST', path, { id: newId('c'), name, data })
