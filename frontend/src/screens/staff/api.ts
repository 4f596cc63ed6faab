// The server's interface for staff, as screens use it: a value, or a problem with a code that becomes a sentence.
import { m } from '../../words'

export interface Problem { code: string; about?: Record<string, unknown> }
export type Answer<T> = { value: T; problem?: undefined } | { value?: undefined; problem: Problem }

export async function call<T = unknown>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const init: RequestInit = { method }
    if (body !== undefined) {
      init.headers = { 'Content-Type': 'application/json' }
      init.body = JSON.stringify(body)
    }
    const answer = await fetch(`/api/v1${path}`, init)
    const text = await answer.text()
    const said = text ? (JSON.parse(text) as unknown) : undefined
    if (answer.ok) return { value: said as T }
    return { problem: { code: 'internal', ...(said as object | undefined) } }
  } catch {
    return { problem: { code: 'offline' } }
  }
}

const sentences: Record<string, () => string> = {
  offline: m['problem.offline'],
  'sign-in': m['problem.sign_in'],
  'not-allowed': m['problem.not_allowed'],
  'not-found': m['problem.not_found'],
  wrong: m['problem.wrong'],
  taken: m['problem.taken'],
  'former-account': m['problem.former_account'],
  'bad-value': m['problem.bad_value'],
  'too-many-tries': m['problem.too_many_tries'],
  'too-large': m['problem.too_large'],
  busy: m['problem.busy'],
  'bad-case': m['problem.bad_case'],
}

export const problemSentence = (problem: Problem): string => (sentences[problem.code] ?? m['problem.other'])()

export interface Me { desk: string; account?: string; role?: 'admin' | 'facilitator' | 'municipality'; municipality?: string; meeting?: string; person?: string }
export interface MeetingView {
  id: string
  title: string
  municipality?: string
  role: 'facilitator' | 'municipality'
  opens: string
  closes: string
  facilitators?: string[]
  code?: string
  join?: string
}
export type Desk = 'phone' | 'console' | 'helper' | 'projector' | 'captions' | 'expert'
export interface LinkView { id: string; desk: Desk; person: string; label?: string; made: string; until: string; url?: string }
export interface Account { name: string; role: 'admin' | 'facilitator' | 'municipality'; municipality?: string }

/** Exchanges the token of a link, which stands behind the # and so reaches no log, for a session. */
export const useLink = (token: string): Promise<Answer<Me>> => call<Me>('POST', '/link', { token })

/** The helper devices of a meeting; nothing when the server did not say. */
export async function helperDevices(meeting: string): Promise<LinkView[] | undefined> {
  return (await call<LinkView[]>('GET', `/meetings/${encodeURIComponent(meeting)}/links`)).value?.filter(one => one.desk === 'helper')
}
