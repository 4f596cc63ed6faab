// The device of who leads signs the plan along by itself: at the seal, else when the plan is handed over or the day is closed.
import { recall, remember } from '../../live/memory'
import type { Meeting } from './meeting.svelte'

/** Closing the day waits for it no longer than this. */
const longest = 3_000

export async function signAlong(meeting: Meeting): Promise<void> {
  const name = `hl.along.${meeting.id}`
  if (recall(name)) return
  const signed = import('../../witness/witness').then(witness => witness.signAlong(meeting.id, wanted => meeting.live.ask(wanted))).then(did => { if (did) remember(name, true) })
  await Promise.race([signed.catch(() => {}), new Promise(done => setTimeout(done, longest))])
}
