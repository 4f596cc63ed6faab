// What people paste may hold characters that nobody sees: control characters, marks that turn the order of reading around. The server
// refuses them (internal/wire/plain.go); here they are taken out before they are sent, so that pasting simply works.

/** Invisible, but not: tab and line ends, what joins letters and emoji, Hebrew and Arabic marks and number signs, the letters in a flag. */
const hidden = /(?![\t\n\r\u200c-\u200f\u061c\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\u2028\u2029\u3164\uffa0]/gu

/** The same, without them, in every text in it. */
export function plain<T>(data: T): T {
  if (typeof data === 'string') return data.replace(hidden, '') as T
  if (Array.isArray(data)) return data.map(plain) as T
  if (data && typeof data === 'object') return Object.fromEntries(Object.entries(data).map(([name, one]) => [name, plain(one as unknown)])) as T
  return data
}
