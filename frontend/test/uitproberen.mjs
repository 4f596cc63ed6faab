// "Even uitproberen": somebody tries at home how reading and answering goes, with no meeting on. Nothing goes to the server, and nothing stays.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/uitproberen.mjs
import { Findings, openPage, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const server = await startServer()
const browser = await startBrowser()
const findings = new Findings('uitproberen')
const { check, sees, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const asked = []
  const page = await openPage(browser, server, '/uitproberen', { size: 'phone', language: 'nl', before: page => page.on('request', request => { if (request.url().includes('/api/')) asked.push(request.url()) }) })
  await sees('first: can you read this?', page, 'Kunt u dit goed lezen')
  await everyWay(page, 'readable')
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
  const before = await size()
  await press(page, 'Groter')
  await until('the letters are larger', async () => (await size()) > before)
  await press(page, 'Ja')
  await sees('a proposal to answer', page, 'koffie en thee')
  await press(page, 'Verder')
  await sees('nothing was chosen', page, 'Kies eerst')
  await everyWay(page, 'ballot')
  await page.getByLabel('Ik sta hier nog niet achter').check()
  await press(page, 'Verder')
  await sees('whoever holds it back says what is needed', page, 'Schrijf dit eerst op')
  await press(page, 'Terug')
  await press(page, 'Ja')
  await page.getByLabel('Ik sta hierachter').first().check()
  await press(page, 'Verder')
  await sees('what it means', page, 'Wie dit kiest, staat achter het voorstel.')
  await sees('nothing was kept', page, 'Er is niets bewaard.')
  await everyWay(page, 'done')
  await press(page, 'Hulp')
  await sees('help is a telephone away', page, 'Bel het nummer in uw brief.')
  check('nothing was asked of the server', asked.length === 0)
  const left = await page.evaluate(() => [document.cookie, ...Object.keys(sessionStorage), ...Object.entries(localStorage).filter(([key]) => key !== 'hl.reading').map(([key]) => key)].filter(Boolean))
  check(`nothing stays but how somebody reads: ${left}`, left.length === 0)
  await press(page, 'Probeer het nog een keer')
  await press(page, 'Ja')
  await page.getByRole('radio').first().waitFor()
  check('the answer of before is gone', await page.getByRole('radio', { checked: true }).count() === 0)
})
