// Somebody's hands at one screen: with a mouse, by touch, or with a keyboard alone. They find things only by the words that stand on the
// screen, and count how often they click.
import { escaped, said } from './labels.mjs'
import { until } from './stage.mjs'

const pressed = ['button', 'link', 'radio', 'checkbox']

export class Hands {
  clicks = 0
  /** How: mouse, touch or keyboard. */
  constructor(page, { how = 'mouse', language = 'nl' } = {}) { Object.assign(this, { page, how, language }) }

  #named(name, end) { return new RegExp(`^\\s*(?:${said(name, this.language).map(escaped).join('|')})\\s*${end}`, 'u') }

  /** What has this name, exactly or else as its beginning; in the dialog when there is one. */
  async #find(name, ways) {
    return this.#wait(name, async () => {
      const open = this.page.locator('dialog[open]')
      const where = await open.count() ? open.last() : this.page
      for (const end of ['$', '(?=[\\s:]|$)']) {
        for (const one of ways(where, this.#named(name, end))) if (await one.count()) return one.first()
      }
    })
  }
  async #wait(what, ask) {
    try {
      return await until(what, ask, 15_000)
    } catch (error) {
      throw new Error(`${error.message}\n${this.page.url()} shows: ${await this.#shows()}`)
    }
  }
  #shows = async () => (await this.page.locator('h1, h2, button, [role=status], [role=alert]').allInnerTexts()).join(' | ').replace(/\s+/g, ' ').slice(0, 600)

  /** A button, link, radio button, tick, or what folds open. */
  async press(name) {
    const it = await this.#find(name, (where, named) => [
      ...pressed.map(role => where.getByRole(role, { name: named }).filter({ visible: true })), where.locator('summary').filter({ hasText: named, visible: true }),
    ])
    await this.#act(it)
  }

  /** Writes in the field of this name, over what stands there. */
  async write(name, text) {
    const it = await this.#find(name, (where, named) => [where.getByLabel(named).and(where.locator('input, textarea')).filter({ visible: true })])
    if (!await it.evaluate(el => el === document.activeElement)) await this.#act(it, true)
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.type(text)
  }

  /** Chooses from a list by the words of the choice. */
  async choose(name, choice) {
    const it = await this.#find(name, (where, named) => [where.getByRole('combobox', { name: named }).filter({ visible: true })])
    const words = said(choice, this.language)
    const at = await it.evaluate((el, words) => [...el.options].findIndex(one => words.some(word => one.textContent.trim().startsWith(word))), words)
    if (at < 0) throw new Error(`${name} has no choice ${choice}: ${await it.innerText()}`)
    if (this.how !== 'keyboard') { this.clicks++; return void await it.selectOption({ index: at }) }
    await this.#reach(it)
    await this.page.keyboard.press('Home')
    for (let i = 0; i < at; i++) await this.page.keyboard.press('ArrowDown')
  }

  /** Takes the card with these words to a column: dragged, or carried with the arrows. */
  async carry(card, column) {
    const grip = this.page.locator('[data-card]', { hasText: card }).getByRole('button', { name: said(`Verplaats ‘${card}’`, this.language)[0] })
    const to = this.page.locator('[data-column]').filter({ has: this.page.getByRole('heading', { name: column, exact: true }) })
    if (this.how === 'keyboard') {
      const place = section => section.evaluate(el => [...el.parentElement.children].indexOf(el))
      const steps = await place(to) - await place(this.page.locator('[data-column]').filter({ has: grip }))
      await this.#reach(grip)
      await this.page.keyboard.press('Enter')
      for (let i = 0; i < Math.abs(steps); i++) await this.page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft')
      return void await this.page.keyboard.press('Enter')
    }
    await grip.scrollIntoViewIfNeeded()
    const [from, there] = [await this.page.locator('[data-card]', { hasText: card }).boundingBox(), await to.boundingBox()]
    await (this.how === 'touch' ? this.#dragFinger : this.#dragMouse).call(this, { x: from.x + 20, y: from.y + 15 }, { x: there.x + 40, y: there.y + 60 })
  }

  async #dragMouse(from, to) {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(from.x + 20, from.y + 5, { steps: 3 })
    await mouse.move(to.x, to.y, { steps: 6 })
    await mouse.up()
  }

  /** A finger first rests a moment: a shorter touch scrolls. */
  async #dragFinger(from, to) {
    const browser = await this.page.context().newCDPSession(this.page)
    const touch = (type, at) => browser.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
    await touch('touchStart', from)
    await this.page.locator('[data-card].lifted').waitFor()
    for (let i = 1; i <= 6; i++) await touch('touchMove', { x: from.x + ((to.x - from.x) * i) / 6, y: from.y + ((to.y - from.y) * i) / 6 })
    await touch('touchEnd')
    await browser.detach()
  }

  /** Waits until these words stand on the screen. */
  async see(text) {
    const words = said(text, this.language).map(escaped).join('|')
    await this.#wait(`to see ${text}`, () => this.page.getByText(new RegExp(words, 'u')).filter({ visible: true }).count())
  }

  /** Waits until these words are gone. */
  async miss(text) {
    const words = said(text, this.language).map(escaped).join('|')
    await this.#wait(`to lose ${text}`, async () => !await this.page.getByText(new RegExp(words, 'u')).filter({ visible: true }).count())
  }

  async #act(it, toWrite = false) {
    if (this.how === 'keyboard') {
      await this.#reach(it)
      if (toWrite) return
      const tick = await it.evaluate(el => el.matches('input[type=radio], input[type=checkbox]') && (el.type === 'checkbox' || !el.checked))
      return void await this.page.keyboard.press(tick || await it.evaluate(el => el.matches('input')) ? 'Space' : 'Enter')
    }
    this.clicks++
    // Who taps an answer taps its words.
    const words = it.locator('xpath=ancestor-or-self::label[1]')
    const target = await words.count() ? words : it
    await (this.how === 'touch' ? target.tap() : target.click())
  }

  /** Goes there with the tab key; within a group of answers with the arrows. What has the focus must be on the screen. */
  async #reach(it) {
    const here = () => it.evaluate(el => el === document.activeElement)
    const group = () => it.evaluate(el => { const now = document.activeElement; return el.type === 'radio' && now?.type === 'radio' && now.name === el.name })
    for (let i = 0; !await here(); i++) {
      if (i > 200) throw new Error(`the keyboard never came to: ${await it.evaluate(el => el.outerHTML.slice(0, 200))}`)
      await this.page.keyboard.press(await group() ? 'ArrowDown' : 'Tab')
    }
    const seen = await it.evaluate(el => { const box = (el.closest('label') ?? el).getBoundingClientRect(); return box.width > 0 && box.bottom > 0 && box.top < innerHeight })
    if (!seen) throw new Error(`the focus cannot be seen: ${await it.evaluate(el => el.outerHTML.slice(0, 200))}`)
  }
}
