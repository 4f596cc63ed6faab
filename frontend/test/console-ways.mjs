// The console in other hands: a case file, people at the door, English, dark, large text, a narrow window, a phone, judging and undoing.
import { randomUUID } from 'node:crypto'
import { browse, house, look, person, toTheEnd } from './console-pieces.mjs'

const place = await house()
const browser = await browse()
const page = await person(browser, { hasTouch: true })
const button = (name, on = page) => on.getByRole('button', { name, exact: true })
const step = async (name, run) => {
  try {
    await run()
    console.log(`ok ${name}`)
  } catch (error) {
    await page.screenshot({ path: '/tmp/console-stuck.png' })
    console.error(`stuck at: ${name}`, page.troubles)
    throw error
  }
}
// What many phones would ask, asked at once, as the console.
const ask = (asks, on = page) => on.evaluate(async ({ asks, meeting }) => {
  for (let i = 0; i < asks.length; i += 20) {
    const answer = await fetch(`/api/v1/meetings/${meeting}/poll?as=console`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ from: '', place: '', asks: asks.slice(i, i + 20) }) })
    for (const message of (await answer.json()).messages ?? []) if (message.no) throw new Error(JSON.stringify(message.no))
  }
}, { asks: asks.map(([name, data, person, via]) => ({ id: randomUUID(), name, data, ...(person ? { for: person, via } : {}) })), meeting: meeting() })
const meeting = () => new URL(page.url()).pathname.split('/')[2]
const set = async (name, value) => {
  await page.evaluate(({ name, value }) => {
    const kept = JSON.parse(localStorage.getItem('hl.reading') ?? '{"text":"","letter":"","leading":"","theme":"","language":"","aloud":false}')
    localStorage.setItem('hl.reading', JSON.stringify({ ...kept, [name]: value }))
  }, { name, value })
  await page.reload()
  await page.locator('#werk').waitFor()
}
const everyWay = async name => {
  await look(page, `${name}-nl-light`)
  await set('theme', 'dark')
  await look(page, `${name}-nl-dark`)
  await set('theme', 'light')
  await set('language', 'en')
  await look(page, `${name}-en-light`)
  await set('language', 'nl')
  await page.setViewportSize({ width: 720, height: 450 }) // what is left of 1440 x 900 at 200 %
  await look(page, `${name}-200`)
  await page.setViewportSize({ width: 390, height: 844 })
  await look(page, `${name}-phone`)
  await page.setViewportSize({ width: 1440, height: 900 })
}
await toTheEnd(browser, async () => {
  await step('the first account', async () => {
    await page.goto(place.setup)
    await page.getByLabel('Naam').fill('anna')
    await page.locator('#password').fill('een lange wachtzin')
    await page.getByRole('button', { name: /Instellen/ }).click()
    await button('Nieuwe bijeenkomst').waitFor()
  })
  await step('a name somebody had before is for that person only', async () => {
    const invite = async () => {
      await page.getByLabel('Naam', { exact: true }).fill('bea')
      await button('Maak een uitnodiging').click()
    }
    await button('Accounts').click()
    await invite()
    const bea = new URL(await page.getByLabel('Adres van de link').inputValue())
    await page.evaluate(token => fetch('/api/v1/setup', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token, password: 'een lange wachtzin' }), credentials: 'omit' }), bea.hash.slice(1))
    await button('Bijeenkomsten').click()
    await button('Accounts').click()
    await button('Haal weg: bea').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Haal weg' }).click()
    await button('Haal weg: bea').waitFor({ state: 'detached' })
    await invite()
    await page.getByRole('heading', { name: 'Er was al een account met de naam bea' }).waitFor()
    await look(page, 'w00-same-name')
    await button('Nee, een andere naam').click()
    await button('Maak een uitnodiging').click()
    await button('Ja, dezelfde persoon').click()
    await page.getByText('Stuur hem zelf').waitFor()
    await button('Bijeenkomsten').click()
  })
  await step('a meeting from a case file', async () => {
    await button('Nieuwe bijeenkomst').click()
    await page.getByRole('radio', { name: /^Een bestand/ }).check()
    await page.locator('input[type=file]').setInputFiles({ name: 'fout.yaml', mimeType: 'text/yaml', buffer: Buffer.from('format: hoofdlijn-case/1\nid: x\n') })
    await button('Maak de bijeenkomst').click()
    await page.getByText(/Dit bestand kunnen we niet lezen/).waitFor()
    await look(page, 'w01-bad-file')
    await page.locator('input[type=file]').setInputFiles(new URL('../../cases/westerkwartier.yaml', import.meta.url).pathname)
    await button('Maak de bijeenkomst').click()
    await page.getByRole('heading', { name: 'Voorbereiden' }).waitFor({ timeout: 20_000 })
    await page.getByText('28 op de lijst').waitFor()
    await page.getByRole('link', { name: /^Agenda/ }).click()
    await button('Gebruik de vaste middag').click()
    await page.getByText('12 onderdelen').waitFor()
    await page.getByRole('link', { name: /^Wat vooraf vaststaat/ }).click()
    await page.getByRole('button', { name: /Alles samen kost niet meer/ }).click()
    await everyWay('w02-prepare')
  })
  await step('lock, the next version with a reason, a clarification', async () => {
    await button('Zet vast').click()
    await button('Ja, zet vast').click()
    await button('Maak een volgende versie').click()
    await page.getByText('We doen liever iets voordat').click()
    await page.locator('details[open]').getByLabel('In gewone taal').fill('We doen liever iets voordat mensen vastlopen dan daarna.')
    await page.getByLabel('Waarom verandert dit?').fill('Het woord erna was onduidelijk')
    await look(page, 'w03-renew')
    await page.waitForTimeout(1100)
    await button('Zet deze versie vast').click()
    await page.getByText('Staat vast, versie 2').first().waitFor()
    await button('Open de bijeenkomst').click()
    await button('Ja, open').click()
    await page.getByRole('heading', { name: /Nog niet begonnen/ }).waitFor()
  })
  await step('somebody knocks and is let in', async () => {
    const { code } = await page.evaluate(async id => (await fetch(`/api/v1/meetings/${id}`)).json(), meeting())
    const visitor = await person(browser)
    await visitor.goto(`${place.origin}/setup`)
    await visitor.evaluate(async ({ code, id, knock }) => {
      const me = await (await fetch('/api/v1/join', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code }) })).json()
      await fetch(`/api/v1/meetings/${id}/poll?as=phone`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ from: '', place: '', asks: [{ id: knock, name: 'people.knock', data: { id: me.person, name: 'Wim', capacity: 'volunteer' } }] }) })
    }, { code, id: meeting(), knock: randomUUID() })
    await button('Laat binnen: Wim').waitFor()
    await look(page, 'w04-knock')
    await page.getByLabel('Hoedanigheid van Wim').selectOption('carer')
    await button('Laat binnen: Wim').click()
    await page.getByText('Niemand wacht aan de deur.').waitFor()
    await button('Mensen').click()
    await button('Iedereen hieronder is er').click()
    await page.getByText(/mensen zijn binnen/).waitFor()
    await button('Terug naar nu').click()
  })
  const ideas = ['Een logeerplek dicht bij huis', 'Eerst kennismaken, dan pas nodig', 'Ook in het weekend iemand', 'De huisarts vraagt het standaard', 'Een kaartje bij de apotheek', 'Elke dinsdag een tafel in het dorpshuis']
  await step('a full board in every way', async () => {
    await ask([['meet.go_to', { item: 'ideeen' }], ...ideas.map((text, i) => ['ideas.add', { id: `i${i}`, theme: i < 3 ? 'respijt' : 'vinden', text }, `p0${i + 1}`, 'paper'])])
    await ask([['ideas.reveal', { theme: 'respijt' }], ['ideas.reveal', { theme: 'vinden' }], ['meet.show', { view: 'board', focus: 'respijt' }],
      ['ideas.react', { id: 'i0', kind: 'recognise', on: true }, 'p01', 'helper'], ['ideas.react', { id: 'i0', kind: 'important', on: true }, 'p02', 'helper']])
    await page.getByText('Een logeerplek dicht bij huis').first().waitFor()
    await everyWay('w05-now')
  })
  await step('all topics beside each other', async () => {
    await page.getByLabel('Onderwerp', { exact: true }).selectOption('*')
    await look(page, 'w06-drag')
  })
  await step('consent: the group judges an objection', async () => {
    await ask([['meet.go_to', { item: 'besluiten' }], ['propose.draft', { id: 'v1', theme: 'respijt', from: ['i0'], title: 'Een logeerplek', text: 'Er komt een logeerplek in elk dorp. De gemeente zoekt een huis.', lead: { text: 'De gemeente' }, numbers: { cost: '40000.00' }, due: '2023-03-01' }],
      ['propose.draft', { id: 'v2', theme: 'vinden', from: ['i3'], title: 'De huisarts vraagt het', text: 'De huisarts vraagt iedereen of zij voor iemand zorgen.', numbers: { cost: '0' } }]])
    for (const v of ['v1', 'v2']) for (const f of ['gezondheid', 'preventie', 'samen', 'algemeen', 'contracten', 'wetten', 'budget', 'termijn']) await ask([['propose.check', { proposal: v, framework: f, verdict: 'not_applicable' }]])
    await button('Voorstellen').click()
    await everyWay('w08-proposals')
    await page.getByRole('checkbox', { name: /Een logeerplek/ }).check()
    await page.getByRole('checkbox', { name: /De huisarts/ }).check()
    await button('Beslis over deze 2 voorstellen').click()
    await page.getByLabel('Manier van beslissen').selectOption('consent')
    await everyWay('w09-open')
    await page.getByLabel('Manier van beslissen').selectOption('consent')
    await button('Open de ronde').click()
    await page.getByRole('heading', { name: 'De ronde is open' }).waitFor()
    await everyWay('w10-round')
    const round = new URL(page.url()).hash.split('/')[1]
    const voters = ['p01', 'p02', 'p03', 'p04', 'p05', 'p06', 'p07', 'p08', 'p09', 'p10', 'p11', 'p12', 'p13', 'p14', 'p15', 'p16', 'p17', 'p18', 'p19', 'p20', 'p21', 'p22', 'p27']
    await ask(voters.map((id, i) => ['decide.cast', { round, answers: { v1: i ? { choice: 'no_objection' } : { choice: 'objection', words: 'Er is geen huis in ons dorp' }, v2: { choice: 'no_objection' } } }, id, i % 2 ? 'paper' : 'helper']))
    await page.getByText('Is naar huis: ').or(button('Is naar huis: Wim')).first().click()
    await page.getByText('Wim is naar huis.').waitFor()
    await button('Sluit de ronde').dblclick() // the second tap ends no judging
    await page.getByRole('heading', { name: 'De groep kijkt naar de bezwaren' }).waitFor()
    await look(page, 'w11-judging')
    await page.getByText('Belangrijk bezwaar', { exact: true }).click()
    await button('Sluit de ronde af').click()
    await page.getByRole('heading', { name: 'De ronde is dicht' }).waitFor()
    await everyWay('w12-result')
  })
  await step('split, park, take back, undo', async () => {
    await button('Splits in punten').click()
    await page.getByRole('group', { name: 'Punt 2' }).waitFor()
    await everyWay('w13-split')
    await button('Maak deze punten').click()
    await page.getByText('In 2 punten verdeeld.').waitFor()
    await page.getByRole('button', { name: 'Ongedaan maken' }).first().click()
    await page.getByRole('dialog').waitFor()
    await look(page, 'w14-undo')
    await button('Ja, neem terug').click()
    await page.getByText('Teruggenomen: het splitsen in punten.').waitFor()
  })
  await step('the next step is what is needed; going on stays possible', async () => {
    await page.goto(page.url().replace(/#.*/, '#'))
    await button('Wat is er nodig voor: Een logeerplek').waitFor()
    await page.getByRole('button', { name: /^(Verder: |Naar het plan)/ }).waitFor()
    await look(page, 'w14-needed')
    await button('Wat is er nodig voor: Een logeerplek').click()
    await page.getByText('Er is geen huis in ons dorp').first().waitFor()
  })
  await step('a poll, and a round that is stopped', async () => {
    await page.goto(page.url().replace(/#.*/, '#open/v1'))
    await page.getByRole('checkbox', { name: /^Alleen peilen/ }).check()
    await button('Open de peiling').click()
    await page.getByRole('heading', { name: 'De peiling is open' }).waitFor()
    await button('Stop deze ronde').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Stop deze ronde' }).click()
    await page.getByText('De ronde is gestopt.').waitFor()
  })
  await step('pause, and on', async () => {
    await button('Pauze').click()
    await page.getByRole('heading', { name: /Pauze/ }).waitFor()
    await look(page, 'w15-pause')
    await button('Ga verder').first().click()
    await button('Pauze').waitFor()
  })
  await step('offline says so', async () => {
    await page.context().setOffline(true)
    await page.getByText('Geen verbinding, we bewaren uw antwoord').waitFor({ timeout: 25_000 }).catch(() => console.log('   (a loopback socket does not notice)'))
    await look(page, 'w16-offline')
    await page.context().setOffline(false)
  })
})
