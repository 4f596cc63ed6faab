// The next meeting: from the plan of one that is over to a meeting that names it, with what was fixed, how it goes with each decision and
// the points that were left, to a plan of its own; and not a byte of the first plan changes. Pictures in test/pictures/next.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/next.mjs
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Findings, makeMeeting, openDesk, openPage, openPhone, Seat, setupFacilitator, startBrowser, startServer, toTheEnd } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('next')
const { check, sees, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click()
const people = [{ id: 'p1', name: 'Ada Veenstra', capacity: 'carer', device: 'phone' }]
const file = async (id, name) => Buffer.from(await (await fetch(`${server.origin}/api/v1/meetings/${id}/${name}`)).arrayBuffer())

async function decide(lead, round, proposal) {
  await lead.ask('decide.open', { id: round, proposals: [{ id: proposal }] })
  await lead.ask('decide.cast', { round, answers: { [proposal]: { choice: 'support' } } }, { for: 'p1', via: 'hands' })
  await lead.ask('decide.close', { round })
}

/** Somebody says in their conversation that they may be asked later, and that conversation is erased. */
async function saysYes(id, person, contact) {
  const path = `/meetings/${id}/talks`
  await staff.must('POST', path, { person, ...contact })
  for (const [name, data] of [['talk.permit', { given: true }], ['talk.answer', { question: 'afterwards', choices: ['yes'] }]]) {
    const { messages } = await staff.must('POST', `${path}/${person}/poll?as=team`, { from: '', place: '', asks: [{ id: randomUUID(), name, data }] })
    const done = messages.find(message => message.t === 'done')
    if (!done || done.no) throw new Error(`${name}: ${JSON.stringify(done)}`)
  }
  await staff.must('DELETE', `${path}/${person}?keep=afterwards`)
}

/** A sealed meeting: one decision of which something became, and two points that were left. */
async function sealedFirst() {
  const room = await makeMeeting(server, staff, {
    title: 'Mantelzorg in Westerkwartier', people, here: ['p1'],
    themes: [{ id: 'vinden', title: 'Vinden en bereiken' }, { id: 'rust', title: 'Even rust' }], frameworks: [{ id: 'f1', kind: 'value', text: 'Iedereen is welkom.' }],
  })
  await room.proposal({ id: 'v1', title: 'Een vaste plek in elk dorp', text: 'Er komt een vaste plek in elk dorp.' })
  await decide(room.lead, 'r1', 'v1')
  await room.proposal({ id: 'v2', theme: 'rust', title: 'Een logeerhuis', text: 'Er komt een logeerhuis.' })
  await room.lead.ask('propose.park', { id: 'v2', reason: 'Eerst vrijwilligers zoeken', who: 'Werkgroep', when: 'januari' })
  await room.proposal({ id: 'v3', title: 'Een busje', text: 'Er komt een busje.' })
  await saysYes(room.id, 'p1', { name: 'Ada Veenstra', phone: '06 12 34 56 78' })
  await room.seal()
  await room.lead.ask('follow.post', { id: 'u1', proposal: 'v1', status: 'done', text: 'In elk dorp is een plek open.', date: new Date().toISOString().slice(0, 10) })
  return room
}

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const going = await makeMeeting(server, staff, { title: 'Nog bezig' })
  const room = await sealedFirst()
  const before = [await file(room.id, 'plan.json'), await file(room.id, 'bundle.hlz')]
  const { code } = await staff.must('GET', `/meetings/${room.id}/former`)

  const desk = await openDesk(browser, server, { meeting: room.id, at: 'plan' })
  await sees('the sealed meeting offers a next one', desk, /Het plan van deze bijeenkomst verandert niet/)
  await look(desk, 'sealed')
  await desk.getByRole('link', { name: 'Maak de volgende bijeenkomst', exact: true }).click()
  await sees('it says which plan it goes on from', desk, new RegExp(code))
  check('the question of then is proposed', await desk.getByLabel('De vraag', { exact: true }).inputValue() === 'Wat is er nodig zodat het goed gaat met mantelzorgers?')
  await sees('what was parked can come back', desk, /Eerst vrijwilligers zoeken/)
  await everyWay(desk, 'new')
  await desk.getByLabel('Welke bijeenkomst?', { exact: true }).selectOption(going.id)
  await sees('a plan that is not there yet cannot be gone on from', desk, /ligt het plan nog niet vast. Kies een andere/)
  await desk.getByLabel('Welke bijeenkomst?', { exact: true }).selectOption(room.id)
  await sees('another choice reads again', desk, 'Een busje')
  await desk.getByRole('checkbox', { name: /^Een busje/ }).uncheck()
  await desk.getByRole('checkbox', { name: /^Het nieuwe plan komt in de plaats van dit plan/ }).check()
  await desk.getByLabel('Naam van de bijeenkomst', { exact: true }).fill('Mantelzorg, een jaar later')
  await press(desk, 'Maak de bijeenkomst')
  await desk.waitForURL(/\/console\/(?!new)/)
  await sees('the new meeting says after which it is', desk, 'Dit is de volgende bijeenkomst na')
  await sees('with the check code of that plan', desk, new RegExp(code))
  await sees('and that its plan takes the place of that one', desk, 'Het nieuwe plan komt in de plaats van dat plan.')
  await press(desk, 'Toch niet: beide plannen blijven gelden')
  await sees('it can be taken back', desk, 'Het nieuwe plan komt in de plaats van dat plan')
  await press(desk, 'Het nieuwe plan komt in de plaats van dat plan')
  await sees('which can be taken back, and said again', desk, 'Het nieuwe plan komt in de plaats van dat plan.')
  await everyWay(desk, 'after')

  const id = new URL(desk.url()).pathname.split('/').at(-1)
  check('it is a meeting of its own', id !== room.id)
  await desk.goto(`${server.page}/console/${id}#talks/list`)
  await press(desk, 'Laat zien wie ik mag vragen')
  await sees('who said yes can be asked along', desk, 'Ada Veenstra')
  await everyWay(desk, 'along')
  await press(desk, 'Zet hen op de lijst (1)')
  await sees('and is on the list', desk, '1 mens staat op de lijst. Nodig die uit zoals iedereen.')
  await sees('once', desk, /Er is na ‘Mantelzorg in Westerkwartier’ niemand meer om mee te vragen/)
  const lead = new Seat(staff, id, 'console')
  await desk.goto(`${server.page}/console/${id}#prepare/frameworks`)
  await sees('what was fixed then is there, to be changed', desk, 'Iedereen is welkom.')
  await desk.goto(`${server.page}/console/${id}#prepare/agenda`)
  await look(desk, 'agenda')
  for (const [name, data] of [['prepare.lock', {}], ['people.list', people[0]], ['prepare.open', {}], ['people.arrive', { people: ['p1'] }], ['meet.show', { view: 'information' }]]) await lead.ask(name, data)
  const phone = await openPhone(browser, server, { link: (as, person) => staff.must('POST', `/meetings/${id}/links`, { desk: as, person }).then(made => made.url) }, 'p1', { language: 'nl' })
  await lead.ask('meet.show', { view: 'frameworks' })
  await sees('a phone hears that it takes the place of the first plan', phone, /komt in de plaats van het plan van ‘Mantelzorg in Westerkwartier’/)
  await everyWay(phone, 'phone-bounds')
  await lead.ask('meet.show', { view: 'information' })
  const wall = await openPage(browser, server, (await staff.must('POST', `/meetings/${id}/links`, { desk: 'projector' })).url, { size: 'projector', language: 'nl' })
  await sees('the hall hears how it goes with each decision', wall, 'Hoe gaat het met het besluit: Een vaste plek in elk dorp?', 25_000) // the wall turns its pages
  await sees('and that its plan takes the place of the first', wall, 'Wat gebeurt er met het plan van de vorige keer?', 25_000)
  await look(wall, 'wall-information')
  await sees('and what was left', wall, 'Wat doen we nu met: Een logeerhuis?')
  check('what was not ticked is not there', await wall.getByText('Een busje').count() === 0)
  await lead.ask('propose.draft', { id: 'w1', theme: 'rust', title: 'Een logeerhuis', text: 'Er komt een logeerhuis.' })
  await lead.ask('propose.check', { proposal: 'w1', framework: '*', verdict: 'fits' })
  await decide(lead, 's1', 'w1')
  await lead.ask('plan.tick', { items: (await lead.sees())['plan.reading'].map(item => item.id) })
  await lead.ask('plan.seal')
  const second = JSON.parse(await file(id, 'plan.json'))
  check('the next meeting has a plan of its own', second.themes.some(theme => theme.decisions.some(one => one.title === 'Een logeerhuis')))
  const bundle = join(server.folder, 'next.hlz')
  writeFileSync(bundle, await file(id, 'bundle.hlz'))
  const said = spawnSync(process.env.HOOFDLIJN_BIN, ['verify', '--trust-embedded', bundle], { encoding: 'utf8' })
  check(`its bundle verifies ${said.status ? said.stdout + said.stderr : ''}`, said.status === 0)
  const checking = await openPage(browser, server, '/controleren', { size: 'console', language: 'nl' })
  await checking.getByLabel('Kies de bundel').setInputFiles(bundle)
  await press(checking, 'Kijk na')
  await sees('and the second verifier finds nothing wrong', checking, 'In dit bestand is niets mis. Maar is het ook úw plan?')
  await sees('that this plan takes the place of another stands there', checking, `Mantelzorg in Westerkwartier (${code})`)
  check('the plan names whose place it takes', second.supersedes?.code === code && second.supersedes.meeting === room.id)
  check('and so does the program that checks', said.stdout.includes(`komt in de plaats van een eerder plan: Mantelzorg in Westerkwartier`) && said.stdout.includes(code))
  for (const name of ['plan.html', 'plan.md', 'summary.html']) check(`${name} says it`, (await file(id, name)).toString().includes(code))
  const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: await file(id, 'plan.pdf'), encoding: 'utf8' })
  check('the PDF says it', text.error || text.stdout.includes(code))
  for (const one of [room.id, id]) await staff.must('PUT', `/meetings/${one}/publication`, { public: true, findable: false })
  await desk.goto(`${server.page}/console/${id}#plan`)
  await sees('the console offers to say it at the first plan', desk, /Dit plan komt in de plaats van ‘Mantelzorg in Westerkwartier’/)
  await press(desk, 'Zeg bij dat plan dat dit nu geldt')
  await sees('it is said', desk, 'Bij dat plan staat nu waar het nieuwe te lezen is.')
  await everyWay(desk, 'superseded')
  const page = await openPage(browser, server, `/plan/${id}`, { size: 'phone', language: 'nl' })
  await sees('its page says whose place it takes', page, 'Komt in de plaats van')
  await everyWay(page, 'page')
  await page.getByRole('link', { name: 'Lees het plan van toen', exact: true }).click()
  await sees('one press leads to the first plan, which says that another holds now', page, /Nu geldt: Mantelzorg, een jaar later/)
  await look(page, 'page-first')
  check('both plans can be had', (await file(room.id, 'plan.pdf')).length > 0 && (await file(id, 'plan.pdf')).length > 0)
  check('the first plan is what it was', (await file(room.id, 'plan.json')).equals(before[0]) && (await file(room.id, 'bundle.hlz')).equals(before[1]))
})
