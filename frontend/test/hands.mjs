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

  /** A button, link, radio button or tick. */
  async press(name) {
    const it = await this.#find(name, (where, named) => pressed.map(role => where.getByRole(role, { name: named }).filter({ visible: true })))
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

  /** Waits until these words stand on the screen. */
  async see(text) {
    const words = said(text, this.language).map(escaped).join('|')
    await this.#wait(`to see ${text}`, () => this.page.getByText(new RegExp(words, 'u')).filter({ visible: true }).count())
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
