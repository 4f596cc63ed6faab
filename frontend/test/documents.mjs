// What becomes public: the organiser settles beforehand that ideas may be quoted, phones say so where somebody writes, the facilitator reads and
// ticks, and the report quotes what was ticked. Then every file is there. Pictures in test/pictures/documents.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/documents.mjs
import { Findings, makeMeeting, openDesk, openPage, openPhone, setupFacilitator, startBrowser, startServer, toTheEnd } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('documents')
const { check, sees, everyWay, look } = findings

const people = ['Ada Veenstra', 'Bram Bakker', 'Corrie de Vries'].map((name, i) => ({ id: `p${i + 1}`, name, capacity: 'carer', device: 'phone' }))
const told = 'Het kan ook in een openbaar verslag komen, zonder uw naam.'

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, { people, frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }], phase: 'preparing' })
  const desk = await openDesk(browser, server, { meeting: room.id, at: 'prepare/about' })
  await sees('it is to be settled beforehand', desk, 'Ideeën openbaar maken')
  const box = desk.getByRole('checkbox', { name: /^Ideeën mogen woordelijk in een openbaar verslag/ })
  check('and is off', !(await box.isChecked()))
  await box.check()
  await box.scrollIntoViewIfNeeded()
  await everyWay(desk, 'prepare')
  check('the record has it', (await room.lead.sees())['prepare.quoting']?.ideas === true)

  await room.lead.ask('prepare.lock')
  await room.lead.ask('prepare.open')
  await room.lead.ask('people.arrive', { people: people.map(one => one.id) })
  const phone = await openPhone(browser, server, room, 'p1', { language: 'nl' })
  await room.lead.ask('meet.show', { view: 'board', focus: 'vinden' })
  await sees('a phone says so where somebody writes', phone, told)
  await everyWay(phone, 'phone')
  await phone.getByLabel('Wat is uw idee?').fill('Een vaste plek in elk dorp')
  await phone.getByRole('button', { name: 'Zet op het bord' }).click()
  for (const [i, text] of ['Een telefoonnummer', 'De buren vragen', 'Vraag het mevrouw Jansen, zij heeft kanker'].entries()) await (await room.phone('p2')).ask('ideas.add', { id: `i${i + 2}`, theme: 'vinden', text })
  await room.proposal({ id: 'v1', title: 'Eén nummer', text: 'Er komt één nummer.', from: ['i2'] })
  await room.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] })
  for (const one of people) await room.lead.ask('decide.cast', { round: 'r1', answers: { v1: { choice: 'support' } } }, { for: one.id, via: 'hands' })
  await room.lead.ask('decide.close', { round: 'r1' })

  await desk.goto(`${server.page}/console/${room.id}#plan`)
  await sees('the ideas are there to be read', desk, 'Vinden en bereiken: 0 van 4 aangevinkt')
  await desk.getByText('Vinden en bereiken: 0 van 4 aangevinkt').click()
  check('what may be somebody is pointed out', (await desk.locator('details mark').allInnerTexts()).join('|') === 'mevrouw Jansen|kanker')
  await desk.getByRole('button', { name: 'Vink de andere 3 aan' }).click()
  await sees('and not ticked in one go', desk, 'Vinden en bereiken: 3 van 4 aangevinkt')
  await desk.getByRole('checkbox', { name: 'De buren vragen' }).uncheck()
  await sees('a tick can be taken back', desk, 'Vinden en bereiken: 2 van 4 aangevinkt')
  await desk.locator('details').scrollIntoViewIfNeeded()
  await everyWay(desk, 'reading')

  await room.seal()
  await sees('the plan stands fixed', desk, 'Het plan ligt vast')
  for (const button of ['Het verslag om af te drukken (PDF)', 'Eén bladzijde om af te drukken (PDF)']) check(`there is ${button}`, await desk.getByRole('link', { name: button }).waitFor().then(() => true, () => false))
  await desk.getByRole('link', { name: 'Het verslag om af te drukken (PDF)' }).scrollIntoViewIfNeeded()
  await look(desk, 'files')
  const file = async name => await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/${name}`)).arrayBuffer()
  const report = new TextDecoder().decode(await file('report.md'))
  check('the report quotes what was ticked, and where it ended', report.includes('Een vaste plek in elk dorp') && /Een telefoonnummer \| in het plan: Eén nummer/.test(report))
  check('and nothing else', !report.includes('De buren vragen') && !report.includes('Jansen') && !report.includes('Ada'))
  for (const name of ['report.pdf', 'summary.pdf', 'plan.pdf']) check(`${name} is a PDF`, new TextDecoder('latin1').decode(await file(name)).startsWith('%PDF-1.7'))
  const page = await openPage(browser, server, `/api/v1/meetings/${room.id}/report.html`, { size: 'console', language: 'nl' })
  await sees('the page too', page, 'De ideeën zelf')
  await look(page, 'report')
  for (const one of [desk, phone, page]) findings.all.push(...one.troubles)
})
