// Codes of a conversation as the words of the console.
import type { IntakeAppointment, IntakeInvitation, IntakeState, IntakeSummary } from '../../../wire/types'
import { m } from '../../../words'
import { hourWords, tag } from '../../../words/format'
import { refusals, refusalSentence } from '../../../words/refusal'
import { problemSentence, type Problem } from '../../staff/api'

type Word = () => string
const of = (words: Record<string, Word>) => (code: string | undefined): string => (code ? (words[code]?.() ?? code) : '')

export const resultName = of({ spoken: m['talks.try_spoken'], no_answer: m['talks.try_no_answer'], call_back: m['talks.try_call_back'], wrong_number: m['talks.try_wrong_number'] })
export const results = ['no_answer', 'call_back', 'spoken', 'wrong_number']
export const placeName = of({ phone: m['talks.by_phone'], home: m['talks.at_home'], here: m['talks.at_ours'] })
export const places = ['phone', 'home', 'here']
export const needState = of({ open: m['talks.need_open'], arranged: m['talks.need_arranged'], impossible: m['talks.need_impossible'] })
export const needStates = ['open', 'arranged', 'impossible']
export const wayName = of({ letter: m['talks.way_letter'], email: m['talks.way_email'], phone: m['talks.way_phone'], link: m['talks.way_link'], sign_up: m['talks.way_sign_up'] })
const sentName = of({ made: m['talks.sent_made'], queued: m['talks.sent_queued'], trying: m['talks.sent_queued'], sent: m['talks.sent_sent'], refused: m['talks.sent_refused'], failed: m['talks.sent_failed'] })
const aboutName = of({ appointment: m['talks.about_appointment'], notice: m['talks.about_notice'] })
const whyNot = of({
  no_address: m['talks.why_no_address'], unwanted: m['talks.why_unwanted'], unreachable: m['talks.why_unreachable'], silent: m['talks.why_unreachable'], insecure: m['talks.why_insecure'], sign_in: m['talks.why_sign_in'],
  sender: m['talks.why_sender'], busy: m['talks.why_busy'], unsure: m['talks.why_unsure'], internal: m['talks.why_internal'], stopped: m['talks.why_stopped'], no_appointment: m['talks.left_no_appointment'],
})
/** Why somebody who was chosen gets no mail. */
export const leftOut = of({ no_address: m['talks.left_no_address'], stopped: m['talks.left_stopped'], waiting: m['talks.left_waiting'], no_appointment: m['talks.left_no_appointment'], too_many: m['talks.left_too_many'] })

/** By which way, about what, and how far it came. */
export function deliveryWords(one: IntakeInvitation): string {
  const what = one.about && one.about !== 'invitation' ? `${wayName(one.way)} ${aboutName(one.about)}` : wayName(one.way)
  const tries = one.reason && one.state === 'queued' ? m['talks.tries']({ count: one.tries ?? 0 }) : ''
  return `${what}: ${[sentName(one.state), whyNot(one.reason), tries].filter(Boolean).join(', ')}`
}
export const wentWrong = (one: IntakeInvitation): boolean => one.state === 'refused' || one.state === 'failed'
export const useName = of({ needs: m['talks.use_needs'], leaves: m['talks.use_leaves'], theme: m['talks.use_theme'], tables: m['talks.use_tables'], invite: m['talks.use_invite'], follow_up: m['talks.use_follow_up'] })

/** di 10 nov */
export const shortDay = (day: string): string => new Intl.DateTimeFormat(tag(), { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day))
export const moment = (at: number): string => new Intl.DateTimeFormat(tag(), { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(at)

export const appointmentWords = (plan: IntakeAppointment | undefined): string =>
  [plan?.day && shortDay(plan.day), plan?.time && hourWords(plan.time), placeName(plan?.place), plan?.caller].filter(Boolean).join(' · ')

/** How far somebody is, as the list says it. */
export function stepWords(talk: IntakeSummary | undefined): string {
  if (!talk) return m['talks.step_none']()
  if (talk.stopped) return m['talks.step_stopped']()
  if (talk.step === 'planned' && talk.plan?.day) return m['talks.step_planned']({ when: [shortDay(talk.plan.day), talk.plan.time && hourWords(talk.plan.time)].filter(Boolean).join(' ') })
  return stepName(talk.step)
}
const stepName = of({
  new: m['talks.step_none'], invited: m['talks.step_invited'], planned: m['talks.step_planned_open'], talking: m['talks.step_talking'], changed: m['talks.step_changed'], prepared: m['talks.step_prepared'], unreadable: m['talks.step_unreadable'],
})
/** The same for the conversation itself, which knows less of what was arranged. */
export function stateWords(state: IntakeState | undefined): string {
  if (state?.stopped) return m['talks.step_stopped']()
  if (state?.stale) return m['talks.step_changed']()
  return state?.agreed ? m['talks.step_prepared']() : m['talks.not_agreed']()
}

/** A refusal or a problem of the server, as a sentence. */
export function sentence(problem: Problem): string {
  if (problem.code === 'changed') return m['talks.changed_by_other']()
  return refusals[problem.code] ? refusalSentence(problem) : problemSentence(problem)
}
