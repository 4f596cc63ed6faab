// A room code as people type it, read as the server reads it: of every group of signs that look alike one is in the alphabet, and the
// others are read as that one. A code can be mistyped, but not misread.
const alphabet = '0123456789CDFHJKMNPRTVWXY'
const meant: Record<string, string> = { O: '0', Q: '0', I: '1', L: '1', '|': '1', '!': '1', Z: '2', S: '5', $: '5', G: '6', B: '8', U: 'V' }

/** The code in capitals without spaces; shorter than six when something is missing. A pasted link may hold it at its end. */
export function readCode(typed: string): string {
  const last = typed.trim().replace(/\/+$/, '').split(/[/#=?]/).pop() ?? ''
  return [...last.toUpperCase()].map(sign => (alphabet.includes(sign) ? sign : (meant[sign] ?? ''))).join('').slice(0, 7)
}

/** Whether this is how a code looks: the address on the wall ends in one. */
export const isCode = (text: string): boolean => text.length === 6 && readCode(text).length === 6
