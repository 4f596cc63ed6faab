// What surrounds every phone screen, whatever it shows.
import type { State } from '../../live/connection'
import type { Station } from '../../ui/line/stations'

export interface Around {
  station: Station
  connection: State
  onback?: () => void
  onhelp?: () => void
  onreading?: () => void
}
