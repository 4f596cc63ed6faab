// Signing begins: people may sign, and the screen in the room says so.
import type { Meeting } from '../meeting.svelte'
import { go } from '../place.svelte'

export async function openSigning(meeting: Meeting): Promise<void> {
  if (!(await meeting.ask('finish.open_signing', {}))) return
  if (meeting.now?.view !== 'signing') await meeting.ask('meet.show', { view: 'signing' }, { quiet: true })
  go('finish')
}
