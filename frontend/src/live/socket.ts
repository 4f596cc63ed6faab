// One attempt to talk over a websocket.
import { parse, type FromServer, type Hello, type ToServer } from './protocol'

export interface Line {
  send(message: ToServer): boolean
  close(): void
}

export interface Ear {
  /** The other side answered, if only with silence. */
  there(): void
  heard(message: FromServer): void
  /** The line is gone; it says nothing more after this. */
  lost(): void
}

export interface SocketLike {
  readyState: number
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: (() => void) | null
  onerror: (() => void) | null
}

export type OpenSocket = (url: string) => SocketLike

const open = 1

export function socketLine(url: string, hello: Hello, ear: Ear, make: OpenSocket): Line {
  let gone = false
  const lose = () => {
    if (gone) return
    gone = true
    ear.lost()
  }
  let socket: SocketLike
  try {
    socket = make(url)
  } catch {
    // A blocked address throws at once; tell it like any other loss, after the caller has its line.
    setTimeout(lose)
    return { send: () => false, close: () => { gone = true } }
  }
  socket.onopen = () => socket.send(JSON.stringify(hello))
  socket.onmessage = event => {
    const message = typeof event.data === 'string' ? parse(event.data) : undefined
    if (message && !gone) ear.heard(message)
  }
  socket.onclose = lose
  socket.onerror = lose
  return {
    send(message) {
      if (gone || socket.readyState !== open) return false
      socket.send(JSON.stringify(message))
      return true
    },
    close() {
      gone = true
      socket.close()
    },
  }
}
