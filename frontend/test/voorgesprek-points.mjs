// From a conversation to the board and back: the team writes down a point, the person lets it go there or not, the room sees it without a
// name, and only the person finds back where it ended. Pictures in test/pictures/voorgesprek-points.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/voorgesprek-points.mjs
import { Findings, makeMeeting, openPage, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('voorgesprek-points')
const { check, sees, gone, look, everyWay } = findings

const press = (page, name) => page.getByRole('button', { name }).click()
const write = (page, label, text) => page.getByLabel(label, { exact: true }).fill(text)
const open = (path, more = {}) => openPage(browser, server, path, { language: 'nl', ...more })
const before = 'Uit de gesprekken vooraf'

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, {
    people: [{ id: 'truus', name: 'Truus Jansen', capacity: 'carer', device: 'phone' }, { id: 'piet', name: 'Piet Bos', capacity: 'carer', device: 'phone' }], phase: 'ready',
    themes: [{ id: 'vinden', title: 'Vinden en bereiken' }, { id: 'rust', title: 'Even rust' }],
  })
  const talks = `/meetings/${room.id}/talks`
  await room.talk('truus', { name: 'Truus Jansen' })
  await staff.must('POST', `${talks}/truus/pin`, { pin: '4711' })
  const { url } = await staff.must('POST', `${talks}/truus/link`)

  // The team writes down three points at its desk.
  const desk = await open('/staff', { size: 'console' })
  await write(desk, 'Naam', 'anna')
  await write(desk, 'Wachtzin', 'een lange wachtzin')
  await press(desk, 'Meld aan')
  await desk.getByRole('button', { name: 'Meld af' }).waitFor()
  await desk.goto(`${server.page}/console/${room.id}#talks/with/truus`)
  await desk.getByRole('heading', { name: 'Punt voor het bord' }).waitFor()
  for (const [i, text] of ['Een vaste middag dat iemand het overneemt.', 'Er is ruzie over geld.', 'Bel mensen terug.'].entries()) {
    await press(desk, 'Schrijf een punt op')
    await desk.getByLabel('Op het bord van').selectOption(i === 2 ? 'vinden' : 'rust')
    await write(desk, 'In uw eigen woorden', text)
    if (i === 0) {
      await sees('what is said with it', desk, /hoort het bij de bijeenkomst/)
      await everyWay(desk, 'desk-form')
    }
    await press(desk, 'Vraag of dit mag')
    await sees(`point ${i + 1} waits`, desk, text)
  }

  // The person: yes, no, and rather differently.
  const phone = await open(`${new URL(url).pathname}${new URL(url).hash}`)
  await press(phone, 'Ja')
  await gone('without the pin nothing of it is shown', phone, 'Er is een vraag aan u.')
  await press(phone, 'Uw inbreng')
  await write(phone, 'Pincode', '4711')
  await press(phone, 'Open')
  await sees('the question', phone, 'Mag dit op het bord ‘Even rust’?')
  await sees('and what it means, before a yes', phone, /uw naam er niet bij.*logboek van de bijeenkomst blijft het staan/)
  await everyWay(phone, 'asked')
  await press(phone, /^Nee, liever niet op het bord: Er is ruzie/)
  await sees('no is no', phone, /U wilde dit niet\. Het staat op geen bord\./)
  await press(phone, /^Ja, maar liever anders: Bel mensen/)
  await write(phone, 'Hoe zegt u het liever?', 'Bel binnen een week terug.')
  await press(phone, 'Stuur dit naar de gespreksleider')
  await sees('it was heard', phone, /U wilt dit liever zo: ‘Bel binnen een week terug\.’/)
  await press(phone, /^Ja, dit mag op het bord: Een vaste middag/)
  await sees('it lies ready', phone, /Even rust: Staat klaar voor het bord\./)
  await everyWay(phone, 'answered')
  await sees('the desk has the answers', desk, 'Liever zo: ‘Bel binnen een week terug.’')
  await sees('and where it is', desk, /staat klaar voor het bord, of erop/)
  await everyWay(desk, 'desk')

  // The room: the card says where it comes from, and nothing says from whom.
  await room.lead.ask('prepare.open')
  await room.lead.ask('people.arrive', { people: ['truus', 'piet'] })
  for (const theme of ['vinden', 'rust']) await room.lead.ask('ideas.reveal', { theme })
  await room.lead.ask('meet.show', { view: 'board', focus: '' })
  const wall = await open(new URL(await room.link('projector')).href.replace(server.page, ''), { size: 'projector' })
  await sees('on the wall', wall, before)
  await look(wall, 'wall')
  await room.lead.ask('meet.show', { view: 'board', focus: 'rust' })
  await sees('and on its own topic', wall, before)
  await look(wall, 'wall-theme')
  const piet = await open(new URL(await room.link('phone', 'piet')).href.replace(server.page, ''))
  await press(piet, 'Ja')
  await sees('on a phone of somebody else', piet, before)
  await look(piet, 'phone-board')
  check('nobody is named', !/Truus/.test(await piet.innerText('body')) && !/Truus/.test(await wall.innerText('body')))

  // Where it ended: on the conversation's page, and for one's own cards in the meeting too.
  const own = await open(new URL(await room.link('phone', 'truus')).href.replace(server.page, ''))
  await press(own, 'Ja')
  await sees('she is in the room', own, before)
  await write(own, 'Wat is uw idee?', 'Een logeerhuis.')
  await press(own, 'Zet op het bord')
  const ideas = async () => Object.entries(await room.lead.sees()).filter(([key, one]) => key.startsWith('ideas.idea/') && one).map(([, one]) => one)
  await until('her own card', async () => (await ideas()).length === 2)
  const card = (await ideas()).find(one => one.before).id
  const written = (await ideas()).find(one => !one.before).id
  await room.lead.ask('ideas.cluster', { id: 'c1', theme: 'rust', title: 'Iemand neemt het over', ideas: [card, written] })
  await room.proposal({ id: 'v1', theme: 'rust', title: 'Een vaste vrijwilliger', text: 'Elke week.', from: ['c1'] })
  await room.lead.ask('propose.park', { id: 'v1', reason: 'Eerst vrijwilligers zoeken', who: 'Werkgroep', when: 'januari' })
  await phone.reload()
  await press(phone, 'Uw inbreng')
  await sees('the point', phone, /Een vaste middag[^]*Bij ‘Iemand neemt het over’[^]*In voorstel ‘Een vaste vrijwilliger’\. Bewaard voor later\.[^]*Waarom: Eerst vrijwilligers zoeken/)
  await sees('and her own card', phone, /Uw eigen kaarten[^]*Een logeerhuis\./)
  await everyWay(phone, 'ended')
  await press(own, 'Terug')
  await press(own, 'Waar is mijn inbreng gebleven?')
  await sees('in the meeting, her own cards', own, /Een logeerhuis\.[^]*Even rust: Bij ‘Iemand neemt het over’[^]*Bewaard voor later/)
  await gone('and nothing of the conversation', own, 'Een vaste middag')
  await everyWay(own, 'mine')
  const sheet = await desk.evaluate(path => fetch(path).then(answer => answer.text()), `/api/v1${talks}/truus/trace/sheet`)
  check('the team prints it, without her own cards', sheet.includes('Een vaste middag') && sheet.includes('Een vaste vrijwilliger') && !sheet.includes('Een logeerhuis'))
})
