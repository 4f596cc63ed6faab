// What passes and what is told: somebody asks for help and somebody goes, who writes is counted, a gentle reminder, what is needed put together
// before the room reads it, what to watch for under the plan, names after an open round, two who lead at once, and an example that says so
// everywhere. Each piece has its own people; pictures in test/pictures/signals.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/signals.mjs
import { Findings, makeMeeting, openDesk, openHelper, openPage, openPhone, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('signals')
const { check, sees, gone, look, everyWay } = findings

const people = [{ id: 'p01', capacity: 'carer', name: 'Anna de Vries' }, { id: 'p02', capacity: 'carer', name: 'Henk' }, { id: 'p03', capacity: 'volunteer', name: 'Mia' }]
const here = people.map(one => one.id)
const frameworks = [{ id: 'f1', kind: 'value', text: 'We doen liever iets voordat mensen vastlopen dan daarna' }]
const agenda = [
  { id: 'ideeen', title: 'Ideeën per onderwerp', station: 'ideas', minutes: 30, view: 'board' }, { id: 'besluiten', title: 'Samen besluiten', station: 'decisions', minutes: 60 },
]
const text = 'Elke huisarts vraagt bij een bezoek: wie zorgt er met u mee?'

async function room(more = {}) {
  const meeting = await makeMeeting(server, staff, { people, here, frameworks, agenda, ...more })
  const phone = person => openPhone(browser, server, meeting, person)
  return { meeting, phone, hall: async () => openPage(browser, server, await meeting.link('projector'), { size: 'projector', viewport: { width: 1920, height: 1080 } }) }
}

/** A console of the one who made the meeting, in a browser of its own. */
const consoleOf = (meeting, options = {}) => openDesk(browser, server, { meeting: meeting.id, ...options })

const pieces = {
  async 'help is asked, somebody goes'() {
    const { meeting, phone } = await room()
    const desk = await consoleOf(meeting)
    await sees('nobody asks for help', desk, 'Niemand vraagt nu hulp.')
    const anna = await phone('p01')
    await anna.getByRole('button', { name: 'Hulp' }).click()
    await sees('the phone answers calmly', anna, 'Er komt iemand naar u toe.')
    await everyWay(anna, 'help-phone')
    await sees('the console says who', desk, 'Anna de Vries vraagt hulp')
    await sees('and how many phones are connected', desk, 'Telefoons')
    await everyWay(desk, 'help-console')
    await desk.goto(`${server.page}/console/${meeting.id}#people`)
    await sees('also on other pages of the console', desk, '1 persoon vraagt hulp')
    await look(desk, 'help-elsewhere-console')
    await desk.getByRole('button', { name: '1 persoon vraagt hulp' }).click()
    await desk.getByRole('button', { name: 'Ik ga naar Anna de Vries' }).click()
    await sees('whoever goes knows what the phone says', desk, 'U gaat naar Anna de Vries.')
    await desk.getByRole('button', { name: 'Klaar: Anna de Vries is geholpen' }).click()
    await sees('it is off the list', desk, 'Niemand vraagt nu hulp.')
    await sees('the phone says so', anna, 'Er is nu iemand voor u.')
  },

  async 'who writes is counted'() {
    const { meeting, phone } = await room()
    await meeting.lead.ask('meet.go_to', { item: 'ideeen' })
    await meeting.lead.ask('meet.show', { view: 'board', focus: 'vinden' })
    const desk = await consoleOf(meeting)
    const [anna, henk] = [await phone('p01'), await phone('p02')]
    for (const page of [anna, henk]) await page.getByLabel('Uw idee').first().pressSequentially('Een logeerplek')
    await sees('the console counts who writes', desk, '2 van 3 mensen schrijven nog.')
    await look(desk, 'writing-console')
    await anna.getByRole('button', { name: 'Zet op het bord' }).click()
    await sees('who sent it is done', desk, '1 van 3 mensen schrijven nog.')
    await henk.getByLabel('Uw idee').first().fill('')
    await gone('who took it away is done', desk, 'mensen schrijven nog.')
    check('nobody waited for an answer to it', await anna.evaluate(() => Object.keys(localStorage).every(name => !name.startsWith('hl.out.'))))
    const seen = JSON.stringify(await meeting.lead.sees())
    check('no section says who writes', !/"typing"|writing":true/.test(seen))
  },

  async 'a gentle reminder'() {
    const { meeting, phone, hall } = await room()
    await meeting.proposal({ id: 'v1', title: 'De huisarts vraagt ernaar', text })
    const desk = await consoleOf(meeting)
    await meeting.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1', version: 1 }] })
    const [anna, henk, screen] = [await phone('p01'), await phone('p02'), await hall()]
    await (await meeting.phone('p02')).ask('decide.cast', { round: 'r1', answers: { v1: { choice: 'support' } } })
    await desk.goto(`${server.page}/console/${meeting.id}#round/r1`)
    await sees('the console says how many still think', desk, '2 mensen denken nog na')
    await desk.getByRole('button', { name: 'Herinner zachtjes' }).click()
    await sees('the phone of who has not answered says so', anna, 'U hebt nog niet geantwoord. Neem rustig de tijd.')
    await everyWay(anna, 'reminded-phone')
    await sees('the console says who sees it', desk, 'Wie nog niet antwoordde, leest het nu rustig op de eigen telefoon.')
    await everyWay(desk, 'reminded-console')
    check('whoever answered is left alone', await henk.getByText('U hebt nog niet geantwoord').count() === 0)
    check('the hall sees nothing of it', !/geantwoord\. Neem/.test(await screen.innerText('body')))
    await anna.getByRole('radio', { name: /^Ik sta hierachter/ }).first().check()
    await anna.getByRole('button', { name: 'Verder' }).click()
    await anna.getByRole('button', { name: 'Ja, verstuur mijn antwoord' }).click()
    await gone('whoever answers is not reminded any more', anna, 'U hebt nog niet geantwoord')
  },

  async 'what is needed is put together before the room reads it'() {
    const { meeting, phone, hall } = await room()
    await meeting.proposal({ id: 'v1', title: 'De huisarts vraagt ernaar', text })
    await meeting.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1', version: 1 }] })
    const typed = { p01: 'Ook de wijkverpleegkundige, zei mevrouw Jansen', p02: 'De wijkverpleging ook!', p03: '' }
    for (const [who, words] of Object.entries(typed)) {
      await (await meeting.phone(who)).ask('decide.cast', { round: 'r1', answers: { v1: words ? { choice: 'not_yet', words, tell: 'read' } : { choice: 'support' } } })
    }
    await meeting.lead.ask('decide.close', { round: 'r1' })
    await meeting.lead.ask('meet.show', { view: 'result', focus: 'r1' })
    const desk = await consoleOf(meeting)
    await desk.goto(`${server.page}/console/${meeting.id}#round/r1`)
    const [anna, screen] = [await phone('p01'), await hall()]
    const field = desk.getByLabel('Dit leest de zaal')
    check('it begins with what people wrote', (await field.inputValue()).split('\n').length === 2)
    await sees('the hall knows only that not everybody stands behind it', screen, 'Nog niet iedereen staat hierachter.')
    check('nobody else reads what people wrote', !/Jansen|wijkverpleging/.test(await screen.innerText('body') + await anna.innerText('body')))
    await field.fill('Ook de wijkverpleegkundige vraagt ernaar.')
    await look(desk, 'needs-console')
    await desk.getByRole('button', { name: 'Zet op het scherm' }).click()
    await sees('the hall reads it', screen, 'Ook de wijkverpleegkundige vraagt ernaar.')
    await sees('so do the phones', anna, 'Ook de wijkverpleegkundige vraagt ernaar.')
    check('no name came along', !/Jansen/.test(await screen.innerText('body') + await anna.innerText('body')))
    await everyWay(desk, 'needs-shown-console')
    await everyWay(anna, 'needs-phone')
    await look(screen, 'needs-hall')
    await desk.getByRole('button', { name: 'Haal van het scherm' }).click()
    await gone('and it can be taken away', screen, 'Ook de wijkverpleegkundige vraagt ernaar.')
  },

  async 'what to watch for stands under the plan'() {
    const { meeting, phone } = await room()
    await meeting.proposal({ id: 'v1', title: 'De huisarts vraagt ernaar', text })
    await meeting.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1', version: 1 }] })
    for (const who of here) await (await meeting.phone(who)).ask('decide.cast', { round: 'r1', answers: { v1: who === 'p02' ? { choice: 'support_with_concern', words: 'Let op de tijd van de huisarts' } : { choice: 'support' } } })
    await meeting.lead.ask('decide.close', { round: 'r1' })
    await meeting.lead.ask('meet.show', { view: 'plan' })
    const anna = await phone('p01')
    await sees('the plan grows', anna, /komt in het plan/i)
    check('nobody reads it before it is shown', await anna.getByText('Let op de tijd').count() === 0)
    await meeting.lead.ask('decide.show_words', { round: 'r1', proposal: 'v1', words: ['Het mag de huisarts geen extra tijd kosten.'] })
    await sees('what was shown stands under the stop', anna, 'Het mag de huisarts geen extra tijd kosten.')
    await everyWay(anna, 'heed-phone')
    await meeting.seal()
    await sees('once sealed it is what the plan says', anna, 'Let op de tijd van de huisarts')
  },

  async 'names after a round with open secrecy'() {
    const { meeting, phone, hall } = await room()
    await meeting.proposal({ id: 'v1', title: 'De huisarts vraagt ernaar', text })
    await meeting.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1', version: 1 }], method: 'majority', secrecy: 'open' })
    for (const who of here) await (await meeting.phone(who)).ask('decide.cast', { round: 'r1', answers: { v1: { choice: who === 'p02' ? 'against' : 'for' } } })
    await meeting.lead.ask('decide.close', { round: 'r1' })
    await meeting.lead.ask('meet.show', { view: 'result', focus: 'r1' })
    const desk = await consoleOf(meeting)
    await desk.goto(`${server.page}/console/${meeting.id}#round/r1`)
    const [anna, screen] = [await phone('p01'), await hall()]
    check('a phone that does not look gets no names', (await (await meeting.phone('p03')).sees())['decide.names/r1'] === undefined)
    await anna.getByText('Wie wat antwoordde').click()
    await sees('whoever wants to know sees who said what', anna, 'Henk')
    await everyWay(anna, 'names-phone')
    await desk.getByText('Namen met antwoorden').or(desk.locator('summary')).first().click()
    await sees('so does the console', desk, 'Henk')
    await look(desk, 'names-console')
    check('the hall shows no names', !/Henk/.test(await screen.innerText('body')))
  },

  async 'two lead at once, and one takes over'() {
    const { meeting } = await room()
    await meeting.proposal({ id: 'v1', title: 'De huisarts vraagt ernaar', text })
    await meeting.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1', version: 1 }] })
    const [one, two] = [await consoleOf(meeting), await consoleOf(meeting)]
    await sees('each knows of the other', one, 'U leidt samen.')
    await two.goto(`${server.page}/console/${meeting.id}#round/r1`)
    await one.goto(`${server.page}/console/${meeting.id}#round/r1`)
    const close = page => page.getByRole('button', { name: /Sluit de ronde/ }).last()
    for (const page of [one, two]) await close(page).click()
    await Promise.allSettled([close(one).click({ timeout: 3_000 }), close(two).click({ timeout: 3_000 })]) // for one of them it may be gone
    for (const page of [one, two]) await sees('both see the one outcome', page, 'Nog niet iedereen staat hierachter.')
    const rounds = Object.entries(await meeting.lead.sees()).filter(([key]) => key.startsWith('decide.round/'))
    check('the round was closed once', rounds.length === 1 && rounds[0][1].status === 'closed')
    await one.context().close()
    await two.goto(`${server.page}/console/${meeting.id}#`)
    await two.getByRole('button', { name: /^Ga (verder|door)|^Begin/ }).or(two.locator('.next button')).first().click()
    await gone('whoever stays leads alone', two, 'U leidt samen.')
    const again = two.locator('.next.asking button')
    if (await again.count()) await again.click()
    await until('the room goes on without the other', async () => (await meeting.lead.sees())['meet.now'].item === 'ideeen')
    check('the other takes over without asking', true)
    await look(two, 'take-over-console')
  },

  async 'an example says so on every phone'() {
    const { meeting, phone } = await room({ phase: 'preparing', here: [] })
    await meeting.lead.ask('prepare.set_meeting', { title: 'Mantelzorg in Westerkwartier', question: 'Wat is er nodig?', example: true })
    for (const name of ['prepare.lock', 'prepare.open']) await meeting.lead.ask(name)
    const anna = await phone('p01')
    await sees('the phone', anna, 'Voorbeeld: verzonnen besluiten')
    await everyWay(anna, 'example-phone')
    const tablet = await openHelper(browser, server, meeting)
    await sees('the helper', tablet, 'Voorbeeld: verzonnen besluiten')
    await look(tablet, 'example-helper')
    const expert = await openPage(browser, server, await meeting.link('expert'), { size: 'console' })
    await sees('the expert', expert, 'Voorbeeld: verzonnen besluiten')
    const desk = await consoleOf(meeting)
    await sees('the console', desk, 'Voorbeeld: verzonnen besluiten')
  },

  async 'what the editor calls fitting stands whole in the hall'() {
    const { meeting, hall } = await room()
    const sentence = 'De gemeente zorgt samen met de huisartsen voor een vaste logeerplek, waar naasten een weekend terecht kunnen. '
    const desk = await consoleOf(meeting)
    const screen = await hall()
    const fits = []
    for (const length of [120, 200, 240, 270, 300, 330]) {
      const id = `v${length}`
      await meeting.proposal({ id, title: 'Een vaste logeerplek in het dorp zelf', text: `${length} ${sentence.repeat(4).slice(0, length - 5).trim()}.` })
      await desk.goto(`${server.page}/console/${meeting.id}#proposal/${id}`)
      await desk.getByText(/woorden/).first().waitFor()
      const called = await desk.getByText('Past op het scherm.').count() > 0
      await meeting.lead.ask('meet.show', { view: 'proposal', focus: id })
      const whole = await until('the hall shows the text', () => screen.evaluate(length => {
        const at = document.querySelector('.fit')
        const words = at?.textContent.trim().length ?? 0
        return at?.textContent.trim().startsWith(String(length)) && document.querySelector('.screen .kicker') && { whole: words > length - 12, cut: at.scrollHeight > at.clientHeight + 1, smallest: Number(at.style.getPropertyValue('--fit')) }
      }, length))
      if (called) fits.push(length)
      check(`${length} characters: ${called ? 'fits, and stands whole' : 'does not fit, and goes in parts'}`, !whole.cut && whole.smallest >= 1 && called === whole.whole)
    }
    check('a text of usual length fits', fits.includes(200) && !fits.includes(330))
  },
}

const only = process.argv.slice(3)
await toTheEnd({ browser, server, found: findings.all }, async () => {
  for (const [name, run] of Object.entries(pieces)) {
    if (only.length && !only.some(word => name.includes(word))) continue
    console.log(`\n${name}`)
    await run().catch(error => { findings.all.push(`${name}: ${error}`); console.error(error) })
    for (const context of browser.contexts()) await context.close()
  }
})
