// The logo of the municipality: what is no picture is refused, a large one is made small, it is seen on the cover before it stands there, and then it is in every file and on the
// public page. Pictures in test/pictures/logo.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/logo.mjs
import { account, Findings, makeMeeting, openDesk, openPage, setupFacilitator, startBrowser, startServer, toTheEnd } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('logo')
const { check, sees, gone, everyWay, look } = findings
const alt = 'Wapen van de gemeente Westerkwartier'

/** A picture with more points than are kept: soft shades, so that it has many colours too. */
const arms = page => page.evaluate(async kind => {
  const canvas = document.createElement('canvas')
  canvas.width = 1400
  canvas.height = 420
  const pen = canvas.getContext('2d')
  const shade = pen.createRadialGradient(210, 210, 40, 210, 210, 200)
  shade.addColorStop(0, '#ffd23f')
  shade.addColorStop(1, '#14562f')
  pen.fillStyle = shade
  pen.beginPath()
  pen.arc(210, 210, 200, 0, 7)
  pen.fill()
  pen.fillStyle = '#1a1c2c'
  pen.font = '700 150px sans-serif'
  pen.fillText('Westerkwartier', 450, 260, 930)
  const blob = await new Promise(done => canvas.toBlob(done, kind))
  return [...new Uint8Array(await blob.arrayBuffer())]
}, 'image/png')

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, { people: [{ id: 'p1', name: 'Ada Veenstra', capacity: 'carer', device: 'phone' }], frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }], phase: 'preparing' })
  await account(server, staff, 'gemeente')
  const town = await openDesk(browser, server, { name: 'gemeente' })
  await town.goto(`${server.page}/municipality/${room.id}`)
  const file = town.locator('input[type=file]')
  await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)">') })
  await sees('what is no picture is refused, with what to do', town, 'Dit bestand is geen PNG of JPEG, of het is beschadigd. Kies een ander bestand.')
  await look(town, 'no-picture')

  await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(await arms(town)) })
  const cover = town.getByRole('figure').getByRole('img')
  await cover.waitFor()
  await gone('a picture that is read takes the refusal away', town, 'Dit bestand is geen PNG of JPEG')
  check('it is seen before it stands on the plan', (await room.lead.sees())['prepare.logo']?.png === undefined)
  await town.getByRole('button', { name: 'Zet dit logo op het plan' }).click()
  await sees('it must be said in words', town, 'Schrijf op wat er op het logo staat. Wie het plan laat voorlezen, hoort dit.')
  await town.getByLabel('Wat staat erop?').fill(alt)
  await town.getByRole('button', { name: 'Zet dit logo op het plan' }).click()
  await sees('it stands there', town, 'Het logo staat op het plan.')
  check('with its words', await cover.getAttribute('alt') === alt)
  const kept = (await room.lead.sees())['prepare.logo']
  check('it was made small', kept?.alt === alt && Buffer.from(kept.png, 'base64').length <= 11_000)
  await cover.scrollIntoViewIfNeeded()
  await everyWay(town, 'town')

  const desk = await openDesk(browser, server, { meeting: room.id, at: 'prepare/about' })
  await desk.getByRole('figure').getByRole('img', { name: alt }).scrollIntoViewIfNeeded()
  await everyWay(desk, 'console')
  await desk.getByRole('button', { name: 'Haal het logo weg' }).click()
  await gone('it can be taken away', desk, 'Het logo staat op het plan.')
  check('and is gone from the plan', (await room.lead.sees())['prepare.logo']?.png === undefined)
  await room.lead.ask('prepare.set_logo', kept)

  await room.lead.ask('prepare.lock')
  await room.lead.ask('prepare.open')
  await desk.locator('input[type=file]').waitFor({ state: 'detached' })
  await room.lead.ask('people.arrive', { people: ['p1'] })
  await room.seal()
  const read = async name => new TextDecoder('latin1').decode(await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/${name}`)).arrayBuffer())
  for (const name of ['plan.html', 'report.html', 'summary.html']) check(`${name} shows it`, (await read(name)).includes(`alt="${alt}"`))
  for (const name of ['plan.pdf', 'report.pdf', 'summary.pdf']) check(`${name} shows it`, (await read(name)).includes('/Subtype /Image'))
  const opened = await town.evaluate(async path => (await fetch(path, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ public: true, findable: false }) })).status, `/api/v1/meetings/${room.id}/publication`)
  check('the plan is public', opened === 200)
  for (const [name, how] of [['phone', {}], ['dark', { dark: true }], ['wide', { size: 'console' }]]) {
    const page = await openPage(browser, server, `/plan/${room.id}`, how)
    const shown = page.getByRole('img', { name: alt })
    check(`${name}: the public page shows it`, await shown.evaluate(async one => { await one.decode(); return one.naturalWidth > 0 && one.getBoundingClientRect().height > 20 }))
    await look(page, `page-${name}`)
    await page.goto(`${server.page}/api/v1/meetings/${room.id}/plan.html`)
    await look(page, `plan-${name}`)
    await page.context().close()
  }
})
