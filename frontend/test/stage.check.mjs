// Tries the stage itself, without screens: a meeting from an empty server to a sealed plan, with a killed server in between. Everything a
// phone or helper device builds on is looked at here as they get it, so that a test of a screen that stops working tells about the screen.
import assert from 'node:assert/strict'
import { PacedHands, pace, RunSheet } from './pace.mjs'
import { makeMeeting, setupFacilitator, startServer } from './stage.mjs'

const frameworks = [
  { id: 'eerder', kind: 'value', text: 'We doen liever iets voordat mensen vastlopen dan erna.' },
  { id: 'geld', kind: 'numeric', text: 'Alles samen kost niet meer dan 50.000 euro.', measure: 'cost', unit: 'EUR', max: '50000.00', over: 'adopted_total' },
]
const people = ['p1', 'p2', 'p3'].map(id => ({ id, capacity: 'carer', name: id.toUpperCase(), device: id === 'p3' ? 'helper' : 'phone' }))
const server = await startServer()
let passed = 0
const check = async (name, run) => { await run(); passed++; console.log(`ok ${name}`) }

try {
  const staff = await setupFacilitator(server)
  const room = await makeMeeting(server, staff, { frameworks, people, here: ['p2', 'p3'] })
  const { lead } = room
  const p1 = await room.phone('p1')
  const p2 = await room.phone('p2')
  const helper = await room.helper()

  await check('somebody on the list arrives by themselves, once', async () => {
    assert.equal((await p1.sees())['people.me'].present, undefined)
    await p1.ask('people.arrive')
    assert.equal((await p1.sees())['people.me'].present, true)
    assert.equal((await p1.try('people.arrive')).code, 'no_change')
  })

  const visitor = await room.visitor()
  await check('a visitor knocks, is let in by a helper, and takes part without signing in again', async () => {
    assert.equal((await visitor.try('ideas.add', { id: 'x', theme: 'vinden', text: 'Te vroeg' })).code, 'not_allowed')
    assert.equal((await visitor.try('people.knock', { id: 'p1' })).code, 'not_allowed')
    await visitor.ask('people.knock', { id: visitor.person, name: 'Bezoeker', capacity: 'resident' })
    assert.equal((await visitor.sees())['people.me'].waiting, true)
    await helper.ask('people.let_in', { id: visitor.person, capacity: 'resident' })
    assert.equal((await visitor.sees())['people.me'].present, true)
    await visitor.ask('ideas.add', { id: 'i1', theme: 'vinden', text: 'Een kaartje bij de apotheek.' })
  })

  await check('a card is its writer\'s own until it is shown; a phone sees only the topic it looks at', async () => {
    assert.equal((await visitor.sees())['ideas.mine/i1'].state, 'private')
    assert.equal((await p1.sees('theme/vinden'))['ideas.idea/i1'], undefined)
    await lead.ask('ideas.reveal', { theme: 'vinden' })
    assert.equal((await p1.sees('theme/vinden'))['ideas.idea/i1'].text, 'Een kaartje bij de apotheek.')
    assert.equal((await p1.sees())['ideas.idea/i1'], undefined)
    await p1.ask('ideas.react', { id: 'i1', kind: 'careful', on: true })
    assert.deepEqual((await p1.sees())['ideas.reacted/i1'].kinds, ['careful'])
  })

  await check('a helper device acts for somebody named, and for nobody else', async () => {
    await helper.ask('ideas.add', { id: 'i2', theme: 'vinden', text: 'Een vaste plek.' }, { for: 'p3', via: 'helper' })
    assert.equal((await helper.try('ideas.add', { id: 'i3', theme: 'vinden', text: 'Van niemand.' })).code, 'not_allowed')
  })

  await room.proposal({ id: 'v1', from: ['i1'], title: 'Een vaste plek', text: 'Elk dorp krijgt een plek.', first_step: 'Zoeken', numbers: { cost: '18000.00' }, lead: { person: 'p1' } })
  await check('who is asked to lead says yes', async () => {
    assert.equal((await p1.sees())['propose.asked/v1'].title, 'Een vaste plek')
    assert.equal((await p2.sees())['propose.asked/v1'], undefined)
    await p1.ask('propose.answer_lead', { proposal: 'v1', yes: true })
  })

  const cast = (seat, round, choice, more = {}, extra = {}) => seat.try('decide.cast', { round, answers: { v1: { choice, ...more } } }, extra)
  await check('an answer survives a killed server; the same answer once more changes nothing', async () => {
    await lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] })
    assert.deepEqual((await p1.sees())['decide.ballot/r1'].answers, {})
    assert.equal(await cast(p1, 'r1', 'support'), undefined)
    await server.restart()
    assert.equal((await p1.sees())['decide.ballot/r1'].answers.v1.choice, 'support')
    assert.equal((await cast(p1, 'r1', 'support')).code, 'no_change')
  })

  await check('nobody but the voter sees what was chosen', async () => {
    assert.equal(await cast(helper, 'r1', 'not_yet', { words: 'Eerst de bus.', tell: 'come' }, { for: 'p3', via: 'helper' }), undefined)
    const seen = await helper.sees()
    assert.equal(seen['decide.voter/r1/p3'].answered, true)
    assert.equal(seen['decide.voter/r1/p2'].answered, false)
    for (const seat of [helper, p2]) assert.doesNotMatch(JSON.stringify(await seat.sees()), /Eerst de bus/)
  })

  await check('while the meeting rests, an answer waits', async () => {
    await lead.ask('meet.pause')
    const no = await cast(p2, 'r1', 'support')
    assert.deepEqual([no.code, no.retry], ['paused', true])
    await lead.ask('meet.resume')
    assert.equal(await cast(p2, 'r1', 'support_with_concern', { words: 'Ook in het weekend?' }), undefined)
    assert.equal(await cast(visitor, 'r1', 'support'), undefined)
  })

  await check('a round that is not carried leaves no counts', async () => {
    await lead.ask('decide.close', { round: 'r1' })
    const seen = await p1.sees()
    assert.equal(seen['decide.round/r1'].results[0].passed, false)
    assert.equal(seen['decide.round/r1'].results[0].counts, undefined)
    assert.equal(seen['decide.ballot/r1'], undefined)
    assert.equal((await cast(p1, 'r1', 'support')).code, 'round_closed')
  })

  await check('the text is changed, checked and carried; who comes later is not asked', async () => {
    await lead.ask('propose.amend', { id: 'v1', text: 'Elk dorp krijgt een plek waar de bus stopt.' })
    assert.equal((await p1.sees())['propose.proposal/v1'].before.text, 'Elk dorp krijgt een plek.')
    await room.fits('v1')
    await lead.ask('decide.open', { id: 'r2', proposals: [{ id: 'v1' }] })
    const late = await room.visitor()
    await late.ask('people.knock', { id: late.person })
    await lead.ask('people.let_in', { id: late.person, capacity: 'resident' })
    assert.equal((await late.sees())['decide.ballot/r2'], undefined)
    assert.equal((await cast(late, 'r2', 'support')).code, 'not_in_electorate')
    for (const seat of [p1, p2, visitor]) assert.equal(await cast(seat, 'r2', 'support'), undefined)
    assert.equal(await cast(helper, 'r2', 'support', {}, { for: 'p3', via: 'helper' }), undefined)
    await lead.ask('decide.close', { round: 'r2' })
    assert.equal((await p1.sees())['decide.proposal/v1'].outcome, 'adopted')
  })

  await check('help is asked and given; the plan is fixed and everybody may read it', async () => {
    await p1.ask('live.ask_help')
    assert.equal((await p1.sees())['live.me'].help, true)
    assert.ok((await helper.sees())['live.help/p1'].since > 0)
    await helper.ask('live.help_done', { person: 'p1' })
    assert.equal((await p1.sees())['live.me'].help, false)
    await room.seal()
    assert.equal((await p1.sees())['plan.line'].sealed, true)
    assert.equal((await fetch(`${server.origin}/api/v1/meetings/${room.id}/plan.html`)).status, 200)
  })

  await check('an item of the run sheet that takes five taps more than fit is told, with who was busy', async () => {
    const [lead, helper, phone] = [new PacedHands(), new PacedHands(), new PacedHands()]
    const sheet = new RunSheet({ lead, others: { helper, phone } })
    const item = taps => sheet.item('Deur', 15, 60, async () => {
      lead.aloud('Een, twee, drie.')
      helper.clicks += taps
      phone.clicks += taps - 1
    })
    const fit = Math.floor((60 - 3 * pace.word) / pace.tap)
    await item(fit)
    assert.deepEqual(sheet.tooLong(), [])
    await item(fit + 5)
    assert.match(sheet.tooLong().join(), /^Deur: .*helper/)
  })
  console.log(`${passed} passed, 0 failed`)
} catch (error) {
  console.error(error)
  console.log(`${passed} passed, 1 failed`)
  process.exitCode = 1
} finally {
  await server.stop()
}
