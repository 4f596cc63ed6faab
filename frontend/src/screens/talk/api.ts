// What goes by single requests: coming in, the pin, erasing, signing up. All else goes over the conversation's own line.
export interface About { meeting: string; person: string; title: string; open: boolean; locked: boolean; numbers: { label: string; number: string }[]; keep_days: number; ended?: boolean; kept?: string }
/** What somebody would sign up for. */
export interface SignUpAbout { title: string; question: string; date: string; place: string; language: string; numbers: { label: string; number: string }[]; keep_days: number; full: boolean }
export interface Receipt { receipt: string; day: string; pieces: number }
export interface Answer<T> { ok: boolean; code: string; about: { field?: string }; said: T }

/** Throws when the server cannot be reached. */
export async function call<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer<T>> {
  const how = body === undefined ? { method } : { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`/api/v1/${path}`, how)
  if (answer.status >= 500) throw new Error('the server is away')
  const said = (await answer.json().catch(() => ({}))) as T & { code?: string; about?: { field?: string } }
  return { ok: answer.ok, code: said.code ?? '', about: said.about ?? {}, said }
}

/** Which conversation this browser holds; nothing when none. */
export async function whichTalk(): Promise<About | undefined> {
  const answer = await call<About>('GET', 'talk')
  return answer.ok ? answer.said : undefined
}

export const comeIn = (way: { token: string } | { code: string }): Promise<Answer<unknown>> => call('POST', 'talk', way)
export const at = (talk: About, what = ''): string => `meetings/${encodeURIComponent(talk.meeting)}/talks/${encodeURIComponent(talk.person)}${what}`
