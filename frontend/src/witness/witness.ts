// This device as a witness: holds the sealed plan against what it saw of the record, and signs it along. Comes with import(), for it is large.
import type { Receipt } from '../live/outbox'
import { codeOf, cosign, digest, isIn, readStatement, type Statement } from './proof'
import { noteAlong, seenOf, type Seen } from './seen'

/** It is the plan that was decided here; it is another; or it could not be told, such as without a connection. */
export type Verdict = 'same' | 'other' | 'away'

/** What a server says of a sealed plan. */
export interface Said { signed: string; key: string; proofs: Record<string, string[]>; cosigners?: string[] | null }

/** With the plan that was seen: its statement, and whether the cosignature of this device was published with it, once any were. */
export interface Found { verdict: Verdict; statement?: Statement; mine?: boolean }

/**
 * Holds a plan against what was seen. Every entry that was seen must be in the record of which the plan is, the plan must have the code that was shown
 * (who saw none gives the file), and the key of the server be the first one seen. Who saw the very end of that record needs no signature: it is
 * what they saw, whoever signs.
 */
export function judge(meeting: string, seen: Seen, said: Said, plan?: Uint8Array): Found {
  const statement = readStatement(said.signed, said.key)
  if (!statement?.origin.endsWith(`/m/${meeting}`)) return { verdict: 'other' }
  if (seen.code ? seen.code !== codeOf(statement.plan) : !plan || statement.plan !== digest(plan)) return { verdict: 'other' }
  if (!seen.heads.every(([entry, hash]) => isIn(statement, entry, hash, said.proofs[entry] ?? []))) return { verdict: 'other' }
  const sawTheEnd = seen.heads.some(([entry]) => entry === statement.entries)
  if (seen.key !== said.key && !sawTheEnd) return { verdict: 'other' }
  return { verdict: 'same', statement, ...(seen.along && said.cosigners ? { mine: said.cosigners.includes(seen.along) } : {}) }
}

/** Asks the server and judges. Nothing when this device saw nothing of the meeting. */
export async function look(meeting: string): Promise<Found | undefined> {
  const seen = seenOf(meeting)
  if (!seen?.heads.length) return undefined
  const at = `/api/v1/meetings/${encodeURIComponent(meeting)}/`
  try {
    const said = await fetch(`${at}witness?entries=${seen.heads.map(([entry]) => entry).join()}`)
    // Two hundred phones look at the same moment: the file is for who has no code of it.
    const plan = seen.code ? undefined : await fetch(`${at}plan.json`)
    if (!said.ok || plan?.ok === false) return { verdict: 'away' }
    return judge(meeting, seen, (await said.json()) as Said, plan && new Uint8Array(await plan.arrayBuffer()))
  } catch {
    return { verdict: 'away' }
  }
}

/**
 * Signs the plan along, unseen; true when it is there. What does not fit what was seen is not signed; what goes wrong is nobody's trouble, for
 * the signature that counts is there already.
 */
export async function signAlong(meeting: string, ask: (wanted: { name: 'finish.cosign'; data: { key: string; signature: string } }) => Promise<Receipt>): Promise<boolean> {
  const found = await look(meeting)
  if (found?.verdict !== 'same' || !found.statement) return false
  const data = cosign(found.statement)
  noteAlong(meeting, data.key) // before the answer: it may come after a reload
  const { no } = await ask({ name: 'finish.cosign', data })
  if (no) noteAlong(meeting, undefined)
  return !no || no.code === 'no_change'
}
