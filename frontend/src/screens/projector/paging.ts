// Long lists page by themselves: six rows to a view, twelve seconds each. Long texts are cut between sentences, never inside one.
export const pageTime = 12_000

export function pagesOf<T>(all: T[], size: number): T[][] {
  if (!all.length) return [[]]
  const pages: T[][] = []
  for (let at = 0; at < all.length; at += size) pages.push(all.slice(at, at + size))
  return pages
}

/** Six short points to a view; longer ones get more room. */
export function boundPages<T extends { text: string }>(all: T[]): T[][] {
  const longest = Math.max(0, ...all.map(one => one.text.length))
  return pagesOf(all, longest <= 92 ? 6 : longest <= 220 ? 3 : 1)
}

/** Which page is on, so long after the view came up. */
export const pageAt = (elapsed: number, pages: number): number => (pages > 1 ? Math.floor(Math.max(0, elapsed) / pageTime) % pages : 0)

/** The text in parts of at most so many characters. A sentence that is longer than that stands alone. */
export function parts(text: string, most: number): string[] {
  if (text.length <= most) return [text]
  const found: string[] = []
  for (const sentence of text.match(/[^.!?]+(?:[.!?]+\s*|$)/g) ?? [text]) {
    const last = found[found.length - 1]
    if (last !== undefined && (last + sentence).trimEnd().length <= most) found[found.length - 1] = last + sentence
    else found.push(sentence)
  }
  return found.map(part => part.trim())
}
