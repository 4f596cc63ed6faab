// How a helper device gets in: by the code the console shows, which stands behind the # of the address or is typed, or by the session
// it has from before. A code is good for a minute and for one device; only sending it uses it up.

export interface Helper { meeting: string; name: string; device: string }
export type Entrance = { in: Helper } | { ask: 'code'; wrong?: string }

interface Me { meeting?: string; name?: string; person?: string }

const post = (path: string, body: unknown) => fetch(`/api/v1/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

async function said<T>(answer: Response): Promise<T> {
  if (answer.status >= 500) throw new Error('the server is away')
  return (await answer.json().catch(() => ({}))) as T
}

function entered(me: Me): Entrance {
  if (!me.meeting) return { ask: 'code' }
  history.replaceState(null, '', `/helper/${me.meeting}${location.search}`)
  return { in: { meeting: me.meeting, name: me.name ?? '', device: me.person ?? '' } }
}

/** With a code. Throws when the server cannot be reached. */
export async function useCode(code: string): Promise<Entrance> {
  const answer = await post('helper', { code })
  const me = await said<Me & { code?: string }>(answer)
  return answer.ok ? entered(me) : { ask: 'code', wrong: me.code ?? 'wrong' }
}

/** By whatever the address and this browser have. Throws when the server cannot be reached. */
export async function enterHelper(): Promise<Entrance> {
  const code = location.hash.slice(1)
  if (code) {
    const entrance = await useCode(code)
    history.replaceState(null, '', location.pathname + location.search) // a code that was tried is of no use to who looks on
    return 'in' in entrance ? entered({ ...entrance.in, person: entrance.in.device }) : entrance
  }
  const me = (await said<Record<string, Me>>(await fetch('/api/v1/me')))['helper']
  const named = location.pathname.split('/')[2]
  return me && (!named || named === me.meeting) ? entered(me) : { ask: 'code' }
}

/** Says who has this device, for the list on the console. */
export const giveName = async (name: string): Promise<boolean> => (await post('helper/name', { name })).ok
