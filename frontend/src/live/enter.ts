// How a page gets in. A link carries its token in the fragment, which browsers send to nobody; it is exchanged for a session in a cookie
// and leaves the address at once, so that a reload, a bookmark or somebody looking on has only the name of the meeting.

export type Desk = 'phone' | 'projector' | 'captions' | 'console' | 'expert'
export interface Entered { meeting: string; person?: string }

interface Me { meeting?: string; person?: string }

/** The meeting of this page, at which somebody is at a desk, by the link it was opened with or by the session it has. Nothing when it has neither. */
export async function enter(desk: Desk, page: string = desk): Promise<Entered | undefined> {
  const token = location.hash.slice(1)
  const me = token ? await exchange(token) : (await mine())[desk]
  const named = location.pathname.split('/')[2]
  if (!me?.meeting || (named && named !== me.meeting && !token)) return undefined
  history.replaceState(null, '', `/${page}/${me.meeting}${location.search}`)
  return { meeting: me.meeting, person: me.person }
}

async function exchange(token: string): Promise<Me | undefined> {
  const answer = await fetch('/api/v1/link', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token, go_on: true }) })
  return answer.ok ? ((await answer.json()) as Me) : undefined
}

async function mine(): Promise<Record<string, Me>> {
  const answer = await fetch('/api/v1/me')
  return answer.ok ? ((await answer.json()) as Record<string, Me>) : {}
}
