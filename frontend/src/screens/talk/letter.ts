// The code of a letter as people type it: ten signs in two groups, read as the server reads them.
const alphabet = '0123456789CDFHJKMNPRTVWXY'
const meant: Record<string, string> = { O: '0', Q: '0', I: '1', L: '1', '|': '1', '!': '1', Z: '2', S: '5', $: '5', G: '6', B: '8', U: 'V' }
export const letterLength = 10

export function readLetter(typed: string): string {
  return [...typed.toUpperCase()].map(sign => (alphabet.includes(sign) ? sign : (meant[sign] ?? ''))).join('').slice(0, letterLength + 2)
}
