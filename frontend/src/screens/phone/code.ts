// A join code as people type it. The alphabet has no look-alikes, so what looks like a letter it lacks becomes the one that was meant.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const meant: Record<string, string> = { O: 'Q', 0: 'Q', I: 'J', 1: 'J' }

/** The code in capitals without spaces; shorter than six when something is missing. A pasted link may hold it at its end. */
export function readCode(typed: string): string {
  const last = typed.trim().replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').pop() ?? ''
  return [...last.toUpperCase()].map(letter => (alphabet.includes(letter) ? letter : (meant[letter] ?? ''))).join('').slice(0, 6)
}
