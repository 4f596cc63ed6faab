// The clock of the afternoon: practising first, the municipality out of the room, private time, who goes early, the last twenty minutes, thinking
// first, and going on another day. Pictures in test/pictures/clock.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/clock.mjs
import { account, Findings, makeMeeting, openHelper, openPage, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

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

/** The municipality leaves the room: its screen and its officials' phones show nothing, links to the screen end with a tap. */
async function townOut() {
  const room = await meeting('De gemeente gaat', {})
  await room.lead.ask('ideas.reveal', { theme: 'vinden' })
  const town = await openPage(browser, server, '/staff', { size: 'console', language: 'nl' })
  await town.locator('input').nth(0).fill('gemeente')
  await town.locator('input').nth(1).fill('een lange wachtzin')
  await town.locator('button[type=submit]').click()
  await town.locator('h1').filter({ hasText: 'Bijeenkomsten' }).waitFor()
  await town.goto(`${server.page}/municipality/${room.id}`)
  await sees('the municipality sees numbers', town, '6 op de lijst')
  const [desk, wall, other, ada, fenna] = [await deskOf(room), await wallOf(room), await wallOf(room), await phoneOf(room, 'p1'), await phoneOf(room, 'p6')]
  await sees('the hall says how many look on', wall, '2 schermen kijken mee')
  await press(desk, 'De gemeente verlaat de zaal')
  await everyWay(desk, 'out-console-asks')
  await desk.getByRole('dialog').getByRole('button', { name: /^Beëindig de link/ }).last().click()
  await sees('a link ends with a tap', desk, 'Die link werkt niet meer.')
  await gone('one screen less', wall, '2 schermen kijken mee')
  await press(desk, 'Ja, de gemeente is de zaal uit')
  await sees('the console says it', desk, 'De gemeente is de zaal uit sinds')
  await sees('phones say it calmly', ada, 'De gemeente is de zaal uit. Zij kan niet meekijken.')
  await sees('the hall too', wall, 'De gemeente is de zaal uit')
  await sees('the municipality is told', town, 'De gemeente is nu de zaal uit.')
  await gone('and sees no numbers', town, '6 op de lijst')
  await sees('an official is out too', fenna, 'U bent nu de zaal uit')
  await room.lead.ask('meet.show', { view: 'board' })
  await (await room.phone('p1')).ask('ideas.add', { id: 'i1', theme: 'vinden', text: 'Zonder de gemeente' })
  await sees('the room goes on', wall, 'Zonder de gemeente')
  check('nothing of it reaches who is out', !(await fenna.locator('body').innerText()).includes('Zonder de gemeente') && !(await town.locator('body').innerText()).includes('Zonder de gemeente'))
  for (const [page, name] of [[desk, 'console'], [wall, 'wall'], [ada, 'phone'], [fenna, 'official'], [town, 'town']]) await everyWay(page, `out-${name}`)
  await press(desk, 'De gemeente is er weer')
  await sees('the official is in again', fenna, 'Zonder de gemeente')
  await gone('and nothing says out', ada, 'Zij kan niet meekijken')
  for (const page of [desk, wall, other, ada, fenna, town]) await page.context().close()
}

/** Private time: dark screens, a console with a clock alone, ended by the room with two taps; and the way back for an emergency. */
async function privateTime() {
  const room = await meeting('Onder elkaar', { ends: '23:50' })
  await room.proposal({ id: 'v1', title: 'Een geheim voorstel', text: 'Geheim.' })
  await room.lead.ask('meet.go_to', { item: 'besloten' })
  const [desk, wall, ada, helper] = [await deskOf(room), await wallOf(room), await phoneOf(room, 'p1'), await openHelper(browser, server, room)]
  await desk.locator('.next button').click()
  await sees('the first tap says what it means', desk, 'u gaat de zaal uit')
  await desk.locator('.next button').click()
  await sees('the console shows the clock', desk, 'De groep is onder elkaar sinds')
  check('and nothing of the meeting', !(await desk.locator('body').innerText()).includes('geheim') && await desk.getByRole('button', { name: 'Afdrukken' }).count() === 0)
  await sees('the hall is dark', wall, 'Besloten tijd')
  await sees('the phone says so', ada, 'De groep is onder elkaar.')
  await sees('the helper device too', helper, 'De zaal is onder elkaar.')
  await ada.getByRole('button', { name: 'Hulp', exact: true }).click()
  await sees('who asks for help is heard', desk, '1 persoon vraagt om hulp.')
  for (const [page, name] of [[desk, 'console'], [wall, 'wall'], [ada, 'phone'], [helper, 'helper']]) await everyWay(page, `private-${name}`)
  const paper = await staff.call('GET', `/meetings/${room.id}/paper/day.html`)
  check('there is no paper either', paper.status === 422 && paper.body.code === 'private-time')
  await press(ada, 'Wij zijn klaar')
  await sees('the first tap asks', ada, 'Is de groep klaar?')
  await everyWay(ada, 'private-phone-sure')
  await press(ada, 'Ja, wij zijn klaar')
  await sees('the second brings everybody back', desk, 'Verder: Besluiten')
  await room.lead.ask('meet.begin_private')
  await sees('once more', desk, 'De groep is onder elkaar sinds')
  await press(desk, 'Nood: zet de schermen weer aan')
  await sees('what it means is said', desk, 'Doe dit alleen als het moet.')
  await everyWay(desk, 'private-console-emergency')
  await press(desk, 'Ja, stop het besloten deel')
  await sees('everybody is told', ada, 'De gespreksleider heeft het besloten deel gestopt om')
  await everyWay(ada, 'private-phone-broken')
  for (const page of [desk, wall, ada, helper]) await page.context().close()
}

const hourFrom = minutes => { const at = new Date(Date.now() + minutes * 60_000); return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}` }
/** Who has to go says when; the console says it in time. Near the end every open proposal has four equal choices. */
async function theEnd() {
  const late = new Date().getHours() === 23 && new Date().getMinutes() > 20
  if (late) return console.log('too near midnight for an end time')
  const room = await meeting('Het einde', { ends: hourFrom(15) })
  await room.proposal({ id: 'v1', title: 'Een vaste plek', text: 'Een vaste plek.' })
  const [desk, ada, helper] = [await deskOf(room), await phoneOf(room, 'p1'), await openHelper(browser, server, room)]
  await press(ada, 'Terug')
  await press(ada, 'Ik moet weg')
  await ada.getByLabel('Moet u eerder weg?').fill('straks')
  await press(ada, 'Geef dit door')
  await sees('what is no time is said', ada, 'Schrijf de tijd zo: 16.30')
  await ada.getByLabel('Moet u eerder weg?').fill(hourFrom(12).replace(':', '.'))
  await press(ada, 'Geef dit door')
  await sees('the phone knows', ada, `U hebt gezegd dat u om ${hourFrom(12).replace(':', '.')} uur weg moet.`)
  await everyWay(ada, 'going-phone')
  await helper.getByLabel('Wie staat er voor u?').fill('Bra')
  await helper.getByRole('button', { name: /Bram Bakker/ }).click()
  await helper.locator('summary').click()
  await helper.getByLabel('Moet deze persoon eerder weg?').fill(hourFrom(12))
  await everyWay(helper, 'going-helper')
  await press(helper, 'Tafel 2')
  await sees('the console sees in time who goes', desk, `Om ${hourFrom(12).replace(':', '.')} gaan 2 mensen weg.`)
  await sees('and until when they can decide along', desk, 'Nog tijd voor een ronde waarin zij meebeslissen')
  const four = desk.getByRole('group', { name: 'Een vaste plek' }).getByRole('button')
  const sizes = new Set()
  for (const box of await Promise.all((await four.all()).map(one => one.boundingBox()))) sizes.add(`${Math.round(box.width)} ${Math.round(box.height)}`)
  check('four choices of one size', await four.count() === 4 && sizes.size === 1)
  check('none is chosen beforehand', await desk.locator('.next').getByRole('button').count() === 1 && await four.locator('[aria-pressed=true]').count() === 0)
  await everyWay(desk, 'going-console')
  for (const page of [desk, ada, helper]) await page.context().close()
}

/** Who wants to speak: who spoke least comes first, and only the console sees how the turns lie. */
async function speaking() {
  const room = await meeting('Aan het woord')
  const [desk, ada] = [await deskOf(room), await phoneOf(room, 'p1')]
  await room.lead.ask('floor.give', { person: 'p2' })
  await desk.getByRole('button', { name: 'Bram Bakker is klaar' }).click()
  await gone('who is ready has not the floor', desk, 'Bram Bakker heeft het woord.')
  await (await room.phone('p2')).ask('floor.ask')
  await press(ada, 'Ik wil iets zeggen')
  await sees('the phone says that it is on the list', ada, 'U staat op de lijst.')
  await sees('the console sees who waits', desk, 'sprak nog niet')
  check('who spoke least comes first', (await desk.locator('ol li strong').allInnerTexts()).join() === 'Ada Veenstra,Bram Bakker')
  await desk.getByText('Hoe de beurten verdeeld zijn').click()
  await everyWay(desk, 'floor-console')
  await everyWay(ada, 'floor-phone')
  await desk.getByRole('button', { name: 'Geef het woord aan Ada Veenstra' }).click()
  await sees('the phone says that it is their turn', ada, 'U hebt het woord.')
  await desk.getByLabel('Iemand die de hand opsteekt').selectOption('p5')
  await sees('a raised hand is given the floor too', desk, 'Els Dijkstra heeft het woord.')
  for (const page of [desk, ada]) await page.context().close()
}

/** Thinking first: a calm clock that ends by itself. And the meeting put away until another day, with what is open. */
async function thinkAndAway() {
  const room = await meeting('Eerst denken')
  await room.proposal({ id: 'v1', title: 'Een vaste plek', text: 'Een vaste plek.' })
  const [desk, wall, ada] = [await deskOf(room), await wallOf(room), await phoneOf(room, 'p1')]
  await press(desk, 'Eerst zelf denken')
  await desk.getByRole('dialog').getByText('2 minuten').click()
  await everyWay(desk, 'think-console')
  await press(desk, 'Begin')
  await sees('the hall counts', wall, 'Denk zelf na, of schrijf vast iets op.')
  await sees('phones count', ada, /Eerst zelf denken: nog [12]\.\d\d/)
  await everyWay(wall, 'think-wall')
  await everyWay(ada, 'think-phone')
  await desk.getByRole('button', { name: /^Stop het denken/ }).click()
  await gone('it can be stopped', ada, 'Eerst zelf denken')
  await room.lead.ask('meet.think', { seconds: 30 })
  await sees('once more', ada, 'Eerst zelf denken: nog 0.')
  check('it ends by itself', await ada.getByText('Eerst zelf denken').waitFor({ state: 'detached', timeout: 40_000 }).then(() => true, () => false))
  await gone('on the wall too', wall, 'Denk zelf na, of schrijf vast iets op.')

  await room.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] })
  await sees('a round is open', ada, 'Ik sta hierachter')
  await press(desk, 'Verder op een andere dag')
  await press(desk, 'Leg de bijeenkomst weg')
  await sees('it asks when', desk, 'Kies een dag, of schrijf op wanneer u verdergaat.')
  await desk.getByLabel('Weet u de dag nog niet? Schrijf dan op wanneer.').fill('in het najaar')
  await press(desk, 'Leg de bijeenkomst weg')
  await sees('words will do', ada, 'We gaan verder: in het najaar.')
  await press(desk, 'Verder op een andere dag')
  const inThreeWeeks = new Date(Date.now() + 21 * 86_400_000), iso = inThreeWeeks.toISOString().slice(0, 10)
  const said = words => new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(words)
  await desk.getByLabel('Op welke dag?').fill(iso)
  await desk.getByLabel('Hoe laat begint u?').fill('19:30')
  await desk.getByLabel('Hoe laat is het klaar?').fill('21:30')
  const until = `${said(inThreeWeeks)}, 19.30 uur`
  await sees('it says how long links and phones work', desk, `Links, de code en telefoons werken tot ${said(new Date(Date.parse(iso) + 8 * 86_400_000))}.`)
  await everyWay(desk, 'away-console-asks')
  await press(desk, 'Leg de bijeenkomst weg')
  await sees('the phone says when', ada, `We gaan verder: ${until}.`)
  await sees('the hall too', wall, until)
  await sees('the console', desk, `Weggelegd. Verder: ${until}`)
  const { body: known } = await staff.call('GET', `/meetings/${room.id}`)
  check('the code and the links work on that day', new Date(known.closes).getTime() > inThreeWeeks.getTime())
  const kept = (await ada.context().cookies()).find(one => one.name.endsWith('phone'))
  check('and the phone knows who it is', kept.expires * 1000 > inThreeWeeks.getTime())
  for (const [page, name] of [[desk, 'console'], [wall, 'wall'], [ada, 'phone']]) await everyWay(page, `away-${name}`)
  await desk.locator('.next button').click()
  check('on the second day the round is still open', (await room.lead.sees())['decide.round/r1'].status === 'open')
  await sees('and can be answered', ada, 'Ik sta hierachter')
  check('that day has an end of its own', (await room.lead.sees())['meet.now'].ends === '21:30')
  for (const page of [desk, wall, ada]) await page.context().close()
}

await account(server, staff, 'gemeente')
const only = process.argv[3]
await toTheEnd({ browser, server, found: findings.all }, async () => {
  for (const walk of [practising, townOut, privateTime, theEnd, speaking, thinkAndAway]) if (!only || walk.name === only) await walk()
})
