// What people do on a board, in three input modes by the same test: writing, changing and taking away on a phone; showing, grouping, merging
// and splitting back, moving, hiding and putting back, locking on the console. Authors and reactions are looked at in what the server knows.
//   node test/boards.mjs PROGRAM [mouse | touch | keyboard]
import assert from 'node:assert/strict'
import { Hands } from './hands.mjs'
import { makeMeeting, openPage, setupFacilitator, shot, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const themes = [{ id: 'vinden', title: 'Vinden en bereiken' }, { id: 'rust', title: 'Even rust' }]
const people = [{ id: 'p1', capacity: 'carer', name: 'Ada' }, { id: 'p2', capacity: 'carer', name: 'Jan' }, { id: 'p3', capacity: 'resident', name: 'Mia' }]
const agenda = [{ id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 30, view: 'board' }]
const first = 'Een tafel in het dorpshuis'
const second = 'Een kaartje bij de apotheek'
const third = 'Elke dinsdag samen koffie'
const [, , , only] = process.argv
const browser = await startBrowser()
const server = await startServer()
const staff = await setupFacilitator(server)

async function walk(how) {
  const room = await makeMeeting(server, staff, { title: `Borden met ${how}`, themes, people, agenda, here: ['p1', 'p2', 'p3'] })
  const { lead } = room
  await lead.ask('meet.go_to', { item: 'ideeen' })
  await lead.ask('meet.show', { view: 'board', focus: 'vinden' })
  const jan = await room.phone('p2')
  const mia = await room.phone('p3')
  const sit = async (address, size, more = {}) => new Hands(await openPage(browser, server, address, { size, hasTouch: how === 'touch', language: 'nl', ...more }), { how })
  const ada = await sit(await room.link('phone', 'p1'), 'phone')
  const desk = await sit('/staff', 'console')
  await desk.write('Naam', 'anna')
  await desk.write('Wachtzin', 'een lange wachtzin')
  await desk.press('Meld aan')
  await desk.press(`Borden met ${how}`)
  const card = async text => Object.values(await lead.sees()).find(one => one?.text === text && one.nr !== undefined)
  const mine = async (seat, text) => Object.entries(await seat.sees()).find(([key, one]) => key.startsWith('ideas.mine/') && one.text === text)?.[1]
  const step = async (name, run) => {
    try { await run() } catch (error) {
      await ada.page.screenshot({ path: '/tmp/boards-phone.png' })
      await desk.page.screenshot({ path: '/tmp/boards-console.png' })
      throw new Error(`${how}: ${name}: ${error.message} ${[...ada.page.troubles, ...desk.page.troubles]}`, { cause: error })
    }
    console.log(`ok ${how}: ${name}`)
  }

  await step('add, change and take away one\'s own', async () => {
    await ada.press('Ja')
    await ada.write('Wat is uw idee?', 'Een tafel in het dorp')
    await ada.press('Zet op het bord')
    await ada.see('Bewaard. De zaal ziet dit straks.')
    await ada.press('Wijzigen: Een tafel in het dorp')
    await ada.write('Wijzigen', first)
    await ada.press('Bewaar')
    await ada.see(first)
    await ada.write('Wat is uw idee?', 'Dit haal ik weg')
    await ada.press('Zet op het bord')
    await ada.press('Weghalen: Dit haal ik weg')
    await ada.see('U haalde dit weg')
    const way = ada.page.getByRole('button', { name: 'Ongedaan maken: Dit haal ik weg' })
    assert.ok(await way.evaluate(button => button === document.activeElement), 'the way back has the focus')
    await ada.press('Ongedaan maken: Dit haal ik weg')
    await ada.page.getByRole('button', { name: 'Weghalen: Dit haal ik weg' }).waitFor()
    assert.equal((await card('Dit haal ik weg')).state, 'private')
    await ada.press('Weghalen: Dit haal ik weg')
    await ada.see('U haalde dit weg')
    await shot(ada.page, 'boards', `withdrawn-${how}`)
    await ada.page.getByLabel('Wat is uw idee?').focus()
    await way.waitFor({ state: 'detached', timeout: 20_000 })
    await ada.miss('Dit haal ik weg')
    await jan.ask('ideas.add', { id: 'i2', theme: 'vinden', text: second })
    await mia.ask('ideas.add', { id: 'i3', theme: 'vinden', text: third })
    assert.equal((await card(first)).state, 'private')
  })

  await step('nobody sees a card before it is shown; then reactions in words', async () => {
    await desk.see(second)
    await ada.miss(second)
    await desk.press('Laat aan de zaal zien')
    await ada.see(second)
    await ada.press('herken ik')
    await ada.page.getByRole('button', { name: 'herken ik', pressed: true }).waitFor()
    await jan.ask('ideas.react', { id: (await card(first)).id, kind: 'important', on: true })
    await desk.see('1 keer ‘herken ik’')
  })

  await step('several at once under a name, another name, and loose again', async () => {
    await desk.press(first)
    await desk.press(third)
    await desk.see('2 gekozen')
    await desk.press('Bij elkaar')
    await desk.write('Hoe heet wat bij elkaar hoort?', 'Samen zijn')
    await desk.press('Bewaren')
    await desk.see('Hoort bij elkaar: Samen zijn')
    await ada.see('Bij ‘Samen zijn’')
    await desk.press('Andere naam: Samen zijn')
    await desk.write('Hoe heet wat bij elkaar hoort?', 'Elkaar zien')
    await desk.press('Bewaren')
    await desk.see('Hoort bij elkaar: Elkaar zien')
    await desk.press('Splits: Elkaar zien')
    await ada.see('Staat op het bord')
  })

  await step('merged and split back: author and reactions stay', async () => {
    const before = await card(first)
    await desk.press(first)
    await desk.press(second)
    await desk.press('Samen')
    await desk.choose('Welke tekst blijft staan?', second)
    await desk.press('Maak er één kaart van')
    await desk.see('De kaarten zijn samen één kaart.')
    assert.equal((await card(first)).into, 'i2')
    assert.deepEqual((await card(second)).counts, before.counts, 'the reactions count together')
    await ada.see('Samen met een ander idee dat hetzelfde zegt')
    await desk.press('1 kaart niet op het bord')
    await desk.press(`Haal uit elkaar: ${first}`)
    await ada.see('Staat op het bord')
    const after = await card(first)
    assert.deepEqual([after.into, after.counts, after.state], [undefined, before.counts, 'board'])
    assert.equal((await mine(jan, second)).state, 'board')
  })

  await step('to another topic, by list and by hand', async () => {
    await desk.press(third)
    await desk.press('Verplaats naar…')
    await desk.choose('Waarheen?', 'Even rust')
    await desk.press('Zet hier neer')
    await until('the card at its new topic', async () => (await card(third)).theme === 'rust')
    await desk.choose('Onderwerp', 'Alle onderwerpen naast elkaar')
    await desk.carry(third, 'Vinden en bereiken')
    await until('the card back', async () => (await card(third)).theme === 'vinden')
  })

  await step('two move one card: the last wins, and the first is told', async () => {
    await desk.carry(third, 'Even rust')
    await until('the card moved', async () => (await card(third)).theme === 'rust')
    await desk.page.locator('[data-column=rust]').getByText(third).waitFor()
    await lead.ask('ideas.move', { ideas: ['i3'], theme: 'vinden' })
    await desk.see(`Iemand anders heeft ‘${third}’ na u verplaatst. De kaart staat nu bij: Vinden en bereiken.`)
    assert.equal((await card(third)).theme, 'vinden')
    await desk.choose('Onderwerp', '1. Vinden en bereiken')
  })

  await step('hidden with a reason its writer reads, and put back', async () => {
    await desk.press(first)
    await desk.press('Haal van het bord')
    await desk.write('Waarom?', 'Er staat een naam in')
    await desk.press('Ja, haal van het bord')
    await ada.see('Van het bord gehaald: Er staat een naam in')
    await desk.press('1 kaart niet op het bord')
    await desk.press(`Zet terug: ${first}`)
    await ada.see('Staat op het bord')
  })

  await step('locked: nothing comes on it, but one\'s own can always be taken away', async () => {
    await desk.press('Zet dit bord vast')
    await ada.see('Ideeën geven kan nu niet meer.')
    assert.equal((await jan.try('ideas.add', { id: 'i9', theme: 'vinden', text: 'Te laat' })).code, 'wrong_phase')
    await ada.press(`Weghalen: ${first}`)
    await ada.see('U haalde dit weg')
    await desk.press('Maak dit bord los')
    await ada.page.getByRole('button', { name: 'Zet op het bord' }).waitFor()
  })
  const troubles = [...ada.page.troubles, ...desk.page.troubles]
  assert.deepEqual(troubles, [])
  await ada.page.context().close()
  await desk.page.context().close()
}

await toTheEnd({ browser, server }, async () => {
  for (const how of ['mouse', 'touch', 'keyboard']) if (!only || only === how) await walk(how)
})
