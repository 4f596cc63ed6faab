// What a meeting needs besides its straight line: a copy of an earlier one, the municipality that writes and locks its frameworks, a second
// facilitator, the closing panel before the end, keeping for later and taking back, and a majority round with open
// answers, and somebody who asks to be forgotten.
//   node test/byways.mjs PROGRAM [part of a name]
import assert from 'node:assert/strict'
import { Hands } from './hands.mjs'
import { makeMeeting, openPage, Seat, setupFacilitator, shot, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const phrase = 'een lange wachtzin'
const themes = [{ id: 'vinden', title: 'Vinden en bereiken' }]
const frameworks = [{ id: 'samen', kind: 'value', text: 'Alleen samen zorgen we dat het goed gaat.' }]
const people = ['Ada', 'Jan', 'Mia'].map((name, i) => ({ id: `p${i + 1}`, capacity: 'carer', name }))
const here = people.map(one => one.id)
const agenda = [{ id: 'besluiten', title: 'Besluiten', station: 'decisions', minutes: 30, view: 'round' }]
const browser = await startBrowser()
const server = await startServer()
const staff = await setupFacilitator(server)
const pages = []

async function sit(address, size, more) {
  const page = await openPage(browser, server, address, { size, language: 'nl', ...more })
  pages.push(page)
  return new Hands(page)
}
async function signIn(name, more) {
  const hands = await sit('/staff', 'console', more)
  await hands.write('Naam', name)
  await hands.write('Wachtzin', phrase)
  await hands.press('Meld aan')
  await hands.see('Meld af')
  return hands
}
/** Somebody who is sent an invitation and answers it. */
async function invited(admin, name, role, municipality) {
  await admin.press('Accounts')
  await admin.write('Naam', name)
  await admin.choose('Rol', role)
  if (municipality) await admin.write('Gemeente', municipality)
  await admin.press('Maak een uitnodiging')
  await admin.see(`De link voor ${name}.`)
  const hands = await sit(await admin.page.getByLabel('Adres van de link').inputValue(), 'console')
  await hands.write('Wachtzin', phrase)
  await hands.press('Instellen')
  await hands.see('Meld af')
  await admin.press('Bijeenkomsten')
  return hands
}

const walks = {
  async 'a copy brings what was fixed, the topics and the agenda, and nobody'() {
    const was = await makeMeeting(server, staff, { title: 'De eerste keer', themes, frameworks, people, agenda, here })
    await was.proposal({ id: 'v1', title: 'Een tafel', text: 'Er komt een tafel.' })
    const anna = await signIn('anna')
    await anna.press('Nieuwe bijeenkomst')
    await anna.press('Een eerdere bijeenkomst')
    await anna.choose('Welke bijeenkomst?', 'De eerste keer')
    await anna.write('Naam van de bijeenkomst', 'De tweede keer')
    await anna.write('De vraag', 'En nu?')
    await anna.press('Maak de bijeenkomst')
    await anna.see('Voorbereiden')
    const now = await new Seat(staff, anna.page.url().match(/console\/(\w+)/)[1], 'console').sees()
    assert.deepEqual(now['prepare.themes'].map(one => one.title), ['Vinden en bereiken'])
    assert.equal(now['prepare.framework/samen'].text, frameworks[0].text)
    assert.deepEqual(now['prepare.agenda'].map(one => one.title), ['Besluiten'])
    assert.equal(now['prepare.meeting'].question, 'En nu?')
    assert.equal(now['prepare.meeting'].phase, 'preparing')
    assert.deepEqual(Object.keys(now).filter(key => /^(people\.person|propose\.proposal|ideas\.idea)\//.test(key)), [])
  },

  async 'the municipality writes what is fixed and locks it'() {
    const { lead } = await makeMeeting(server, staff, { title: 'Van de gemeente', phase: 'preparing', themes, frameworks })
    const anna = await signIn('anna')
    const town = await invited(anna, 'gemeente', 'gemeente', 'Westerkwartier')
    await town.press('Van de gemeente')
    await town.see('U ziet alleen aantallen.')
    await town.press('Grens toevoegen')
    await town.write('In gewone taal', 'Alles past binnen de wet.')
    await town.see('Bewaard om')
    await town.press('Klaar')
    await town.press(`1 ${frameworks[0].text}`)
    await town.write('In gewone taal', 'Alleen samen lukt het.')
    await until('the changed text', async () => (await lead.sees())['prepare.framework/samen'].text === 'Alleen samen lukt het.')
    await town.press('Zet vast')
    await town.press('Ja, zet vast')
    await town.see('Staat vast, versie 1')
    const seen = await lead.sees()
    assert.equal(seen['prepare.meeting'].version, 1)
    assert.ok(Object.values(seen).some(one => one?.text === 'Alles past binnen de wet.' && one.kind === 'legal'))
    assert.equal(await town.page.getByRole('button', { name: 'Open de bijeenkomst' }).count(), 0, 'opening is for who leads')
  },

  async 'a second facilitator leads along'() {
    const { id } = await makeMeeting(server, staff, { title: 'Met zijn tweeën', themes, phase: 'ready' })
    const anna = await signIn('anna')
    const bea = await invited(anna, 'bea', 'gespreksleider')
    await bea.see('Nog geen bijeenkomsten.')
    await anna.press('Met zijn tweeën')
    await anna.press('Code en links')
    await anna.write('Naam van het account', 'bea')
    await anna.press('Voeg toe')
    await until('bea among who leads', async () => (await staff.must('GET', `/meetings/${id}`)).facilitators.includes('bea'))
    await bea.page.reload()
    await bea.press('Met zijn tweeën')
    await bea.press('Open de bijeenkomst')
    await bea.press('Ja, open')
    await bea.see('Nog niet begonnen')
    await bea.press('Pauze')
    await anna.page.goto(`${server.page}/console/${id}`)
    await anna.press('Ga verder')
    await bea.see('Nog niet begonnen')
  },

  async 'before the end: every open proposal gets a place'() {
    // Noon where this browser is, so that the end is today.
    const behind = new Date().getUTCHours() - 12
    const timezoneId = `Etc/GMT${behind < 0 ? '' : '+'}${behind}`
    const noon = new Date(Date.now() - behind * 3_600_000 + 15 * 60_000).toISOString()
    const room = await makeMeeting(server, staff, { title: 'Bijna klaar', themes, people, here, agenda, ends: noon.slice(11, 16) })
    await room.lead.ask('meet.go_to', { item: 'besluiten' })
    for (const [id, title] of [['v1', 'Een tafel'], ['v2', 'Een folder'], ['v3', 'Een loket'], ['v4', 'Een bus']]) await room.proposal({ id, title, text: `${title} voor iedereen. En een belletje.` })
    const state = async id => (await room.lead.sees())[`propose.proposal/${id}`]
    const anna = await signIn('anna', { timezoneId })
    await anna.press('Bijna klaar')
    await anna.see('Het einde is in zicht')
    const inPanel = (title, name) => anna.page.getByRole('group', { name: title, exact: true }).getByRole('button', { name, exact: true }).click()
    await inPanel('Een tafel', 'Bewaren voor later')
    await anna.write('Wie?', 'Het dorpshuis')
    await anna.write('Wanneer?', 'In het voorjaar')
    await anna.press('Bewaar')
    await anna.see('Bewaard voor later.')
    assert.equal((await state('v1')).parked.who, 'Het dorpshuis')
    await inPanel('Een folder', 'Stoppen')
    await anna.press('Neem dit voorstel terug')
    await anna.see('Teruggenomen.')
    assert.equal((await state('v2')).state, 'withdrawn')
    await anna.page.locator('.said').or(anna.page.getByRole('status').filter({ hasText: 'Teruggenomen.' })).getByRole('button', { name: 'Ongedaan maken' }).first().click()
    await until('the withdrawal undone', async () => !(await state('v2')).state)
    await inPanel('Een loket', 'In delen: waar staan we wel achter?')
    await anna.press('Maak deze punten')
    await anna.see('In 2 punten verdeeld.')
    assert.equal((await state('v3')).state, 'split')
    await anna.press('Terug naar nu')
    await inPanel('Een bus', 'Nog één keer aanpassen')
    await anna.write('Precies deze tekst komt in het plan', 'Een bus op dinsdag.')
    await anna.press('Bewaar als versie 2')
    await until('the new text', async () => (await state('v4')).version === 2)
  },

  async 'the language of a meeting can be changed until it opens'() {
    const room = await makeMeeting(server, staff, { title: 'In het Engels', themes, people, phase: 'preparing' })
    const wall = await sit(await room.link('projector'), 'projector')
    await wall.page.getByText('Vraag', { exact: true }).first().waitFor()
    const anna = await signIn('anna')
    await anna.press('In het Engels')
    await anna.press('English')
    await until('the language', async () => (await room.lead.sees())['prepare.meeting'].language === 'en')
    await shot(anna.page, 'byways', 'language')
    await wall.page.getByText('Question', { exact: true }).first().waitFor()
    await anna.see('Voorbereiden') // the facilitator's own screen keeps its own language
    await room.lead.ask('prepare.lock')
    await anna.press('Nederlands')
    await until('the other language, while all stands fixed', async () => (await room.lead.sees())['prepare.meeting'].language === 'nl')
    await wall.page.getByText('Vraag', { exact: true }).first().waitFor()
  },

  async 'somebody asks to be forgotten: what goes and what stays is said, and it is so'() {
    const room = await makeMeeting(server, staff, { title: 'Vergeten', themes, people, here, agenda })
    const ada = await sit(await room.link('phone', 'p1'), 'phone')
    await ada.see('Kunt u dit goed lezen?')
    await (await room.phone('p1')).ask('ideas.add', { id: 'i1', theme: 'vinden', text: 'Een bankje bij de winkel.' })
    const anna = await signIn('anna')
    await anna.press('Vergeten')
    await anna.press('Mensen')
    await anna.press('Gegevens wissen: Ada')
    await anna.see('De gegevens van Ada wissen?')
    await anna.see('Het plan blijft woord voor woord gelijk.')
    await shot(anna.page, 'byways', 'erase')
    await anna.press('Toch niet')
    assert.ok((await room.lead.sees())['people.person/p1'], 'nothing went before it was confirmed')
    await anna.press('Gegevens wissen: Ada')
    await anna.press('Ja, wis de gegevens')
    await anna.see('De gegevens zijn gewist.')
    const seen = await room.lead.sees()
    assert.equal(seen['people.person/p1'], undefined)
    assert.equal(JSON.stringify(seen).includes('Ada'), false, 'her name is nowhere any more')
    assert.equal(seen['ideas.idea/i1'].text, 'Een bankje bij de winkel.')
    await ada.see('U bent hier niet meer aangemeld')
  },

  async 'a majority with open answers: who said what is for everybody'() {
    const room = await makeMeeting(server, staff, { title: 'Tellen', themes, people, here, agenda })
    await room.lead.ask('meet.go_to', { item: 'besluiten' })
    await room.proposal({ id: 'v1', title: 'Op dinsdag', text: 'We komen op dinsdag bij elkaar.' })
    const ada = await sit(await room.link('phone', 'p1'), 'phone')
    const wall = await sit(await room.link('projector'), 'projector')
    const [jan, mia] = [await room.phone('p2'), await room.phone('p3')]
    const anna = await signIn('anna')
    await anna.press('Tellen')
    await anna.press('Beslis over: Op dinsdag')
    await anna.choose('Manier van beslissen', 'Stemmen: een meerderheid')
    await anna.write('Hoeveel', '2')
    await anna.write('Van de', '3')
    await anna.press('Minstens')
    await anna.choose('Waarvan?', 'van iedereen die er is')
    await anna.see('als minstens 2/3 van iedereen die er is voor is')
    await anna.press('Open, met namen')
    await anna.press('Open de ronde')
    await anna.see('De ronde is open')
    await ada.press('Ja')
    await ada.press('Voor')
    await ada.press('Verder')
    await ada.see('Na de ronde ziet iedereen wie wat koos.')
    await ada.press('Ja, verstuur mijn antwoord')
    const round = Object.values(await room.lead.sees()).find(one => one?.status === 'open' && one.proposals).id
    await jan.ask('decide.cast', { round, answers: { v1: { choice: 'for' } } })
    await mia.ask('decide.cast', { round, answers: { v1: { choice: 'against' } } })
    assert.equal(Object.values(await room.lead.sees()).find(one => one?.id === round).names, undefined, 'nobody sees answers before the close')
    await anna.see('Iedereen heeft geantwoord.')
    await anna.press('Sluit de ronde')
    await anna.see('De ronde is dicht')
    await anna.press('Wie wat antwoordde')
    await anna.see('Mia: Tegen')
    const { params, results } = Object.values(await room.lead.sees()).find(one => one?.id === round)
    assert.deepEqual(params, { num: 2, den: 3, strict: false, basis: 'present' })
    assert.deepEqual([results[0].passed, results[0].counts.for, results[0].counts.against], [true, 2, 1])
    await wall.see('3 van de 3 mensen hebben gestemd')
    await ada.see('Op dinsdag')
  },
}

const [, , , only = ''] = process.argv
await toTheEnd({ browser, server }, async () => {
  for (const [name, walk] of Object.entries(walks)) {
    if (!name.includes(only)) continue
    try { await walk() } catch (error) {
      for (const [i, page] of pages.entries()) await page.screenshot({ path: `/tmp/byway-${i}.png` })
      throw new Error(`${name}: ${error.message}`, { cause: error })
    }
    for (const page of pages.splice(0)) {
      assert.deepEqual(page.troubles, [])
      await page.context().close()
    }
    console.log(`ok ${name}`)
  }
})
