// A phone as a witness: it signs the plan along, unseen, and tells later whether the plan is the one that was decided before its eyes. Then whoever
// has the server makes the record anew with one decision changed, with the key of the server and with another: the phone says so.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/witness.mjs
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Findings, makeMeeting, openDesk, openPage, openPhone, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const people = ['Ada Veenstra', 'Bram Bakker', 'Corrie de Vries'].map((name, i) => ({ id: `p${i + 1}`, name, capacity: 'carer', device: 'phone' }))
const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('witness')
const { check, sees, gone, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
/** A page of the server without a script. */
const elsewhere = `${server.page}/.well-known/hoofdlijn-keys.txt`
const [data, before] = [join(server.folder, 'data'), join(server.folder, 'before')]

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, { people, here: people.map(one => one.id), frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }] })
  await room.proposal({ id: 'v1', title: 'Een vaste plek in elk dorp', text: 'Elk dorp krijgt een vaste plek.' })
  await room.proposal({ id: 'v2', title: 'Eén telefoonnummer', text: 'Er komt één telefoonnummer.' })
  const ada = await openPhone(browser, server, room, 'p1', { language: 'nl' })
  const bram = await openPhone(browser, server, room, 'p2', { language: 'nl' })
  const old = await openPhone(browser, server, room, 'p3', { language: 'nl' })
  const seen = page => page.evaluate(meeting => JSON.parse(localStorage.getItem(`hl.seen.${meeting}`) ?? 'null'), room.id)
  const heads = async page => (await seen(page))?.heads.length ?? 0
  await until('the phones to have seen something', async () => await heads(ada) > 0 && await heads(bram) > 0)

  async function decide(id, text) {
    if (text) await room.lead.ask('propose.amend', { id, text }).then(() => room.fits(id))
    await room.lead.ask('decide.open', { id: `r-${id}`, proposals: [{ id }] })
    for (const one of people) await room.lead.ask('decide.cast', { round: `r-${id}`, answers: { [id]: { choice: 'support' } } }, { for: one.id, via: 'hands' })
    await room.lead.ask('decide.close', { round: `r-${id}` })
  }

  // Whoever has the server keeps it as it is before anything is decided.
  await server.restart('SIGTERM', () => cpSync(data, before, { recursive: true }))
  const was = await heads(ada)
  await decide('v1')
  await until('both phones to have seen the decision', async () => await heads(ada) === was + 1 && await heads(bram) === was + 1)
  for (const page of [ada, bram, old]) page.troubles.length = 0 // of the server that was away
  const left = await seen(bram)
  await bram.goto(elsewhere) // Bram goes home
  await decide('v2')

  const desk = await openDesk(browser, server, { meeting: room.id, at: 'plan' })
  const wall = await openPage(browser, server, await room.link('projector'), { size: 'projector' })
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await room.lead.ask('plan.tick', { items: (await room.lead.sees())['plan.reading'].map(item => item.id) })
  await press(desk, 'Leg het plan vast')
  await press(desk, 'Ja, leg het plan vast')
  await sees('the screen in the hall has the plan', wall, 'Hier staan wij achter')

  // The plan is what was decided before its eyes: the phone says so by itself.
  await sees('the phone says that it is the plan it saw', ada, 'Dit plan is wat u zag besluiten.')
  await everyWay(ada, 'phone-same')
  check('it noted the end of the record and the code', (await seen(ada)).code === (await room.lead.sees())['plan.line'].code)

  // Signing along, unseen. An old phone that cannot has signed all the same.
  await old.route('**/witness?*', route => route.abort())
  await old.reload()
  await room.lead.ask('finish.open_signing')
  for (const page of [ada, old]) {
    await page.getByRole('button', { name: 'Ik onderteken' }).waitFor()
    await press(page, 'Ik onderteken')
    await sees('the signature is there', page, 'Uw handtekening staat erbij.')
  }
  await press(ada, 'Neem mijn handtekening terug')
  await ada.getByRole('button', { name: 'Ik onderteken' }).waitFor()
  await press(ada, 'Ik onderteken')
  await sees('and again after it was taken back', ada, 'Uw handtekening staat erbij.')
  const cosigners = async () => {
    const raw = Buffer.from(await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/bundle.hlz`)).arrayBuffer())
    return { raw, keys: raw.toString('latin1').match(/(begeleider|deelnemer)\+[0-9a-f]{8}\+\S+ /g) ?? [] }
  }
  check('nobody sees a key before the day is closed', (await cosigners()).keys.length === 0)
  await until('the phone to have nothing left to send', () => ada.evaluate(() => !Object.keys(localStorage).some(name => name.startsWith('hl.out.'))))
  await press(desk, 'Naar ondertekenen en afsluiten')
  await press(desk, 'Sluit de dag af')
  await press(desk, 'Ja, sluit de dag af')
  await sees('the screen ends with the plan', wall, 'Dit scherm mag uit')
  check('and says that nobody can change it, with the code', (await wall.locator('main').innerText()).includes('Niemand kan het nog veranderen.') && (await wall.locator('main').innerText()).includes((await seen(ada)).code))
  await look(wall, 'wall-closed')
  await sees('how many of the signatures a phone signed along with', ada, '1 van de 2 handtekeningen kwam van een eigen telefoon')
  await sees('and that its own is among them', ada, 'De handtekening van uw telefoon staat erbij.')
  await look(ada, 'phone-closed')
  const { raw, keys } = await cosigners()
  check(`one phone and who led signed along: ${keys.map(key => key.split('+')[0])}`, keys.length === 2 && keys[0].startsWith('begeleider') && keys[1].startsWith('deelnemer'))
  writeFileSync(join(server.folder, 'plan.hlz'), raw)
  const said = spawnSync(process.env.HOOFDLIJN_BIN, ['verify', '--trust-embedded', join(server.folder, 'plan.hlz')], { encoding: 'utf8' })
  check('whoever verifies reads who signed', said.status === 0 && said.stdout.includes('de begeleider en 1 telefoon van een deelnemer.'))
  await bram.goto(`${server.page}/phone/${room.id}`)
  await sees('who left before the end is told the same', bram, 'Dit plan is wat u zag besluiten.')
  check('also by what was seen before', (await seen(bram)).heads.some(([entry]) => entry === left.heads.at(-1)[0]))

  // A cosignature that comes too late, of a phone that was loaded anew meanwhile, is nobody's trouble.
  await ada.evaluate(([meeting, id]) => localStorage.setItem(`hl.out.${meeting}.p1.${id}`, JSON.stringify({ ask: { t: 'ask', id, name: 'finish.cosign', data: { key: 'A', signature: 'A' } }, order: 1, sent: true, notBefore: 0 })), [room.id, randomUUID()])
  await ada.reload()
  await sees('the plan is there again', ada, 'Dit plan is wat u zag besluiten.')
  await until('the phone to have its answer', () => ada.evaluate(() => !Object.keys(localStorage).some(name => name.startsWith('hl.out.'))))
  check('nothing is said of it', !(await ada.getByText('Dit kan nu niet.').count()))

  // Had somebody left its cosignature out, the phone would miss it.
  await ada.route('**/witness?*', async route => {
    const { pathname, search } = new URL(route.request().url())
    const said = await (await fetch(server.origin + pathname + search)).json()
    await route.fulfill({ json: { ...said, cosigners: [] } })
  })
  await ada.reload()
  await sees('a cosignature that is left out is missed', ada, 'De handtekening van uw telefoon staat er niet bij.')
  await ada.unroute('**/witness?*')

  // Without the server the phone says that it cannot tell, and how to try again.
  await ada.route('**/witness?*', route => route.abort())
  await ada.reload()
  await sees('what cannot be told is said', ada, 'Uw telefoon kon nu niet nagaan')
  await look(ada, 'phone-away')
  await ada.unroute('**/witness?*')
  await press(ada, 'Probeer het opnieuw')
  await sees('and can be tried again', ada, 'Dit plan is wat u zag besluiten.')

  // The record made anew from before the decisions, on the same server with the same key: one sentence is another.
  for (const page of [ada, bram, old, desk, wall]) await page.goto(elsewhere) // a screen that is open knows where it was: the meeting would freeze
  await server.restart('SIGTERM', () => {
    rmSync(data, { recursive: true })
    cpSync(before, data, { recursive: true })
  })
  await decide('v1')
  await decide('v2', 'Er komt misschien één telefoonnummer.')
  await room.seal()
  for (const [name, page] of [['Ada', ada], ['Bram', bram]]) {
    await page.goto(`${server.page}/phone/${room.id}`)
    await sees(`${name}'s phone says that it is another plan`, page, 'Dit is niet het plan dat u zag.')
    await gone('and not that it is the same', page, 'Dit plan is wat u zag besluiten.')
  }
  await everyWay(ada, 'phone-other')
  const forged = await cosigners()
  check('nobody signed that along', forged.keys.length === 0)
  await room.lead.ask('finish.open_signing')
  await press(ada, 'Ik onderteken')
  await sees('who signs it signs it', ada, 'Uw handtekening staat erbij.')
  await room.lead.ask('finish.close')
  check('but the phone does not', (await cosigners()).keys.length === 0)
})
