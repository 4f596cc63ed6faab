// Somebody asks that words about them go: the facilitator finds the card and takes its words out, from the board, from the report and from the record that is
// published. Everybody sees that something was taken out, nobody can read it any more, and plan and bundle still verify. Pictures in test/pictures/taken-out.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/taken-out.mjs
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Findings, makeMeeting, openDesk, openPage, openPhone, setupFacilitator, startBrowser, startServer, toTheEnd } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('taken-out')
const { check, sees, everyWay, look } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
const about = 'Zoals Trijntje van de bakker, die viel vaak'

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, { people: [{ id: 'p1', name: 'Ada Veenstra', capacity: 'carer', device: 'phone' }], frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }], phase: 'preparing' })
  await room.lead.ask('prepare.set_quoting', { ideas: true })
  await room.lead.ask('prepare.lock')
  await room.lead.ask('prepare.open')
  await room.lead.ask('people.arrive', { people: ['p1'] })
  const ada = await room.phone('p1')
  for (const [i, text] of ['Een vaste plek in elk dorp', about, 'Iemand die belt'].entries()) await ada.ask('ideas.add', { id: `i${i + 1}`, theme: 'vinden', text })
  await room.lead.ask('casework.write', { id: 'c1', title: 'Een nacht', story: 'Het is nacht.', questions: [{ id: 'q1', text: 'Wat nu?' }] })
  await room.lead.ask('tables.set_up', { tables: [{ number: 1, seats: 8 }] })
  await room.lead.ask('casework.give', { case: 'c1', tables: [1] })
  await room.lead.ask('casework.note', { id: 'n1', table: 1, question: 'q1', text: 'Bel de buurman van 12' })
  await room.lead.ask('ideas.add_note', { id: 'i4', theme: 'vinden', note: 'n1' })
  await room.lead.ask('ideas.reveal', { theme: 'vinden' })
  await room.proposal({ id: 'v1', title: 'Eén nummer', text: 'Er komt één nummer.', from: ['i1'] })
  await room.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] })
  await room.lead.ask('decide.cast', { round: 'r1', answers: { v1: { choice: 'support' } } }, { for: 'p1', via: 'hands' })
  await room.lead.ask('decide.close', { round: 'r1' })
  await room.lead.ask('plan.tick', { items: ['idea.i1', 'idea.i2'] })
  await room.seal()

  const raw = async name => Buffer.from(await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/${name}`)).arrayBuffer())
  const verify = async name => {
    const file = join(server.folder, name)
    writeFileSync(file, await raw('bundle.hlz'))
    return execFileSync(process.env.HOOFDLIJN_BIN, ['verify', '--trust-embedded', file], { encoding: 'utf8' })
  }
  check('the report quotes it', (await raw('report.md')).includes('Trijntje'))
  check('and the bundle verifies', /Niets|heel/.test(await verify('before.hlz')))
  const plan = await raw('plan.json')

  const desk = await openDesk(browser, server, { meeting: room.id, at: 'plan' })
  const part = desk.getByRole('region', { name: 'Woorden weghalen' })
  await part.scrollIntoViewIfNeeded()
  await part.getByLabel('Zoek een woord dat erin staat').fill('zonnebloem')
  await sees('what nobody wrote is not found', desk, 'Deze woorden staan nergens.')
  await part.getByLabel('Zoek een woord dat erin staat').fill('buurman')
  await press(desk, 'Haal weg: Bel de buurman van 12')
  await sees('where the same words stay is said first', desk, /Dit kaartje komt van een notitie bij een casus/)
  await look(desk, 'stays')
  await press(desk, 'Toch niet')
  await part.getByLabel('Zoek een woord dat erin staat').fill('bakker trijntje')
  await sees('what is in the report says so', desk, 'Staat in het verslag')
  await part.scrollIntoViewIfNeeded()
  await everyWay(desk, 'found')
  await press(desk, `Haal weg: ${about}`)
  await sees('that it is for good is said first', desk, /Dit kan niet terug/)
  await everyWay(desk, 'sure')
  await press(desk, 'Toch niet')
  check('nothing happens before that', (await raw('report.md')).includes('Trijntje'))
  await press(desk, `Haal weg: ${about}`)
  await press(desk, 'Ja, haal weg')
  await sees('it is gone', desk, 'De woorden zijn weg. Dat staat in het verslag.')
  await sees('and that stays there', desk, 'Van 1 kaartje in het verslag zijn de woorden weggehaald.')
  await look(desk, 'done')

  for (const name of ['report.md', 'report.html', 'report.json', 'bundle.hlz', 'archief.zip']) check(`${name} has it no more`, !(await raw(name)).includes('Trijntje'))
  check('the report says so', /op verzoek weggehaald op/.test((await raw('report.md')).toString()))
  check('the plan is the same', plan.equals(await raw('plan.json')))
  check('the bundle verifies, and says so', (await verify('after.hlz')).includes('uit het verslag zijn gehaald: 1.'))
  const phone = await openPhone(browser, server, room, 'p1', { language: 'nl' })
  await phone.getByText('Ons plan').first().waitFor()
  check('no phone has it', !(await phone.content()).includes('Trijntje'))
  const page = await openPage(browser, server, `/api/v1/meetings/${room.id}/report.html`, { size: 'console', language: 'nl' })
  await sees('whoever reads the report sees it', page, /Deze woorden zijn op verzoek weggehaald/)
  await page.getByText(/Deze woorden zijn op verzoek weggehaald/).scrollIntoViewIfNeeded()
  await look(page, 'report')

  await server.restart()
  check('after a restart nobody has it', !(await raw('report.md')).includes('Trijntje') && (await verify('again.hlz')).includes('uit het verslag zijn gehaald: 1.'))
  for (const one of [desk, phone, page]) findings.all.push(...one.troubles)
})
