// The door: two helpers come in by a code of a minute and bring sixty people in; a code is for one device; who is not on the list, a wrong
// tap, who asks for help, one answer by whatever way, and a device that is ended. Pictures in test/pictures/door.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/door.mjs
import { Findings, later, makeMeeting, openDesk, openPage, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const most = 3
const firsts = ['Anna', 'Bram', 'Corrie', 'Dirk', 'Els', 'Fenna', 'Geert', 'Hilde', 'Ietje', 'Jan', 'Klaas', 'Lies', 'Mia', 'Nico', 'Oda']
const lasts = ['de Vries', 'Bakker', 'Veenstra', 'Dijkstra']
const people = lasts.flatMap((last, j) => firsts.map((first, i) => ({
  id: `p${j}-${i}`, name: `${first} ${last}`, capacity: ['carer', 'resident', 'volunteer', 'professional'][(i + j) % 4], device: i % 5 === 4 ? 'none' : i % 5 === 3 ? 'helper' : 'phone',
})))

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('door')
const { check, sees, look, everyWay } = findings

/** Taps and counts them. What is typed is no tap: the field has the focus. */
class Thumb {
  taps = 0
  constructor(page) { this.page = page }
  async tap(name, exact = true) {
    this.taps++
    const radio = this.page.getByRole('radio', { name, exact })
    if (await radio.count()) await radio.click({ force: true }) // its face lies over it
    else await this.page.getByRole('button', { name, exact }).click()
  }
  async type(text) {
    await until(`the field to have the focus for ${text}`, () => this.page.evaluate(() => document.activeElement?.tagName === 'INPUT' && !document.activeElement.value))
    await this.page.keyboard.type(text)
  }
}

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, { people, frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }] })
  const early = { url: await room.helperCode(), at: Date.now() }

  const desk = await openDesk(browser, server, { meeting: room.id, at: 'people' })
  await desk.getByRole('button', { name: 'Laat een code zien' }).click()
  const shown = async not => until('a code on the console', async () => {
    const code = (await desk.locator('.shown .code').innerText()).replace(/\s/g, '')
    return code !== not && code
  })
  const first = await shown()
  await look(desk, 'console-code')

  // The first helper types the code, the second scans the next one.
  const helper = async (address, options) => openPage(browser, server, address, { size: 'phone', ...options })
  const anja = await helper('/helper')
  await everyWay(anja, 'enter')
  await anja.getByLabel('Code van de helpers').fill(`${first.slice(0, 4).toLowerCase()} ${first.slice(4)}`)
  await anja.getByRole('button', { name: 'Meedoen' }).click()
  await anja.getByLabel('Uw naam').waitFor()
  await look(anja, 'name')
  await anja.getByLabel('Uw naam').fill('Anja')
  await anja.getByRole('button', { name: 'Begin' }).click()
  const second = await shown(first)
  check('a used code makes way for a new one', second !== first)
  const bert = await helper(`/helper#${second}`)
  await bert.getByLabel('Uw naam').fill('Bert')
  await bert.getByRole('button', { name: 'Begin' }).click()
  for (const name of ['Anja', 'Bert']) await sees(`the console lists ${name}`, desk, name)
  const third = await helper(`/helper#${second}`)
  await sees('the same code cannot be used twice', third, 'Deze code werkt niet meer.')
  check('a code that was tried leaves the address', !third.url().includes('#'))
  await look(third, 'used-code')
  await desk.getByRole('button', { name: 'Verberg de code' }).click()

  // Sixty people through two helpers, each by three letters of the first name and more when that is not enough.
  await anja.getByRole('button', { name: 'Niet op de lijst' }).waitFor()
  await everyWay(anja, 'door')
  const began = Date.now()
  const taps = []
  async function bringIn(page, queue, card) {
    const thumb = new Thumb(page)
    for (const [i, one] of queue.entries()) {
      thumb.taps = 0
      await thumb.type(one.name.slice(0, 3))
      const row = page.getByRole('button', { name: `Binnen: ${one.name}`, exact: true })
      await row.waitFor()
      if (i === 1 && page === anja) await everyWay(page, 'found')
      await thumb.tap(`Binnen: ${one.name}`)
      await page.getByRole('heading', { name: `${one.name} is binnen` }).waitFor()
      // Every tenth brought no phone after all.
      if (i % 10 === 0) await thumb.tap('Papier')
      if (i % 10 === 0 || one.device === 'none') await thumb.type(String(card++))
      if (i === 4 && page === anja) await everyWay(page, 'place')
      await thumb.tap(`Tafel ${(i % 6) + 1}`)
      await page.getByText(`${one.name} zit aan tafel ${(i % 6) + 1}.`).waitFor()
      taps.push(thumb.taps)
    }
  }
  await Promise.all([bringIn(anja, people.slice(0, 30), 101), bringIn(bert, people.slice(30), 201)])
  console.log(`sixty people in ${Math.round((Date.now() - began) / 1000)} s of a program's hands; ${Math.min(...taps)} to ${Math.max(...taps)} taps each, ${taps.reduce((a, b) => a + b)} in all`)
  check(`at most ${most} taps for somebody on the list`, Math.max(...taps) <= most)
  await sees('everybody is in', anja, '60 van 60 mensen zijn binnen')
  await sees('the console says so', desk, '60 op de lijst')
  await sees('and shows table and card', desk, 'tafel 1 · kaart 101')
  await look(desk, 'console-people')

  // A wrong tap, a card that is somebody's, and two helpers at one person.
  await room.lead.ask('people.leave', { people: ['p0-0'] })
  await anja.getByLabel('Wie staat er voor u?').fill('Anna de')
  await anja.getByRole('button', { name: 'Binnen: Anna de Vries' }).click()
  await anja.getByRole('button', { name: 'Ongedaan maken: Anna de Vries is niet binnen' }).click()
  await sees('a wrong tap is taken back', anja, 'Anna de Vries staat weer als niet binnen.')
  check('as if it had not been', (await room.lead.sees())['people.person/p0-0'].left === true)
  for (const page of [anja, bert]) await page.getByLabel('Wie staat er voor u?').fill('Anna de')
  // At the same moment: a click that first looks for its button, or waits until nothing moves, comes when the other helper has been.
  const both = await Promise.all([anja, bert].map(page => page.getByRole('button', { name: 'Binnen: Anna de Vries' }).elementHandle()))
  await Promise.all(both.map(button => button.evaluate(one => one.click())))
  for (const page of [anja, bert]) await sees('two helpers at one person: in once, no trouble', page, 'Anna de Vries is binnen')
  await bert.getByText('Papier', { exact: true }).click()
  await bert.getByLabel('Nummer van de kaart').fill('201')
  await bert.getByRole('button', { name: 'Tafel 2' }).click()
  await sees('a card is one person’s', bert, 'Kaart 201 is al van')
  await look(bert, 'card-taken')
  await bert.getByText('Telefoon', { exact: true }).click()
  await bert.getByRole('button', { name: 'Tafel 2' }).click()

  // Not on the list.
  await anja.getByLabel('Wie staat er voor u?').fill('Zwa')
  await sees('nobody by that name', anja, 'Niemand met deze letters')
  await anja.getByRole('button', { name: 'Niet op de lijst' }).click()
  await anja.getByLabel('Naam', { exact: true }).fill('Zwaantje Postma')
  await everyWay(anja, 'not-listed')
  await anja.getByRole('button', { name: 'Voorgelezen: laat binnen' }).click()
  await anja.getByRole('button', { name: 'Tafel 3' }).click()
  await sees('who was not on the list is in', anja, '61 van 61 mensen zijn binnen')
  await sees('and recorded as prepared at the door', desk, 'aan de deur erbij gekomen')

  // Help.
  const anna = await room.phone('p0-0')
  const asked = Date.now()
  await anna.ask('live.ask_help')
  await bert.getByRole('button', { name: 'Hulp gevraagd (1)' }).waitFor()
  console.log(`a call for help was on the helper's screen after ${Date.now() - asked} ms`)
  await bert.getByRole('button', { name: 'Hulp gevraagd (1)' }).click()
  await sees('with the table', bert, 'tafel 2')
  await everyWay(bert, 'help')
  await bert.getByRole('button', { name: 'Ik ga naar Anna de Vries' }).click()
  await anja.getByRole('button', { name: 'Hulp gevraagd (1)' }).click()
  await sees('the other helper sees that somebody goes', anja, 'er gaat iemand heen')
  await bert.getByRole('button', { name: 'Klaar: Anna de Vries is geholpen' }).click()
  await sees('done is done', anja, 'Niemand vraagt nu hulp.')

  // One answer by whatever way, and whoever looks is told.
  await room.proposal({ id: 'v1', title: 'Een vaste plek', text: 'In elk dorp komt een vaste plek.', first_step: 'Plekken zoeken', numbers: {} })
  await room.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] })
  const yes = { round: 'r1', answers: { v1: { choice: 'support' } } }
  await anna.ask('decide.cast', yes)
  await bert.getByRole('button', { name: 'Invullen' }).click()
  await bert.getByLabel('Zoek een naam').fill('Anna de')
  await bert.getByRole('button', { name: 'Anna de Vries' }).click()
  await bert.getByRole('button', { name: 'Ja, ik ben Anna de Vries' }).click()
  await sees('the tablet tells of the answer on the phone', bert, 'is al een antwoord binnen, van de eigen telefoon.')
  await look(bert, 'already')
  await bert.getByRole('button', { name: 'Verander het antwoord' }).click()
  await bert.getByRole('radio', { name: /^Ik sta hierachter Dit/ }).check({ force: true })
  await bert.getByRole('button', { name: 'Verder' }).click()
  await bert.getByRole('button', { name: 'Ja, verstuur mijn antwoord' }).click()
  await sees('the tablet keeps nothing on the screen', bert, 'Niemand kan die nog zien')
  const phone = await openPage(browser, server, await room.link('phone', 'p0-0'))
  await phone.getByRole('button', { name: 'Ja, ik ga hier verder' }).click()
  await phone.getByRole('button', { name: 'Ja', exact: true }).click()
  await sees('the phone is told', phone, 'Dit antwoord is in de zaal voor u ingevuld.')
  await look(phone, 'phone-told')
  check('paper without a time does not go over what somebody did themselves', (await room.lead.try('decide.cast', yes, { for: 'p0-0', via: 'paper' }))?.code === 'done_later')
  await room.lead.ask('decide.cast', yes, { for: 'p0-0', via: 'paper', at: Date.now() })
  const seen = await room.lead.sees()
  check('one answer on phone, tablet and paper', seen['decide.turnout/r1'].answered === 1)

  // A device that is ended, and a code that is too old.
  await desk.getByRole('button', { name: 'Beëindig: Bert' }).click()
  await sees('an ended device says so at once', bert, 'Dit toestel doet niet meer mee als helper.')
  await everyWay(bert, 'ended')
  check('the other goes on', await anja.getByRole('button', { name: 'Deur' }).isVisible())
  await later(Math.max(0, early.at + 61_000 - Date.now()))
  const late = await helper(new URL(early.url).pathname + new URL(early.url).hash)
  await sees('a photographed code is useless after a minute', late, 'ouder dan een minuut')
  for (const page of [anja, bert, desk, third, late, phone]) findings.all.push(...page.troubles)
})
