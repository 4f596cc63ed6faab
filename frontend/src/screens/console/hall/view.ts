// The hall as the server tells it to who leads.
import type { Tried } from '../../hall/judge'

export interface HallCheck { url: string; phones: Tried[] }
export interface HallView {
  /** The server is in the hall itself, without internet. */
  hall: boolean
  address: string
  here?: { address: string; network: string; own: boolean }[]
  wifi?: { name: string; password?: string; qr: string }
  check?: HallCheck
}
