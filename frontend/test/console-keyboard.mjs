// One meeting by keyboard alone: no mouse is touched from signing in to the sealed plan.
import { browse, finish, house, person } from './console-pieces.mjs'

const place = await house()
const browser = await browse()
const page = await person(browser)
const keys = page.keyboard
// What has the focus, as a screen reader would begin to say it.
const focused = () => page.evaluate(() => {
  const one = document.activeElement
  if (!one || one === document.body) return ''
  const label = one.getAttribute('aria-label') || (one.labels?.length ? [...one.labels].map(each => each.textContent).join(' ') : '') || one.textContent || ''
  return label.replace(/\s+/g, ' ').trim()
})
async function to(name, most = 160) {
  const fits = said => (name instanceof RegExp ? name.test(said) : said === name || said.startsWith(`${name} `))
  for (let i = 0; i < most; i++) {
    if (fits(await focused())) {
      const seen = await page.evaluate(() => { const box = document.activeElement.getBoundingClientRect(); return box.width > 0 && box.bottom > 0 && box.top < innerHeight })
      if (!seen) throw new Error(`the focus cannot be seen: ${name}`)
      return
    }
    await keys.press('Tab')
  }
  throw new Error(`never came to: ${name}; last at: ${await focused()}`)
}
const press = async name => { await to(name); await keys.press('Enter') }
const type = async (name, text) => { await to(name); await keys.press('Control+A'); await keys.type(text) }
const there = text => page.getByText(text).first().waitFor()
const heading = name => page.getByRole('heading', { name }).first().waitFor()
const next = async name => {
  await press(name)
  if (await page.locator('.next.asking').count()) await keys.press('Enter')
}
let ok = false
try {
  await page.goto(place.setup)
  await type(/^Naam/, 'anna')
  await type(/^Wachtzin/, 'een lange wachtzin')
  await keys.press('Enter')
  await heading('Bijeenkomsten')
  await press('Nieuwe bijeenkomst')
  await heading('Nieuwe bijeenkomst')
  await to(/^Besluitvormingsbijeenkomst/)
  await keys.press('ArrowDown') // from nothing: a short agenda
  await type('Naam van de bijeenkomst', 'Mantelzorg')
  await type('De vraag', 'Wat is er nodig?')
  await press('Maak de bijeenkomst')
  await heading('Voorbereiden')
  await press(/^Onderwerpen/)
  await type('Nieuw onderwerp', 'Vinden en bereiken')
  await keys.press('Enter')
  await there('1 onderwerp')
  await press(/^Mensen/)
  await type('Naam', 'Anja')
  await press('Iemand toevoegen')
  await there('Op de lijst: Anja.')
  await press('Zet vast')
  await press('Ja, zet vast')
  await there('Staat vast, versie 1')
  await press('Open de bijeenkomst')
  await press('Ja, open')
  await heading(/Nog niet begonnen/)
  await press('Mensen')
  await press('Is er: Anja')
  await press('Voer idee in: Anja')
  await type('Wat is uw idee?', 'Een tafel in het dorpshuis')
  await press('Zet op het bord')
  await there('Het idee staat op het bord.')
  await press('Terug naar nu')
  await next(/^Begin met/)
  for (const item of ['Wat vooraf vaststaat', 'Ideeën']) { await heading(/Nu/); await next(new RegExp(`^Verder: ${item}`)) }
  await next(/^Laat de ideeën zien/)
  await to(/^Een tafel in het dorpshuis/)
  await keys.press('Space')
  await press('Maak voorstel')
  await heading('Nieuw voorstel')
  await type('Titel', 'Een tafel in elk dorpshuis')
  await press('Zet in de lijst')
  await heading('Een tafel in elk dorpshuis')
  await press('Open de ronde')
  await heading('Ronde openen')
  await press('Open de ronde')
  await heading('De ronde is open')
  await press('Voer antwoord in: Anja')
  // Nothing is chosen beforehand: the first answer takes the focus, and the space bar chooses it.
  await to(/^Ik sta hierachter$/)
  await keys.press('Space')
  await press('Zet dit antwoord erin')
  await there('Iedereen heeft geantwoord.')
  await press('Sluit de ronde')
  await there('Iedereen staat hierachter.')
  await press('Terug naar nu')
  await press('Plan')
  await press('Voorlezen wat openbaar wordt')
  await heading('Voorlezen wat openbaar wordt')
  await press(/^Alle \d+ voorgelezen|^Titel/)
  await page.getByText(/Nog \d+ tekst/).waitFor({ state: 'detached' })
  await press('Leg het plan vast')
  await press('Ja, leg het plan vast')
  await heading('Het plan ligt vast')
  console.log('ok a meeting by keyboard alone')
  ok = finish([page])
} catch (error) {
  await page.screenshot({ path: '/tmp/console-stuck.png' })
  console.error(page.troubles)
  throw error
} finally {
  await browser.close()
  await place.stop()
}
process.exitCode = ok ? 0 : 1
