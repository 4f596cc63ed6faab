// Who would decide, as far as the console can tell beforehand. The server takes the snapshot when the round opens.
import type { PeoplePerson, PrepareMeeting } from '../../wire/types'
import { withoutVote } from './names'

export function mayDecide(one: PeoplePerson, about: PrepareMeeting | undefined): boolean {
  return about?.deciding?.length ? about.deciding.includes(one.capacity) : !withoutVote.includes(one.capacity)
}
