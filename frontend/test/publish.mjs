// Making a plan public: before, its page is nowhere; then the page reads without scripts, on a phone, in the dark, on paper and in large letters; the municipality
// opens and does not close; taken away, it says so. Pictures in test/pictures/publish.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/publish.mjs
import { mkdirSync } from 'node:fs'
import { account, dayFrom, Findings, openDesk, openPage, openPhone, sealedMeeting, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('publish')
const { check, sees, gone, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

const decided = [
  { title: 'Een vaste plek in elk dorp', text: 'In elk dorp is er één middag in de week een plek waar mantelzorgers binnen kunnen lopen.', lead: { text: 'Stichting Welzijn Westerkwartier' }, first_step: 'Met de dorpshuizen bellen', due: '2027-03-01', numbers: { cost: '12000.00' }, needs_yes_from: ['Gemeente', 'Dorpshuizen'] },
  { title: 'Eén telefoonnummer voor vragen', text: 'Wie zorgt, belt één nummer. Daar weet iemand de weg.', due: '2027-06-01' },
  { title: 'Ieder jaar een dag voor wie zorgt', text: 'Op 10 november is er een dag vrij, met iemand die thuis overneemt.', lead: { text: 'De werkgroep vrije dag' }, needs_yes_from: ['Huisartsen Westerkwartier'] },
]

const sealed = () => sealedMeeting(server, staff, decided, { frameworks: [{ id: 'samen', kind: 'value', text: 'Wij doen dit samen met wie het aangaat' }] })

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await sealed()
  await account(server, staff, 'gemeente')
  const address = `${server.origin}/plan/${room.id}`
  const status = async () => (await fetch(address)).status
  check('before anybody says so there is no page', await status() === 404)
  const phone = await openPhone(browser, server, room, 'p1', { language: 'nl' })
  await phone.getByText('Ons plan').first().waitFor()
  await gone('and the phone does not lead to it', phone, 'De openbare bladzijde van dit plan')

  const town = await openDesk(browser, server, { name: 'gemeente' })
  await town.goto(`${server.page}/municipality/${room.id}`)
  await sees('what becomes readable is said first', town, 'Namen van deelnemers staan er niet in.')
  await everyWay(town, 'not-yet')
  await press(town, 'Maak het plan openbaar')
  await look(town, 'sure')
  await press(town, 'Ja, maak openbaar')
  await sees('it is public', town, 'Het plan is openbaar')
  await sees('and not to be found', town, 'Zoekmachines laten de bladzijde niet zien.')
  check('the municipality has no way to take it away', await town.getByRole('button', { name: 'Haal de bladzijde weg' }).count() === 0)
  await everyWay(town, 'public')
  check('now there is a page', await status() === 200)

  // The answer of the municipality stands on it, with whose it is.
  const record = await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/plan.json`)).text()
  check('no name is in the plan', !/Veenstra|Bakker/.test(record))
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const bare = await context.newPage()
  await bare.goto(address)
  check('it reads without scripts', (await bare.getByRole('heading', { level: 2 }).allTextContents()).includes('Een vaste plek in elk dorp'))
  await context.close()
  await room.lead.ask('follow.post', { id: 'u1', proposal: 'v1', status: 'busy', text: 'Wij spraken met drie dorpshuizen.', date: dayFrom(0) })
  await room.lead.ask('follow.post', { id: 'u2', proposal: 'v3', status: 'done', text: 'De dag was er.', date: dayFrom(0) })
  for (const [name, how] of [['phone', {}], ['dark', { dark: true }], ['wide', { size: 'console' }]]) {
    const page = await openPage(browser, server, `/plan/${room.id}`, how)
    await sees(`${name}: who must say yes`, page, 'Wat vraagt dit van de gemeente?')
    await sees(`${name}: what becomes of it`, page, /Wij spraken met drie dorpshuizen\./)
    check(`${name}: how far it is, as a picture that says it in words`, /^klaar: 1, bezig: 1, /.test(await page.locator('#became svg').getAttribute('aria-label')))
    await look(page, `page-${name}`)
    if (name === 'phone') {
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
      await look(page, 'page-200')
      check('at 200 % nothing runs out of the window', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
      const small = await page.locator('.links a').evaluateAll(all => all.filter(one => one.getBoundingClientRect().height < 44).length)
      check('every file is large enough to tap', small === 0)
      check('nothing is asked of another server', await page.evaluate(() => performance.getEntriesByType('resource').every(one => one.name.startsWith('data:') || new URL(one.name).host === location.host)))
    }
    if (name === 'wide') {
      await page.emulateMedia({ media: 'print' })
      mkdirSync('test/pictures/publish', { recursive: true })
      await page.pdf({ path: 'test/pictures/publish/page-print.pdf', preferCSSPageSize: true })
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('link', { name: 'Alle plannen op deze server' }).click()
      await sees('it is on the list', page, 'Wat is er nodig zodat het goed gaat met mantelzorgers?')
      await look(page, 'list')
    }
    await page.context().close()
  }

  await phone.reload()
  await sees('the phone leads to it', phone, 'De openbare bladzijde van dit plan')
  await everyWay(phone, 'phone-plan')

  await press(town, 'Laat zoekmachines het vinden')
  await sees('the municipality lets it be found', town, 'Zoekmachines mogen de bladzijde laten zien.')
  check('the map has it', (await (await fetch(`${server.origin}/sitemap.xml`)).text()).includes(`/plan/${room.id}<`))

  const desk = await openDesk(browser, server, { meeting: room.id, at: 'plan' })
  await press(desk, 'Niet meer te vinden met zoekmachines')
  await sees('who leads hides it again', desk, 'Zoekmachines laten de bladzijde niet zien.')
  await press(desk, 'Haal de bladzijde weg')
  await press(desk, 'Ja, haal weg')
  await sees('taking away has a reason', desk, 'Schrijf op waarom.')
  await desk.getByLabel('Waarom haalt u het weg?', { exact: true }).fill('De plaats klopt niet.')
  await look(desk, 'take')
  await press(desk, 'Ja, haal weg')
  await sees('it can be made public again', desk, 'Maak het plan openbaar')
  await town.reload()
  await sees('not by the municipality', town, 'De bladzijde is weggehaald. Alleen wie de bijeenkomst leidt, kan haar terugzetten.')
  check('it has no button for that', await town.getByRole('button', { name: 'Maak het plan openbaar' }).count() === 0)
  await look(town, 'town-taken')
  await desk.getByText('Wat eerder is gekozen', { exact: true }).click()
  await sees('what was chosen stays to be read', desk, /Niet meer openbaar: De plaats klopt niet\./)
  await everyWay(desk, 'gone-desk')
  await until('the page is gone', async () => await status() === 410)
  const page = await openPage(browser, server, `/plan/${room.id}`)
  await sees('the page says so, and why', page, 'De plaats klopt niet.')
  await look(page, 'gone')
  check('the plan itself stayed', await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/plan.json`)).text() === record)
})
