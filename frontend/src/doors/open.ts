// What every door does first: the look, the reading settings, and the live line to the meeting in the address.
import '../look/base.css'
import { meetingOf } from '../live/addresses'
import { Live } from '../live/live.svelte'
import { recall } from '../live/memory'
import { applyReading } from '../look/reading.svelte'
import { speak } from '../words'

export function prepare(): void {
  speak(document.documentElement.lang)
  applyReading()
}

/** The live meeting of this page, or nothing when the address names none. The person is who this device was told to be; the session proves it. */
export function live(): Live | undefined {
  const meeting = meetingOf(location.pathname)
  if (!meeting) return undefined
  const opened = new Live({
    meeting,
    person: recall<string>(`hl.person.${meeting}`) ?? '',
    origin: location.origin,
    socketOff: new URLSearchParams(location.search).get('socket') === 'off',
  })
  opened.start()
  return opened
}
