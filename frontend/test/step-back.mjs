// A step back over a closed round, as the facilitator does it and as the room sees it: what stays and goes is said beforehand, then it happens,
// everybody is told why, and it can be taken back.
//   node test/step-back.mjs PROGRAM
import assert from 'node:assert/strict'
import { axe, makeMeeting, openPage, setupFacilitator, shot, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

process.env.HOOFDLIJN_BIN ??= process.argv[2]
const people = [{ id: 'p1', capacity: 'carer', name: 'Ada' }, { id: 'p2', capacity: 'carer', name: 'Jan' }, { id: 'p3', capacity: 'observer', name: 'Mia' }]
const browser = await startBrowser()
const server = await startServer()
const troubles = []
await toTheEnd({ browser, server }, async () => {
  const staff = await setupFacilitator(server)
  const room = await makeMeeting(server, staff, { title: 'Een stap terug', people, here: ['p1', 'p2', 'p3'] })
  const { lead } = room
  const [ada, jan] = [await room.phone('p1'), await room.phone('p2')]
  const decide = async (id, proposal, last = 'support') => {
    await lead.ask('decide.open', { id, proposals: [{ id: proposal }] })
    await ada.ask('decide.cast', { round: id, answers: { [proposal]: { choice: 'support' } } })
    await jan.ask('decide.cast', { round: id, answers: { [proposal]: { choice: last } } })
    await lead.ask('decide.close', { round: id })
  }
  const standing = async id => (await lead.sees())[`decide.proposal/${id}`]?.outcome
  await room.proposal({ id: 'v1', title: 'Een vaste dag vrij', text: 'Wie voor iemand zorgt, heeft elke week een dag vrij. Dan past een ander op.' })
  await room.proposal({ id: 'v2', title: 'Koffie in het dorpshuis', text: 'Elke dinsdag is er koffie in het dorpshuis.' })
  await decide('r1', 'v1', 'not_yet')
  await lead.ask('propose.amend', { id: 'v1', text: 'Wie voor iemand zorgt, heeft elke week een dag vrij.' })
  await decide('r2', 'v1')
  await decide('r3', 'v2')
  await lead.ask('meet.show', { view: 'result', focus: 'r2' })

  const desk = await openPage(browser, server, '/staff', { size: 'console', language: 'nl' })
  await desk.getByLabel('Naam').fill('anna')
  await desk.getByLabel('Wachtzin').fill('een lange wachtzin')
  await desk.getByRole('button', { name: 'Meld aan' }).click()
  await desk.getByRole('link', { name: 'Een stap terug' }).or(desk.getByRole('button', { name: 'Een stap terug' })).first().click()
  const phone = await openPage(browser, server, await room.link('phone', 'p3'), { size: 'phone', language: 'nl' })
  await phone.getByRole('button', { name: 'Ja', exact: true }).click()
  const screen = await openPage(browser, server, (await staff.must('POST', `/meetings/${room.id}/links`, { desk: 'projector' })).url, { size: 'projector', language: 'nl', viewport: { width: 1920, height: 1080 } })

  const undo = desk.getByRole('button', { name: 'Ongedaan maken' }).first()
  await undo.click()
  await desk.getByText('Hierover is al een ronde gehouden.').waitFor()
  await desk.getByRole('button', { name: 'Verder terug' }).click()
  await desk.getByRole('heading', { name: 'Een stap terug' }).last().waitFor()
  await desk.getByLabel('Terug naar').selectOption({ label: 'vóór het veranderen van de tekst: Een vaste dag vrij' })
  await desk.getByText('1 van 2 besluiten blijven.').waitFor()
  await desk.getByText('De tekst van toen staat er weer. Nu: Komt in het plan. Dan: Niet in het plan.').waitFor()
  troubles.push(...await axe(desk, 'the dialog'))
  await shot(desk, 'step-back', 'console-dialog')
  await desk.getByLabel('Waarom gaat u terug?').fill('De tekst zegt nu iets anders dan wij bedoelden.')
  await desk.getByRole('button', { name: 'Ja, ga een stap terug' }).click()
  await desk.getByText('U bent een stap teruggegaan.').first().waitFor()
  assert.equal(await standing('v1'), 'not_adopted')
  assert.equal(await standing('v2'), 'adopted')
  await screen.getByText('We zijn een stap teruggegaan').waitFor()
  await phone.getByText('We zijn samen een stap teruggegaan. De tekst zegt nu iets anders dan wij bedoelden.').waitFor()
  troubles.push(...await axe(screen, 'the projector'), ...await axe(phone, 'the phone'))
  for (const [page, name] of [[desk, 'console-after'], [screen, 'projector'], [phone, 'phone']]) await shot(page, 'step-back', name)

  await undo.click()
  await desk.getByText('Dit wordt teruggenomen: de stap terug.').waitFor()
  await desk.getByRole('button', { name: 'Ja, neem terug' }).click()
  await until('the step is taken back', async () => await standing('v1') === 'adopted')
  await screen.getByText('We zijn een stap teruggegaan').waitFor({ state: 'detached' })
  assert.deepEqual(troubles, [])
  console.log('ok a step back over a closed round')
})
