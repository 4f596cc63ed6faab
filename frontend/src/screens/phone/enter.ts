// How a phone gets in: by a personal link (its token stands behind the #, which browsers send to nobody), by the room code, or by the
// session it has from before. The address keeps only the name of the meeting, so a reload comes back to the same place.
import { isCode, readCode } from './code'

export interface Entered { meeting: string; person: string }
export type Entrance = { in: Entered } | { ask: 'code'; wrong?: string } | { ask: 'resume'; token: string }

interface Me { meeting?: string; person?: string }
interface Answer { ok: boolean; code: string; me: Me }

async function post(path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`/api/v1/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (answer.status >= 500) throw new Error('the server is away')
  const said = (await answer.json().catch(() => ({}))) as Me & { code?: string }
  return { ok: answer.ok, code: said.code ?? '', me: said }
}

function entered(me: Me): Entrance {
  if (!me.meeting || !me.person) return { ask: 'code' }
  history.replaceState(null, '', `/phone/${me.meeting}${location.search}`)
  return { in: { meeting: me.meeting, person: me.person } }
}

/** With the room code. Throws when the server cannot be reached. */
export async function join(code: string): Promise<Entrance> {
  const answer = await post('join', { code })
  return answer.ok ? entered(answer.me) : { ask: 'code', wrong: answer.code }
}

/** With a personal link. goOn is the yes to "do you go on here?". */
export async function useLink(token: string, goOn: boolean): Promise<Entrance> {
  const answer = await post('link', { token, go_on: goOn })
  if (answer.ok) return entered(answer.me)
  return answer.code === 'second-device' ? { ask: 'resume', token } : { ask: 'code', wrong: answer.code === 'wrong' ? 'link' : answer.code }
}

/** By whatever the address and this browser have. Throws when the server cannot be reached. */
export async function enterPhone(): Promise<Entrance> {
  const token = location.hash.slice(1)
  if (token) return useLink(token, false)
  const [, first = '', named = ''] = location.pathname.split('/')
  if (first !== 'phone' && isCode(first)) return join(readCode(first))
  const answer = await fetch('/api/v1/me')
  if (answer.status >= 500) throw new Error('the server is away')
  const me = answer.ok ? ((await answer.json()) as { phone?: Me }).phone : undefined
  return me && (!named || named === me.meeting) ? entered(me) : { ask: 'code' }
}
