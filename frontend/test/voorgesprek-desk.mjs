// A facilitator with forty people to call in a week: adds, plans, calls, tells, asks, reads back, arranges, answers, and forgets whom she has
// to forget; while the person is there too. Whoever is not in the team gets nothing. Pictures in test/pictures/voorgesprek-desk.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/voorgesprek-desk.mjs
import { Caller, Findings, later, makeMeeting, openDesk, openPage, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('voorgesprek-desk')
const { check, sees, gone, look, everyWay } = findings

const first = ['Ada', 'Bram', 'Corrie', 'Dirk', 'Els', 'Fenna', 'Geert', 'Hanna']
const last = ['Veenstra', 'Bakker', 'de Vries', 'Hoekstra', 'Dijkstra']
const people = Array.from({ length: 39 }, (_, i) => ({ id: `p${i + 1}`, name: `${first[i % 8]} ${last[Math.floor(i / 8)]}`, capacity: ['carer', 'resident', 'volunteer', 'professional'][i % 4], device: 'phone' }))
const dayFrom = days => { const at = new Date(Date.now() + days * 86_400_000); return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}` }

const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
const write = (page, label, text) => page.getByLabel(label, { exact: true }).fill(text)
const group = (page, question) => page.locator('.question').filter({ has: page.getByRole('heading', { name: question }) })
const signIn = (name, size = 'console') => openDesk(browser, server, { name, size })
const at = (page, room, hash, door = 'console') => page.goto(`${server.page}/${door}/${room.id}#${hash}`)
async function account(name, form) {
  const { setup } = await staff.must('POST', '/accounts', { name, ...form })
  const caller = new Caller(server.origin)
  await caller.must('POST', '/setup', { token: new URL(setup).hash.slice(1), password: 'een lange wachtzin' })
  return caller
}

/** Sixteen conversations in every state, before the one that is walked through. */
async function week(room) {
  for (const [i, one] of people.slice(2, 18).entries()) {
    const team = await room.talk(one.id, { name: one.name, phone: `06 1234 56${String(i).padStart(2, '0')}` })
    if (i % 3 === 0) await team.ask('talk.plan', { day: dayFrom(i % 2), time: `${String(9 + (i % 8)).padStart(2, '0')}:00`, place: ['phone', 'home', 'here'][i % 3], caller: 'anna' })
    if (i % 4 === 1) await team.ask('talk.try', { id: `t${i}`, result: i % 8 === 1 ? 'no_answer' : 'call_back' })
    if (i % 3 !== 1) continue
    await team.ask('talk.answer', { question: 'needs', choices: ['loop', 'transport'].slice(0, 1 + (i % 2)) })
    await team.ask('talk.answer', { question: 'until', moment: '16:30' })
    if (i % 2) await team.ask('talk.set_need', { id: 'loop-1', owner: 'anna', due: dayFrom(-2), state: 'open' })
    if (i > 6) await team.ask('talk.agree', {})
  }
}

/** Somebody new, an appointment, two calls. Answers with their id. */
async function addAndCall(desk) {
  await press(desk, 'Iemand toevoegen')
  await press(desk, 'Voeg toe en begin')
  await sees('a name is enough, and is asked for', desk, 'Vul een naam in.')
  await write(desk, 'Naam', 'Truus Jansen')
  await write(desk, 'Telefoonnummer', '06 9876 5432')
  await look(desk, 'add')
  await press(desk, 'Voeg toe en begin')
  await desk.getByRole('heading', { name: 'Truus Jansen' }).waitFor()
  check('her number is one tap away', await desk.locator('a.phone').getAttribute('href') === 'tel:0698765432')
  await press(desk, 'Maak een afspraak')
  await write(desk, 'Dag', dayFrom(0))
  await write(desk, 'Tijd', '10:00')
  await press(desk, 'Bewaar de afspraak')
  await sees('the appointment stands', desk, /10\.00 · telefoon · anna/)
  await press(desk, 'Niet opgenomen')
  await sees('the first try is written down', desk, 'Bewaard om')
  await write(desk, 'Notitie bij het bellen', 'Neemt na 17 uur op')
  await press(desk, 'Gesproken')
  await sees('the second with its note', desk, 'Neemt na 17 uur op')
  check('the note is put away once it is kept', await desk.getByLabel('Notitie bij het bellen').inputValue() === '')
  return decodeURIComponent(new URL(desk.url()).hash.split('/')[2])
}

/** What is told, permission, and an answer of every kind. */
async function talkThrough(desk) {
  for (const box of await desk.locator('.points input').all()) await box.click()
  await sees('everything was told', desk, '5 van 5 verteld')
  check('nothing can be filled in before permission', await desk.locator('.question').count() === 0)
  await press(desk, 'Ja, deze persoon geeft toestemming')
  await desk.locator('.question').first().waitFor()
  const needs = group(desk, 'Wat hebt u nodig')
  await needs.getByLabel('Vervoer').check()
  await needs.getByLabel('Een ringleiding').check()
  await group(desk, 'Tot hoe laat').getByLabel('Tijd').fill('16:30')
  await group(desk, 'Over welk onderwerp').getByLabel('Even rust').check()
  await group(desk, 'Is er iets waar we').getByLabel('Nee', { exact: true }).check()
  const others = group(desk, 'Wie moet er nog meer')
  await others.getByLabel('Naam 1').fill('Buurman Jan')
  await others.getByLabel('Telefoonnummer van 1').fill('0594 123')
  await others.getByLabel('Naam 2').waitFor()
  await group(desk, 'contact met u houden').getByLabel('Ja', { exact: true }).check()
  await group(desk, 'Wilt u nog iets kwijt').locator('textarea').fill('Ik neem een kussen mee.')
  await sees('every answer is kept by itself', desk, '7 van 7 beantwoord')
  await needs.getByRole('button', { name: 'Iets erbij: Wat hebt u nodig' }).click()
  await needs.getByLabel('In eigen woorden').fill('Liefst een lage auto')
  await until('the words besides are kept', async () => /Bewaard om/.test(await needs.innerText()))
  await press(desk, 'Er komt iemand mee')
  await write(desk, 'Naam', 'Kees')
  await desk.getByLabel('Beslist zelf ook mee').check()
  await press(desk, 'Bewaren')
  await sees('the companion decides as well', desk, 'Kees komt met u mee en beslist zelf ook mee.')
}

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, { title: 'Mantelzorg in Westerkwartier', people, phase: 'ready', themes: [{ id: 'vinden', title: 'Vinden en bereiken' }, { id: 'rust', title: 'Even rust' }], frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }] })
  const desk = await signIn('anna')
  await at(desk, room, 'talks')
  await sees('the list is there before the first conversation', desk, '0 van 39 voorbereid, 0 berichten, 0 dingen te regelen')
  await desk.getByRole('button', { name: 'Begin het voorgesprek met Ada Veenstra' }).click()
  await desk.getByRole('heading', { name: 'Ada Veenstra' }).waitFor()
  await press(desk, 'Alle voorgesprekken')
  await week(room)
  await sees('the list follows by itself', desk, /[1-9] van 39 voorbereid/)
  await everyWay(desk, 'list')

  // Finding somebody among forty.
  await write(desk, 'Zoek een naam of nummer', 'fen')
  check('by three letters', await desk.locator('li .who').count() === 5)
  await write(desk, 'Zoek een naam of nummer', '0612345603')
  check('by a number', await desk.locator('li .who').count() === 1)
  await write(desk, 'Zoek een naam of nummer', '')
  await desk.getByRole('button', { name: /^Te regelen \d/ }).click()
  check('by what has to be arranged', (await desk.getByRole('list', { name: 'Iedereen op de lijst' }).locator('li').allInnerTexts()).every(text => /te regelen/.test(text)))
  await desk.getByRole('button', { name: /^Alles/ }).click()

  const truus = await addAndCall(desk)
  await talkThrough(desk)
  await everyWay(desk, 'conversation')

  // She is there too, with the link and the pin that was agreed on; what somebody types is touched by nobody.
  await press(desk, 'Spreek een pin af')
  await write(desk, 'Pin van vier cijfers', '12')
  await press(desk, 'Bewaar de pin')
  await sees('a pin has four digits', desk, 'Vul vier tot acht cijfers in.')
  await press(desk, 'Stel cijfers voor')
  await write(desk, 'Pin van vier cijfers', '4711')
  await press(desk, 'Bewaar de pin')
  await sees('the pin is shown once', desk, 'U ziet deze cijfers nu één keer')
  await look(desk, 'pin')
  await press(desk, 'Ik heb het gezegd')
  await sees('there is a pin', desk, 'Er is een pin.')
  await press(desk, 'Nieuwe link en code')
  await sees('the consequence is said first', desk, 'werken daarna niet meer')
  await press(desk, 'Maak een nieuwe link en code')
  await sees('the link and the code', desk, '/gesprek#')
  await look(desk, 'link')
  await press(desk, 'Sluiten')
  const own = await room.talker(truus, '4711')
  const words = group(desk, 'Wilt u nog iets kwijt').locator('textarea')
  await words.fill('Ik neem twee kussens m')
  await own.ask('talk.answer', { question: 'else', text: 'Ik kom met de fiets.' })
  await sees('what she wrote meanwhile is shown beside it', desk, 'Intussen vulde Truus Jansen zelf in:')
  check('what is being typed is not touched', await words.inputValue() === 'Ik neem twee kussens m')
  check('nothing is written over what she wrote', (await own.sees())['talk.answer/else'].text === 'Ik kom met de fiets.')
  await look(desk, 'meanwhile')
  await press(desk, 'Laat dat staan')
  check('hers is in the field', await until('her words', async () => await words.inputValue() === 'Ik kom met de fiets.'))
  await words.fill('Ik kom met de fiets')
  await desk.reload()
  await until('what was typed survives a reload', async () => await words.inputValue().catch(() => '') === 'Ik kom met de fiets')
  await until('and is kept', async () => (await own.sees())['talk.answer/else'].text === 'Ik kom met de fiets')

  // Reading back, and a yes.
  const summary = desk.locator('.summary')
  const read = await summary.innerText()
  for (const part of ['Wat u nodig hebt: vervoer en een ringleiding. Liefst een lage auto.', 'U moet weg om 16.30 uur.', 'U praat het liefst mee over: Even rust.', 'Buurman Jan (0594 123)']) check(`read back: ${part}`, read.includes(part))
  await press(desk, 'Akkoord, zo klopt het')
  await sees('she agreed', desk, 'Voorgelezen en akkoord')
  check('the meeting knows until when she can stay', await until('leaves', async () => (await room.lead.sees())[`people.person/${truus}`]?.leaves === '16:30'))
  await own.ask('talk.answer', { question: 'until', moment: '17:00' })
  await sees('what changes afterwards is said', desk, 'Er is iets veranderd na het akkoord')
  await press(desk, 'Akkoord, zo klopt het')
  await sees('and agreed anew', desk, 'Voorgelezen en akkoord')

  // A need becomes work, and she sees the answer.
  await press(desk, 'Regel dit: Vervoer')
  await write(desk, 'Wie regelt dit?', 'anna')
  await write(desk, 'Klaar op', dayFrom(3))
  await desk.getByLabel('Hoe ver is het?').selectOption('arranged')
  await write(desk, 'Wat hoort deze persoon erover?', 'U wordt om 13.00 uur opgehaald.')
  await press(desk, 'Bewaren')
  await sees('the need is arranged', desk, 'Gezegd: ‘U wordt om 13.00 uur opgehaald.’')
  check('she sees it', (await own.sees())['talk.arranged'].replies.includes('U wordt om 13.00 uur opgehaald.'))

  // Messages, both ways.
  await own.ask('talk.write', { id: 'm1', text: 'Mag mijn hond <b>mee</b>?' })
  await sees('her message comes by itself', desk, 'Mag mijn hond <b>mee</b>?')
  await sees('and is marked', desk, '1 nieuw bericht')
  await press(desk, 'Gelezen')
  await gone('read is said by a tap', desk, '1 nieuw bericht')
  await write(desk, 'Schrijf aan Truus Jansen', 'Ja, dat mag.')
  await press(desk, 'Verstuur')
  await until('she gets the answer', async () => Object.values(await own.sees()).some(one => one?.text === 'Ja, dat mag.'))
  check('who opened the conversation is in it, and she sees it', (await own.sees())['talk.opened'].some(one => one.account === 'anna'))
  await look(desk, 'conversation-after')

  // Whom she named can be added in one tap.
  await at(desk, room, 'talks')
  await press(desk, 'Voeg toe: Buurman Jan')
  check('with name and number', await desk.getByLabel('Naam', { exact: true }).inputValue() === 'Buurman Jan' && await desk.getByLabel('Telefoonnummer', { exact: true }).inputValue() === '0594 123')
  await desk.keyboard.press('Escape')
  await until('and closed again with Escape', async () => await desk.getByRole('dialog').count() === 0)

  // The day, and everything there is to arrange.
  await at(desk, room, 'talks/today')
  await sees('today has its appointments', desk, /\d+ afspraken|1 afspraak/)
  await everyWay(desk, 'today')
  await at(desk, room, 'talks/arrange')
  await sees('what is late is loud', desk, /dingen zijn te laat|ding is te laat/)
  await sees('counts without names', desk, /\d+× Een ringleiding/)
  await press(desk, 'Kopieer')
  await sees('copied, or how to copy', desk, /Gekopieerd|Deze browser kopieert niet vanzelf/)
  await everyWay(desk, 'arrange')
  await desk.emulateMedia({ media: 'print' })
  check('on paper the counts alone', await desk.locator('.needs').first().evaluate(node => getComputedStyle(node).visibility) === 'hidden' && await desk.locator('.sums').evaluate(node => getComputedStyle(node).visibility) === 'visible')
  await desk.emulateMedia({ media: 'screen' })

  // The settings: one question more at the front than fits is refused where it stands; a number; the page to sign up.
  await at(desk, room, 'talks/setup')
  await desk.getByRole('button', { name: 'Nog een vraag' }).click()
  await write(desk, 'De vraag', 'Wat is uw lievelingsplek?')
  await desk.getByLabel('Soort vraag').selectOption('choice')
  await press(desk, 'Bewaar de instellingen')
  await sees('what is wrong is said', desk, 'Niet bewaard.')
  await until('at the field', async () => await desk.locator('.edit [role=alert]').count() > 0)
  await look(desk, 'setup-wrong')
  await desk.getByRole('textbox', { name: 'Keuzes' }).fill('De dijk\nHet dorpshuis')
  await desk.getByRole('button', { name: 'Nog een nummer' }).click()
  await write(desk, 'Waarvoor is nummer 1?', 'Het gespreksteam')
  await write(desk, 'Telefoonnummer 1', '0594 555 555')
  await desk.getByLabel('De pagina om u aan te melden staat aan').check()
  await press(desk, 'Bewaar de instellingen')
  await sees('the settings are kept', desk, 'Bewaard om')
  const talks = `/meetings/${room.id}/talks`
  const setup = await staff.must('GET', `${talks}/setup`)
  check('with the new question behind "anything else"', setup.script.questions.some(one => one.text === 'Wat is uw lievelingsplek?' && one.more && one.choices.length === 2) && setup.sign_up && setup.numbers.length === 1)
  await staff.must('PUT', `${talks}/setup`, setup)
  await press(desk, 'Bewaar de instellingen')
  await sees('somebody else was first', desk, 'Iemand anders heeft dit intussen veranderd')
  await press(desk, 'Laat zien wat er nu staat')
  await gone('what there is now can be seen', desk, 'Iemand anders heeft dit intussen veranderd')
  await everyWay(desk, 'setup')

  // Not to be approached any more, and forgotten.
  await at(desk, room, 'talks/with/p5')
  await press(desk, 'Niet meer benaderen')
  await sees('it is said what that means', desk, 'Bel, schrijf en bezoek deze persoon niet.')
  check('nothing to reach her with is left', await desk.getByRole('button', { name: 'Verstuur' }).count() === 0 && await desk.locator('a.phone').count() === 0)
  await look(desk, 'stopped')
  await at(desk, room, `talks/with/${truus}`)
  await group(desk, 'Wilt u nog iets kwijt').locator('textarea').fill('Dit verdwijnt ook')
  await press(desk, 'Wissen')
  await sees('what stays is said', desk, 'Een bewijsnummer met de dag, zonder naam.')
  await look(desk, 'erase')
  await press(desk, 'Ja, wis dit voorgesprek')
  await sees('the receipt', desk, /Bewijsnummer: \d{4}-\d{4}/)
  check('nothing of her stays on this laptop', await desk.evaluate(person => !Object.keys(localStorage).some(name => name.includes(person)), truus))
  check('she is gone for good', (await staff.call('GET', `${talks}/${truus}/file`)).status === 404)

  // The line on the console; a home visit by phone.
  await at(desk, room, 'prepare')
  await sees('how ready everybody is, in one line', desk, /\d+ van \d+ voorbereid · om 16\.30 gaan \d+ mensen weg · nog \d+ dingen te regelen/)
  await look(desk, 'ready')
  const visit = await signIn('anna', 'phone')
  await at(visit, room, 'talks/with/p6')
  await visit.getByRole('link', { name: 'Het gesprek' }).click()
  await visit.locator('.points input').first().check()
  await sees('a home visit by phone', visit, '1 van 5 verteld')
  await everyWay(visit, 'visit')
  await at(visit, room, 'talks')
  await look(visit, 'visit-list')

  // Whoever is not in the team.
  const bea = await account('bea', { role: 'facilitator' })
  await staff.must('PUT', `/meetings/${room.id}/facilitators`, { names: ['anna', 'bea'] })
  const stranger = await signIn('bea')
  await at(stranger, room, 'talks')
  await sees('who leads and is not in the team is told so', stranger, 'Deze gesprekken ziet alleen het gespreksteam.')
  await sees('and whom to ask', stranger, 'Vraag wie de bijeenkomst leidt')
  await everyWay(stranger, 'stranger')
  await at(stranger, room, 'talks/with/p6')
  await sees('also with the address of a conversation', stranger, 'Deze gesprekken ziet alleen het gespreksteam.')
  await at(stranger, room, 'prepare')
  await later(500)
  check('and gets no line on the console', await stranger.getByText(/voorbereid ·/).count() === 0)
  const byLink = await openPage(browser, server, await room.link('console'), { size: 'console', language: 'nl' })
  await byLink.waitForURL(/console\//)
  await at(byLink, room, 'talks')
  await sees('a link to the console opens nothing', byLink, 'Meld u aan met uw eigen account.')
  const town = await account('gemeente', { role: 'municipality', municipality: 'Westerkwartier' })
  for (const [who, caller] of [['the municipality', town], ['somebody who leads', bea]]) {
    const answers = await Promise.all([talks, `${talks}/setup`, `${talks}/reads`, `${talks}/p6/file`].map(path => caller.call('GET', path)))
    check(`${who} gets nothing of any conversation`, answers.every(one => one.status === 404 && !JSON.stringify(one.body).includes('06 1234')))
  }
})
