// How long people are busy with the product itself, without a stopwatch: what somebody does in a walk is counted (taps, letters, words read,
// words read aloud) and laid beside the minutes of the run sheet, at the pace of somebody of 75. docs/decisions/024 says where the
// numbers come from. A machine that is busy changes nothing here; a screen that asks five taps more does.
import { Hands } from './hands.mjs'

/** Card, Moran and Newell (1980): making up one's mind, pointing, pressing, and the slowest typing they give, in seconds. */
const decide = 1.35
const point = 1.1
const press = 0.28
const unpractisedLetter = 1.2
/** Jastrzembski and Charness (2007): eyes, head and hand of people of 75 take 1.7 to 2.1 times as long as those of young people. */
const slower = 2
/** Brysbaert (2019): adults read 238 words a minute; half of that here, also for who reads aloud to a hall. */
const wordsPerMinute = 238 / slower

export const pace = { tap: (decide + point + press) * slower, letter: unpractisedLetter, word: 60 / wordsPerMinute }

const words = text => text.split(/\s+/).filter(one => /[\p{L}\p{N}]/u.test(one)).length

/** Hands whose work is counted. Who `reads` looks at every line that is new to them before they tap. */
export class PacedHands extends Hands {
  letters = 0
  words = 0
  #read = new Set()
  #readBy = new Map()

  constructor(page, { reads = false, ...how } = {}) { super(page, how); this.reads = reads }

  async press(name) {
    if (this.reads) await this.look()
    await super.press(name)
  }
  async write(name, text) {
    await super.write(name, text)
    this.letters += text.length
  }
  /** Letters in the field that already has the focus. */
  async type(text) {
    await this.page.keyboard.type(text)
    this.letters += text.length
  }
  /** A list is opened first. */
  async choose(name, choice) {
    await super.choose(name, choice)
    this.clicks++
  }
  /** Reads what is new on the screen. */
  async look() {
    const lines = (await this.page.locator('main').first().innerText().catch(() => '')).split('\n').map(one => one.trim())
    for (const one of lines.filter(one => one && !this.#read.has(one))) { this.#read.add(one); this.words += words(one) }
  }
  /** Somebody else has the device in the hand, who read what they read before. */
  handedTo(name) {
    if (!this.#readBy.has(name)) this.#readBy.set(name, new Set())
    this.#read = this.#readBy.get(name)
  }
  aloud(text) { this.words += words(text) }

  get seconds() { return this.clicks * pace.tap + this.letters * pace.letter + this.words * pace.word }
}

/** The run sheet with what handling took: whoever leads, and of all the others the one who was busy longest, for they work at the same time. */
export class RunSheet {
  rows = []
  #people
  /** @param people {lead, others: {name: hands}}, who may still come */
  constructor(people) { this.#people = people }

  /** One item of the day. @param most the share of its minutes, or else the seconds, that handling may take */
  async item(title, minutes, most, walk) {
    const { lead, others } = this.#people
    const all = () => new Map([['lead', lead.seconds], ...Object.entries(others).map(([name, one]) => [name, one.seconds])])
    const before = all()
    await walk()
    const spent = [...all()].map(([name, seconds]) => ({ name, seconds: seconds - (before.get(name) ?? 0) }))
    const [{ seconds: leading }, ...rest] = spent
    const slowest = rest.reduce((most, one) => (one.seconds > most.seconds ? one : most), { name: '', seconds: 0 })
    const row = { title, minutes, leading, slowest, handling: leading + slowest.seconds, may: most <= 1 ? minutes * 60 * most : most }
    this.rows.push(row)
    console.log(`-- ${title}: ${Math.round(row.handling)} s of handling, at most ${Math.round(row.may)}`)
  }
  /** What does not fit, one sentence each. */
  tooLong() {
    return this.rows.filter(row => row.handling > row.may).map(row => `${row.title}: handling the product takes ${Math.round(row.handling)} s (leading ${Math.round(row.leading)} s, ${row.slowest.name} ${Math.round(row.slowest.seconds)} s), at most ${Math.round(row.may)} s fit`)
  }
  markdown() {
    const time = seconds => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`
    return ['| item | minutes | leading | slowest other | together | of the item | may |', '|---|---|---|---|---|---|---|',
      ...this.rows.map(one => `| ${one.title} | ${one.minutes} | ${time(one.leading)} | ${time(one.slowest.seconds)} (${one.slowest.name || 'nobody'}) | ${time(one.handling)} | ${Math.round((one.handling / one.minutes / 60) * 100)} % | ${time(one.may)} |`)].join('\n')
  }
}
