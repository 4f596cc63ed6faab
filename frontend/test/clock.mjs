// The clock of the afternoon: practising first. Pictures in test/pictures/clock.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/clock.mjs
import { Findings, makeMeeting, openHelper, openPage, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const names = ['Ada Veenstra', 'Bram Bakker', 'Corrie de Vries', 'Dirk Hoekstra', 'Els Dijkstra', 'Fenna Postma']
const people = names.map((name, i) => ({ id: `p${i + 1}`, name, capacity: ['carer', 'resident', 'volunteer', 'carer', 'carer', 'official'][i], device: i === 3 ? 'helper' : i === 4 ? 'none' : 'phone' }))
const agenda = [
  { id: 'welkom', title: 'Welkom', station: 'question', minutes: 10, view: 'lobby' }, { id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 30, view: 'board' },
  { id: 'besloten', title: 'Onder elkaar', station: 'talks', minutes: 15, view: 'private' }, { id: 'besluiten', title: 'Besluiten', station: 'decisions', minutes: 30, view: 'round' },
]

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('clock')
const { check, sees, gone, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

const meeting = (title, more = {}) => makeMeeting(server, staff, { title, people, agenda, here: people.map(one => one.id), frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }], ...more })
async function deskOf(room) {
  const page = await openPage(browser, server, '/staff', { size: 'console', language: 'nl' })
  await page.locator('input').nth(0).fill('anna')
  await page.locator('input').nth(1).fill('een lange wachtzin')
  await page.locator('button[type=submit]').click()
  await page.locator('h1').filter({ hasText: 'Bijeenkomsten' }).waitFor()
  await page.goto(`${server.page}/console/${room.id}`)
  return page
}
async function wallOf(room) {
  const page = await openPage(browser, server, await room.link('projector'), { size: 'projector' })
  await page.setViewportSize({ width: 1920, height: 1080 })
  return page
}
async function phoneOf(room, person) {
  const page = await openPage(browser, server, await room.link('phone', person), { language: 'nl' })
  await press(page, 'Ja')
  return page
}

/** People try how answering goes: by phone, on a helper's device and on paper. Nothing of it is in the plan. */
async function practising() {
  const room = await meeting('Eerst oefenen')
  const [desk, wall, ada, helper] = [await deskOf(room), await wallOf(room), await phoneOf(room, 'p1'), await openHelper(browser, server, room)]
  await press(desk, 'Oefen eerst: hoe bent u gekomen?')
  await sees('one tap, and the hall is asked', wall, 'Hoe bent u gekomen?')
  await sees('the phone asks it', ada, 'Hoe bent u gekomen?')
  check('nothing is chosen beforehand', await ada.locator('input:checked').count() === 0)
  await sees('the phone says that it is practice', ada, 'Dit is oefenen. Het komt niet in het plan.')
  await sees('the hall too', wall, 'Dit is oefenen. Het komt niet in het plan.')
  await everyWay(ada, 'practice-phone')
  await everyWay(wall, 'practice-wall')
  await press(ada, 'Verstuur mijn antwoord')
  await sees('without a choice nothing is sent', ada, 'Kies eerst')
  await ada.getByLabel('Met de fiets').check()
  await press(ada, 'Verstuur mijn antwoord')
  await sees('it is in', ada, 'Uw antwoord is binnen')
  await everyWay(ada, 'practice-phone-in')
  await press(ada, 'Verander mijn antwoord')
  await ada.getByLabel('Lopend').check()
  await press(ada, 'Verstuur mijn antwoord')
  await sees('and can be changed', ada, 'U koos: Lopend.')

  await press(helper, 'Invullen')
  await press(helper, 'Dirk Hoekstra')
  await press(helper, 'Ja, ik ben Dirk Hoekstra')
  await sees('the helper device asks it too', helper, 'Hoe bent u gekomen?')
  await everyWay(helper, 'practice-helper')
  await helper.getByLabel('Met de bus of de trein').check()
  await press(helper, 'Verstuur mijn antwoord')
  await gone('the choice is off the screen at once', helper, 'Met de bus of de trein')

  await press(desk, 'Oefenronde')
  await sees('the console counts', desk, '2 van 6 mensen antwoordden')
  await desk.getByRole('button', { name: 'Vul in voor Els Dijkstra' }).click()
  await desk.getByLabel('Met de auto').check()
  await everyWay(desk, 'practice-console')
  await press(desk, 'Zet dit antwoord erin')
  await sees('what stood on paper is in', desk, 'Het antwoord van Els Dijkstra is binnen.')
  check('no round opens meanwhile', (await (async () => { await room.proposal({ id: 'v1', title: 'Koffie', text: 'Koffie.' }); return room.lead.try('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] }) })())?.code === 'round_open')
  await press(desk, 'Sluit de oefenronde')
  await press(desk, 'Toch doen: Sluit de oefenronde').catch(async () => desk.locator('.next button').click())
  await sees('the hall sees how many came how', wall, 'Zo zijn wij gekomen')
  await sees('and that it is no plan', wall, 'Dit is oefenen. Het komt niet in het plan.')
  await sees('the phone too', ada, 'Zo zijn wij gekomen')
  await everyWay(wall, 'practice-wall-counts')
  await everyWay(ada, 'practice-phone-counts')
  await everyWay(desk, 'practice-console-counts')
  const draft = await staff.call('GET', `/meetings/${room.id}/plan.json`)
  check('it is in no plan', !JSON.stringify(draft.body).includes('fiets') && !JSON.stringify((await room.lead.sees())['plan.line']).includes('practice'))
  for (const page of [desk, wall, ada, helper]) await page.context().close()
}

const only = process.argv[3]
await toTheEnd({ browser, server, found: findings.all }, async () => {
  for (const walk of [practising]) if (!only || walk.name === only) await walk()
})
