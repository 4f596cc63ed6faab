// Long lists page by themselves: six rows to a view, twelve seconds each. Long texts are cut between sentences, never inside one.
const pageTime = 12_000

export function pagesOf<T>(all: T[], size: number): T[][] {
  if (!all.length) return [[]]
  const pages: T[][] = []
  for (let at = 0; at < all.length; at += size) pages.push(all.slice(at, at + size))
  return pages
}

/** Below this width for its height a screen is narrow: letters stay as large, so what stands beside each other on a wide one comes after each other. */
export const isNarrow = (width: number, height: number): boolean => width / height <= 1.7

/** Six points of at most four lines to a view; longer ones get more room. On a narrow one there are two beside each other. */
export function boundPages<T extends { text: string }>(all: T[], narrow = false): T[][] {
  const longest = Math.max(0, ...all.map(one => one.text.length))
  const beside = narrow ? 2 : 3
  return pagesOf(all, all.every(one => linesOf(one.text, 22) <= 4) ? 2 * beside : longest <= 220 ? beside : 1)
}

/** Four verdicts to a view when what they are about takes three lines at most; longer ones get more room. On a narrow one they have it to themselves. */
export function checkPages<T extends { name: string }>(all: T[], narrow = false): T[][] {
  const longest = Math.max(0, ...all.map(one => linesOf(one.name, narrow ? 30 : 26)))
  return pagesOf(all, [4, 3, 2].find(rows => longest <= Math.floor(12 / rows)) ?? 1)
}

/** Rows of different heights to a view: as many as fit in so many lines, one at least. */
export function packed<T>(all: T[], linesOf: (one: T) => number, space: number): T[][] {
  const pages: T[][] = [[]]
  let room = space
  for (const one of all) {
    const lines = linesOf(one)
    if (lines > room && pages[pages.length - 1]!.length) {
      pages.push([])
      room = space
    }
    pages[pages.length - 1]!.push(one)
    room -= lines
  }
  return pages
}

/** Tables to a view: as many as fit, a row as high as the longer of what it talks about and who sits there, and the space around it. */
export const seatPages = <T extends { title: string; who: string }>(all: T[], narrow = false): T[][] =>
  packed(all, one => Math.max(linesOf(one.title, narrow ? 13 : 20), linesOf(one.who, narrow ? 24 : 37)) + .9, 12)

/** Which page is on, so long after the view came up. */
export const pageAt = (elapsed: number, pages: number): number => (pages > 1 ? Math.floor(Math.max(0, elapsed) / pageTime) % pages : 0)

/** How much text a view holds at the smallest letter: lines, and characters to a line. The walk of the projector measures that it is so. */
export interface Space { lines: number; width: number }

const view: Space = { lines: 12.3, width: 29 }
/** On a narrow screen a text has the view to itself; its title takes two lines. */
const alone: Space = { lines: 10, width: 44 }
/** What a further line of the title takes, and the line with what is left to spend. */
const titleLine = 1.6
const sumsLine = 1.4

/** Beside the facts of a proposal. A title of more than one line, and what is left to spend, take their room. */
export const besideFacts = (title: string, sums: boolean, narrow = false): Space => narrow ? { ...alone, lines: alone.lines - titleLine * Math.max(0, linesOf(title, 20) - 2) - (sums ? sumsLine : 0) } : ({ ...view, lines: view.lines - titleLine * (linesOf(title, 30) - 1) - (sums ? sumsLine : 0) })
/** Beside the answers of a round. */
export const besideAnswers = (sums: boolean, narrow = false): Space => narrow ? { ...alone, lines: alone.lines - (sums ? sumsLine : 0) } : ({ ...view, lines: view.lines - (sums ? sumsLine : 0) })
/** Beside the verdicts of the room. */
export const besideChecks = (sums: boolean, narrow = false): Space => narrow ? besideAnswers(sums, true) : ({ lines: view.lines - (sums ? 2 * sumsLine : 0), width: 24 })

/** A proposal fits when its whole text stands in one view, both when it is read and when it is decided on. */
export const fitsScreen = (title: string, text: string, sums: boolean): boolean => {
  const { lines, width } = besideFacts(title, sums)
  return linesOf(text, width) <= lines
}

/** How many lines a text takes, broken between words. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => {
    let lines = 1
    let used = 0
    for (const word of line.split(/\s+/).filter(Boolean)) {
      if (used && used + 1 + word.length > width) { lines++; used = 0 }
      lines += Math.ceil(word.length / width) - 1
      used += (used ? 1 : 0) + ((word.length - 1) % width) + 1
    }
    return sum + lines
  }, 0)
}

/** The text in parts that each stand in one view. A sentence that is longer than that stands alone. */
export function parts(text: string, { lines, width }: Space): string[] {
  const fits = (part: string) => linesOf(part.trim(), width) <= lines
  if (fits(text)) return [text]
  const found: string[] = []
  for (const sentence of text.match(/[^.!?]+(?:[.!?]+\s*|$)/g) ?? [text]) {
    const last = found[found.length - 1]
    if (last !== undefined && fits(last + sentence)) found[found.length - 1] = last + sentence
    else found.push(sentence)
  }
  return found.map(part => part.trim())
}
