// Walks one phone through a whole meeting on the real program: from the room code to the sealed plan, in Dutch, with the room led from
// another browser. On every screen axe looks for barriers and a picture is taken into test/pictures/phone. Ends with 1 when anything is wrong.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/phone.mjs
import { axe, makeMeeting, openPage, setupFacilitator, shot, startBrowser, startServer, until } from './stage.mjs'

const server = await startServer()
const browser = await startBrowser()
const troubles = []
let looked = 0

async function look(page, name) {
  troubles.push(...await axe(page, name))
  await shot(page, 'phone', `${String(++looked).padStart(2, '0')}-${name}`)
}

const heading = (page, text) => page.getByRole('heading', { name: text }).first().waitFor({ timeout: 12_000 })
const tap = (page, name) => page.getByRole('button', { name, exact: true }).first().click({ timeout: 8_000 })
const pick = (page, name) => page.getByRole('radio', { name }).first().check({ force: true, timeout: 8_000 })

async function newPhone(query = '') {
  const page = await openPage(browser, server, `/phone${query}`, { hasTouch: true })
  page.query = query
  return page
}

async function arrive(page, room, code, { name, capacity, pictures: take = false }) {
  const shot = async what => { if (take) await look(page, what) }
  await page.goto(`${server.page}/phone${page.query}`)
  await heading(page, 'Welkom. Doe mee')
  await shot('code')
  if (take) {
    await page.getByRole('textbox').fill('CCCCCC')
    await tap(page, 'Meedoen')
    await page.getByText('Deze code kennen we niet').waitFor()
    await shot('wrong-code')
  }
  await page.getByRole('textbox').fill(`${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`)
  await tap(page, 'Meedoen')
  await heading(page, 'Kunt u dit goed lezen')
  await shot('readable')
  await tap(page, 'Ja')
  await heading(page, 'Hoe mogen we u noemen')
  await shot('name')
  await page.getByRole('textbox').fill(name)
  await tap(page, 'Klaar')
  await heading(page, 'Waarom bent u hier')
  await shot('capacity')
  await pick(page, capacity)
  await tap(page, 'Vraag om binnen te komen')
  await heading(page, 'We laten u zo binnen')
  await shot('waiting')
  const knocked = await until('somebody at the door', async () => (await sections(room, 'people.person')).find(one => one.waiting && one.name === name))
  await room.lead.ask('people.let_in', { id: knocked.id, capacity: knocked.capacity })
  return knocked.id
}

/** What the console sees of one kind. */
const sections = async (room, kind) => Object.entries(await room.lead.sees()).filter(([key]) => key === kind || key.startsWith(`${kind}/`)).map(([, one]) => one)

async function walk() {
  const room = await makeMeeting(server, await setupFacilitator(server), {
    title: 'Mantelzorg in het dorp', themes: [{ id: 'vinden', title: 'Mantelzorgers vinden' }, { id: 'rust', title: 'Even rust' }],
    frameworks: [{ id: 'samen', kind: 'value', text: 'Alleen samen zorgen we dat het goed gaat.', explanation: 'Niemand doet het alleen.', fits_example: 'Een tafel in het dorpshuis' }],
    agenda: [
      { id: 'welkom', title: 'Welkom', station: 'question', minutes: 10, view: 'lobby' }, { id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 30, view: 'board' },
      { id: 'voorstellen', title: 'Voorstellen', station: 'proposals', minutes: 30, view: 'tables' }, { id: 'besluiten', title: 'Besluiten', station: 'decisions', minutes: 30, view: 'round' },
      { id: 'voorlezen', title: 'Voorlezen', station: 'plan', minutes: 10, view: 'plan' }],
    people: [{ id: 'p01', capacity: 'carer', name: 'Jan' }, { id: 'p02', capacity: 'carer', name: 'Truus', device: 'helper' }],
  })
  const { lead, code } = room
  const link = await room.link('phone', 'p01')

  const ada = await newPhone()
  const me = await arrive(ada, room, code, { name: 'Ada', capacity: /Als mantelzorger/, pictures: true })
  await heading(ada, 'U hoeft nu niets te doen')
  await look(ada, 'let-in')

  // Somebody on the list comes by their own link, over the long poll, and goes on with a second device.
  const jan = await newPhone('?socket=off')
  await jan.goto(`${server.page}/phone?socket=off#${new URL(link).hash.slice(1)}`)
  await tap(jan, 'Ja')
  await heading(jan, 'Welkom, Jan')
  await look(jan, 'listed')
  await tap(jan, 'Ik ben er')
  await heading(jan, 'U hoeft nu niets te doen')
  const tablet = await newPhone()
  await tablet.goto(`${server.page}/phone#${new URL(link).hash.slice(1)}`)
  await heading(tablet, 'Gaat u hier verder')
  await look(tablet, 'second-device')
  await tap(tablet, 'Ja, ik ga hier verder')
  await tap(tablet, 'Ja')
  await heading(tablet, 'U hoeft nu niets te doen')
  await tablet.context().close()

  await tap(ada, 'Hulp')
  await ada.getByText('Er komt iemand naar u toe').waitFor()
  await lead.ask('live.help_done', { person: me })
  await tap(ada, 'Terug')
  await heading(ada, 'Rondkijken')
  await look(ada, 'look-around')
  await ada.getByRole('button', { name: 'Dit staat vooraf vast' }).click()
  await heading(ada, 'Dit staat vooraf vast')
  await look(ada, 'frameworks')
  await tap(ada, 'Terug')
  await tap(ada, 'Terug naar de zaal')

  await lead.ask('meet.go_to', { item: 'ideeen' })
  await lead.ask('meet.show', { view: 'board', focus: 'vinden' })
  await heading(ada, 'Mantelzorgers vinden')
  await tap(ada, 'Zet op het bord')
  await ada.getByText('Typ eerst uw idee').waitFor()
  await ada.getByLabel('Wat is uw idee?').fill('Een tafel in elk dorpshuis')
  await look(ada, 'idea-draft')
  await ada.reload()
  await heading(ada, 'Mantelzorgers vinden')
  if (await ada.getByLabel('Wat is uw idee?').inputValue() !== 'Een tafel in elk dorpshuis') troubles.push('a reload lost the draft')
  await tap(ada, 'Zet op het bord')
  await ada.getByText('Bewaard. De zaal ziet dit straks.').waitFor()
  await heading(jan, 'Mantelzorgers vinden')
  await jan.getByLabel('Wat is uw idee?').fill('De huisarts vraagt: wie zorgt er mee?')
  await tap(jan, 'Zet op het bord')
  await jan.getByText('Bewaard. De zaal ziet dit straks.').waitFor()
  await lead.ask('ideas.reveal', { theme: 'vinden' })
  await ada.getByText('De huisarts vraagt').waitFor()
  await tap(ada, 'herken ik')
  await ada.getByRole('button', { name: 'herken ik', pressed: true }).waitFor()
  await ada.getByRole('button', { name: /^Wijzigen/ }).click()
  await ada.getByLabel('Wijzigen', { exact: true }).fill('Een tafel in elk dorpshuis, elke dinsdag')
  await tap(ada, 'Bewaar')
  await ada.getByText('Een tafel in elk dorpshuis, elke dinsdag').waitFor()
  await look(ada, 'ideas')
  await ada.getByLabel('Ander onderwerp kiezen').selectOption('rust')
  await heading(ada, 'Even rust')

  const idea = (await sections(room, 'ideas.idea')).find(one => one.text.startsWith('Een tafel'))
  const draft = (id, title, text, more = {}) => lead.ask('propose.draft', { id, theme: 'vinden', from: [idea.id], title, text, first_step: 'Drie dorpen zoeken een plek', due: '2026-03-01', numbers: { cost: '18000.00' }, ...more })
  await draft('v1', 'Een vaste plek', 'In elk dorp komt één vaste plek voor mantelzorgers.', { lead: { person: me } })
  await heading(ada, 'Wilt u dit oppakken')
  await look(ada, 'asked')
  await tap(ada, 'Ja, ik pak dit op')
  await ada.getByText('Fijn dat u dit oppakt').waitFor()
  await draft('v2', 'Eén telefoonnummer', 'Er komt één telefoonnummer voor alle vragen.', { lead: { text: 'Sociaal team' } })
  await room.fits('v1')
  await room.fits('v2')
  await lead.ask('meet.go_to', { item: 'voorstellen' })
  await lead.ask('meet.show', { view: 'check', focus: 'v1' })
  await heading(ada, 'Een vaste plek')
  await ada.getByText('Alleen samen').waitFor()
  await look(ada, 'proposal')

  await lead.ask('meet.show', { view: 'private' })
  await heading(ada, 'Besloten tijd')
  await look(ada, 'private')
  await lead.ask('meet.pause', {})
  await heading(ada, 'Pauze')
  await look(ada, 'pause')
  await lead.ask('meet.resume', {})

  await lead.ask('meet.go_to', { item: 'besluiten' })
  await lead.ask('meet.show', { view: 'round' })
  await lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }, { id: 'v2' }] })
  await heading(ada, 'Staat u achter dit voorstel')
  if (await ada.getByRole('radio', { checked: true }).count()) troubles.push('an answer was chosen beforehand')
  await tap(ada, 'Verder')
  await ada.getByText('Kies eerst een antwoord').waitFor()
  await look(ada, 'ballot')
  await pick(ada, /Ik sta hier nog niet achter/)
  await ada.getByLabel('Wat is er nodig om er wel achter te staan?').fill('Ook in het weekend open')
  await tap(ada, 'Verder')
  await ada.getByText('Kies eerst hoe we het vertellen').waitFor()
  await pick(ada, /Lees mijn tekst voor/)
  await look(ada, 'ballot-not-yet')
  await tap(ada, 'Verder')
  await ada.getByText('2 van 2').first().waitFor()
  await pick(ada, /^Ik sta hierachter, maar let op/)
  await ada.getByLabel('Waar moeten we op letten?').fill('Ook voor wie slecht hoort')
  await tap(ada, 'Verder')
  await heading(ada, 'Klopt dit')
  await look(ada, 'overview')
  await tap(ada, 'Ja, verstuur mijn antwoorden')
  await heading(ada, 'Dank u')
  await look(ada, 'confirmed')
  await tap(ada, 'Verander mijn antwoord')
  await heading(ada, 'Staat u achter')
  await tap(ada, 'Verder')
  await tap(ada, 'Verder')
  await tap(ada, 'Ja, verstuur mijn antwoorden') // the same once more: that counts as done
  await heading(ada, 'Dank u')

  const late = await newPhone()
  await arrive(late, room, code, { name: 'Piet', capacity: /Als inwoner/ })
  await heading(late, 'Anderen beslissen nu')
  await look(late, 'not-in')

  const answerAll = async (page, proposals) => {
    await heading(page, 'Staat u achter')
    for (let i = 0; i < proposals; i++) { await pick(page, /^Ik sta hierachter Dit/); await tap(page, 'Verder') }
    await tap(page, proposals > 1 ? 'Ja, verstuur mijn antwoorden' : 'Ja, verstuur mijn antwoord')
    await heading(page, 'Dank u')
  }
  // Jan wants the facilitator to come: then somebody is told, before the close forgets who it was.
  await pick(jan, /Ik sta hier nog niet achter/)
  await pick(jan, /Laat de gespreksleider naar mij toe komen/)
  await tap(jan, 'Verder')
  await pick(jan, /^Ik sta hierachter Dit/)
  await tap(jan, 'Verder')
  await jan.getByText('komt naar u toe. Wat u hier schrijft, komt niet op het scherm').waitFor()
  await tap(jan, 'Ja, verstuur mijn antwoorden')
  await heading(jan, 'Dank u')
  await until('somebody is told to come', async () => Object.keys(await lead.sees()).some(key => key.startsWith('live.help/')))
  await jan.getByText('Er komt iemand naar u toe').waitFor()
  for (const key of Object.keys(await lead.sees())) if (key.startsWith('live.help/')) await lead.ask('live.help_done', { person: key.slice('live.help/'.length) })
  await lead.ask('decide.close', { round: 'r1' })
  await heading(ada, 'Nog niet iedereen staat hierachter')
  await ada.getByText('We kijken wat er nodig is').first().waitFor()
  await look(ada, 'result')
  if (/\b[12] van de\b/.test(await ada.locator('main').innerText())) troubles.push('a count beside a round that is not carried')

  // Truus has no phone: a helper lets her in and hands her the tablet.
  const help = await newPhone()
  await help.goto(`${server.page}/helper#${new URL(await room.link('helper')).hash.slice(1)}`)
  await heading(help, 'Wie helpt u nu')
  await tap(help, 'Truus')
  await tap(help, 'Truus is er')
  await heading(help, 'Wie helpt u nu')

  await lead.ask('propose.amend', { id: 'v1', text: 'In elk dorp komt één vaste plek voor mantelzorgers. De plek is ook in het weekend open.' })
  await room.fits('v1')
  await lead.ask('decide.open', { id: 'r2', proposals: [{ id: 'v1' }] })
  await heading(ada, 'Staat u achter')
  await ada.locator('ins').first().waitFor()
  await look(ada, 'ballot-changed')
  await ada.context().setOffline(true)
  await pick(ada, /^Ik sta hierachter Dit/)
  await tap(ada, 'Verder')
  await tap(ada, 'Ja, verstuur mijn antwoord')
  await ada.context().setOffline(false)
  await heading(ada, 'Dank u')
  await answerAll(jan, 1)
  await answerAll(late, 1)
  await help.getByText('Moet nog antwoorden').waitFor()
  await look(help, 'helper-list')
  await tap(help, 'Truus')
  await heading(help, 'Truus')
  await look(help, 'helper-hand-over')
  await tap(help, 'Ja, ik ben Truus')
  await heading(help, 'U bent nu: Truus')
  await help.getByLabel('Wat is uw idee?').fill('Een soos in de kerk')
  await tap(help, 'Zet op het bord')
  await help.getByText('Het idee is verstuurd').waitFor()
  await look(help, 'helper-person')
  await tap(help, 'Beslis mee')
  await heading(help, 'Staat u achter')
  if (await help.getByRole('radio', { checked: true }).count()) troubles.push('helper: an answer was chosen beforehand')
  await pick(help, /^Ik sta hierachter, maar let op/)
  await help.getByLabel('Waar moeten we op letten?').fill('Denk aan de bus')
  await look(help, 'helper-ballot')
  await tap(help, 'Verder')
  await tap(help, 'Ja, verstuur mijn antwoord')
  await help.getByText('Niemand kan die nog zien').waitFor()
  if (/Denk aan de bus|maar let op/.test(await help.locator('body').innerText())) troubles.push('helper: the choice can still be seen')
  await look(help, 'helper-sent')
  await lead.ask('people.leave', { people: ['p02'] })
  await lead.ask('decide.close', { round: 'r2' })
  await heading(ada, 'Iedereen staat hierachter')
  await look(ada, 'result-carried')

  await draft('v3', 'Een vrije middag', 'Elke mantelzorger krijgt één vrije middag per maand.')
  await room.fits('v3')
  await lead.ask('decide.open', { id: 'r3', proposals: [{ id: 'v3' }], method: 'consent' })
  await heading(ada, 'belangrijk bezwaar')
  await pick(ada, /^Ik heb een belangrijk bezwaar/)
  await ada.getByLabel('Wat is uw bezwaar?').fill('Eén middag is te weinig')
  await tap(ada, 'Verder')
  await tap(ada, 'Ja, verstuur mijn antwoord')
  await heading(ada, 'Dank u')
  for (const page of [jan, late]) {
    await heading(page, 'belangrijk bezwaar')
    await pick(page, /^Ik heb geen belangrijk bezwaar Dit/)
    await tap(page, 'Verder')
    await tap(page, 'Ja, verstuur mijn antwoord')
    await heading(page, 'Dank u')
  }
  await lead.ask('decide.close', { round: 'r3' })
  await heading(ada, 'We kijken samen naar de bezwaren')
  await ada.getByText('Alleen u ziet dat').waitFor()
  await look(ada, 'judging')
  await heading(jan, 'We kijken samen naar de bezwaren')
  if (await jan.getByText('Alleen u ziet dat').count()) troubles.push('somebody else sees whose objection it is')
  const judging = (await sections(room, 'decide.round')).find(one => one.id === 'r3')
  await lead.ask('decide.close', { round: 'r3', found: { [judging.objections[0].label]: true } })
  await heading(ada, 'Er is nog een belangrijk bezwaar')

  await lead.ask('decide.open', { id: 'r4', proposals: [{ id: 'v3' }], method: 'majority', params: { num: 1, den: 2, strict: true, basis: 'for_against' }, poll: true })
  await heading(ada, 'Wat stemt u')
  await look(ada, 'poll')
  for (const page of [ada, jan, late]) { await heading(page, 'Wat stemt u'); await pick(page, /^Voor/); await tap(page, 'Verder'); await tap(page, 'Ja, verstuur mijn antwoord'); await heading(page, 'Dank u') }
  await lead.ask('decide.close', { round: 'r4' })
  await heading(ada, 'Dit was een peiling')
  await look(ada, 'poll-result')

  await tap(late, 'Terug')
  await late.getByRole('button', { name: 'Ik moet weg' }).click()
  await heading(late, 'Gaat u weg')
  await look(late, 'leave')
  await tap(late, 'Ja, ik ga nu weg')
  await heading(late, 'Fijn dat u er was')

  await lead.ask('meet.go_to', { item: 'voorlezen' })
  await heading(ada, 'Ons plan')
  await look(ada, 'plan-draft')
  await room.seal()
  await ada.getByRole('link', { name: 'Lees het hele plan' }).waitFor()
  await look(ada, 'plan-sealed')
  await ada.getByRole('button', { name: 'Waar is mijn inbreng gebleven?' }).click()
  await ada.getByText('Komt in het plan').first().waitFor()
  await look(ada, 'mine')
  const plan = await ada.request.get(`${server.origin}/api/v1/meetings/${room.id}/plan.html`)
  if (!plan.ok()) troubles.push(`the plan answers ${plan.status()}`)
  return { ada, jan, late }
}

try {
  await walk()
} catch (error) {
  troubles.push(error.stack ?? String(error))
  for (const context of browser.contexts()) for (const page of context.pages()) await page.screenshot({ path: `/tmp/phone-stuck-${++looked}.png`, fullPage: true }).catch(() => {})
} finally {
  await browser.close()
  await server.stop()
}
for (const trouble of troubles) console.error(trouble)
console.log(`${looked} screens looked at, ${troubles.length} troubles; pictures in test/pictures/phone`)
process.exitCode = troubles.length ? 1 : 0
