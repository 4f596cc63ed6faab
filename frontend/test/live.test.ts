import { beforeEach, describe, expect, test } from 'vitest'
import { Clock } from '../src/live/clock'
import { Connection, type Surroundings } from '../src/live/connection'
import { Draft } from '../src/live/drafts.svelte'
import { Outbox } from '../src/live/outbox'
import { parse, randomId, type ToServer } from '../src/live/protocol'
import { Sections } from '../src/live/sections.svelte'
import type { SocketLike } from '../src/live/socket'

beforeEach(() => localStorage.clear())

/** A world in which time passes only when told to, and every socket and request can be looked at. */
class World {
  now = 1_000_000
  timers: { at: number; run: () => void; id: number }[] = []
  sockets: FakeSocket[] = []
  polls: { body: { from: string; place: string; asks: { id: string }[] }; answer(messages: unknown): void; fail(): void; aborted: boolean }[] = []
  #id = 0

  around: Surroundings = {
    openSocket: url => {
      const socket = new FakeSocket(url)
      this.sockets.push(socket)
      return socket
    },
    fetch: (_, init) => new Promise((resolve, reject) => {
      const poll = {
        body: JSON.parse(init.body),
        aborted: false,
        answer: (messages: unknown) => resolve({ ok: true, status: 200, json: async () => ({ messages }) }),
        fail: () => reject(new Error('no network')),
      }
      init.signal.addEventListener('abort', () => { poll.aborted = true; reject(new Error('aborted')) })
      this.polls.push(poll)
    }),
    random: () => 1,
    time: () => this.now,
    later: (run, ms) => {
      const timer = { at: this.now + ms, run, id: ++this.#id }
      this.timers.push(timer)
      return timer
    },
    notLater: timer => { this.timers = this.timers.filter(one => one !== timer) },
  }

  async pass(ms: number) {
    const until = this.now + ms
    for (;;) {
      const due = this.timers.filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.timers = this.timers.filter(timer => timer !== due)
      this.now = Math.max(this.now, due.at)
      due.run()
      await settle()
    }
    this.now = until
    await settle()
  }

  get socket() { return this.sockets[this.sockets.length - 1]! }
  get poll() { return this.polls[this.polls.length - 1]! }
}

const settle = async () => { for (let i = 0; i < 20; i++) await Promise.resolve() }

class FakeSocket implements SocketLike {
  readyState = 0
  sent: ToServer[] = []
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor(readonly url: string) {}
  send(text: string) { this.sent.push(JSON.parse(text)) }
  close() { this.closed = true; this.readyState = 3 }
  open() { this.readyState = 1; this.onopen?.() }
  say(message: unknown) { this.onmessage?.({ data: JSON.stringify(message) }) }
  break() { this.readyState = 3; this.onclose?.() }
  asks() { return this.sent.filter(message => message.t === 'ask') }
}

const frame = (pos: string, set: Record<string, unknown> = {}, more = {}) => ({ t: 'frame', pos, now: 1_000_500, set, ...more })
const options = { meeting: 'westerkwartier', person: 'p01', origin: 'http://zaal.internal', place: 'theme/vinden' }

function connect(world: World, more = {}) {
  const connection = new Connection({ ...options, ...more }, world.around)
  const sections = new Sections()
  connection.onframe = frame => sections.apply(frame)
  connection.start()
  return { connection, sections }
}

describe('a line over a websocket', () => {
  test('says hello first, then hears, and says how it is', () => {
    const world = new World()
    const { connection, sections } = connect(world)
    expect(world.socket.url).toBe('ws://zaal.internal/api/v1/meetings/westerkwartier/live')
    expect(connection.state).toBe('connecting')
    world.socket.open()
    expect(world.socket.sent).toEqual([{ t: 'hello', from: '', place: 'theme/vinden' }])
    world.socket.say(frame('e1.42', { 'meet.idea/i01': { text: 'Een kaartje' } }))
    expect(connection.state).toBe('connected')
    expect(sections.get('meet.idea/i01')).toEqual({ text: 'Een kaartje' })
  })

  test('comes back with the position it had, after a growing wait', async () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.say(frame('e1.42'))
    world.socket.break()
    expect(connection.state).toBe('offline')
    await world.pass(499)
    expect(world.sockets).toHaveLength(1)
    await world.pass(1)
    expect(world.sockets).toHaveLength(2)
    world.socket.open()
    expect(world.socket.sent[0]).toEqual({ t: 'hello', from: 'e1.42', place: 'theme/vinden' })
  })

  test('what is only worth saying now is said on a living socket, and never kept', async () => {
    const world = new World()
    const { connection } = connect(world)
    connection.signal('live.typing', { on: true })
    world.socket.open()
    world.socket.say(frame('e1.42'))
    expect(world.socket.asks()).toHaveLength(0)
    connection.signal('live.typing', { on: true })
    expect(world.socket.asks()).toMatchObject([{ name: 'live.typing', data: { on: true } }])
    expect(connection.state).toBe('connected')
    expect(connection.outbox.size).toBe(0)
    world.socket.break()
    await world.pass(500)
    world.socket.open()
    world.socket.say(frame('e1.43'))
    expect(world.socket.asks()).toHaveLength(0)
  })

  test('over long poll it is not said at all', async () => {
    const world = new World()
    const { connection } = connect(world, { socketOff: true })
    await settle()
    world.poll.answer([frame('e1.42')])
    await settle()
    connection.signal('live.typing', { on: true })
    await settle()
    expect(world.polls.every(poll => poll.body.asks.length === 0 && !poll.aborted)).toBe(true)
  })

  test('a line that stays silent is given up', async () => {
    const world = new World()
    connect(world)
    world.socket.open()
    await world.pass(10_000)
    expect(world.sockets[0]!.closed).toBe(true)
    await world.pass(500)
    expect(world.sockets).toHaveLength(2)
  })

  test('a quiet meeting is no dead line', async () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    for (let beats = 0; beats < 24; beats++) {
      await world.pass(25_000)
      world.socket.say({ t: 'beat' })
    }
    expect(world.sockets).toHaveLength(1)
    expect(connection.state).toBe('connected')
  })

  test('a machine that died without a word is found out, also when nothing was asked', async () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    await world.pass(25_000)
    world.socket.say({ t: 'beat' })
    await world.pass(39_999)
    expect(connection.state).toBe('connected')
    await world.pass(1)
    expect(connection.state).toBe('offline')
    await world.pass(500)
    expect(world.sockets).toHaveLength(2)
    world.socket.open()
    expect(world.socket.sent[0]).toMatchObject({ t: 'hello', from: 'e1.1' })
  })

  test('looking elsewhere is told once, and remembered for the next hello', async () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    connection.look('proposal/v1')
    connection.look('proposal/v1')
    expect(world.socket.sent.slice(1)).toEqual([{ t: 'look', place: 'proposal/v1' }])
    world.socket.break()
    await world.pass(500)
    world.socket.open()
    expect(world.socket.sent[0]).toMatchObject({ place: 'proposal/v1' })
  })

  test('kinds and messages it does not know are passed over', () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.onmessage?.({ data: 'no json' })
    world.socket.say({ t: 'sparkle' })
    expect(connection.state).toBe('connecting')
    world.socket.say(frame('e1.1'))
    expect(connection.state).toBe('connected')
  })

  test('goodbye for good ends it; goodbye for now does not', async () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    world.socket.say({ t: 'bye', code: 'restarting', retry: true })
    await world.pass(500)
    expect(world.sockets).toHaveLength(2)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    world.socket.say({ t: 'bye', code: 'taken_over', retry: false })
    await world.pass(60_000)
    expect(world.sockets).toHaveLength(2)
    expect(connection.ended?.code).toBe('taken_over')
  })
})

describe('asking', () => {
  test('goes out once per line and is sent again until its receipt, also after a reload', async () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    void connection.ask({ name: 'ideas.add', data: { text: 'Een' } })
    const [first] = world.socket.asks()
    expect(first).toMatchObject({ t: 'ask', name: 'ideas.add', data: { text: 'Een' } })
    expect(connection.state).toBe('sending')
    world.socket.say(frame('e1.2'))
    expect(world.socket.asks()).toHaveLength(1)
    world.socket.break()
    connection.stop()

    const after = new World()
    const reloaded = connect(after)
    after.socket.open()
    after.socket.say(frame('e1.3'))
    expect(after.socket.asks()).toEqual([first])
    after.socket.say({ t: 'done', id: first!.t === 'ask' && first!.id, seq: 17 })
    expect(reloaded.connection.state).toBe('connected')
    expect(localStorage.length).toBe(0)
  })

  test('keeps the order', () => {
    const world = new World()
    const { connection } = connect(world)
    for (const n of [1, 2, 3]) void connection.ask({ name: 'ideas.add', data: n })
    world.socket.open()
    world.socket.say(frame('e1.1'))
    expect(world.socket.asks().map(ask => ask.t === 'ask' && ask.data)).toEqual([1, 2, 3])
  })

  test('a refusal is final, "try again" is not', async () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    const receipt = connection.ask({ name: 'decide.cast_ballot', data: {} })
    const ask = world.socket.asks()[0] as { id: string }
    world.socket.say({ t: 'done', id: ask.id, no: { code: 'unsure', retry: true } })
    expect(connection.state).toBe('sending')
    await world.pass(1_000)
    expect(world.socket.asks()).toHaveLength(2)
    world.socket.say({ t: 'done', id: ask.id, no: { code: 'round_closed', about: { round: 'r1' }, retry: false } })
    expect((await receipt).no?.code).toBe('round_closed')
    expect(connection.outbox.size).toBe(0)
  })

  test('without its receipt in time the line is given up and another is tried', async () => {
    const world = new World()
    const { connection } = connect(world)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    void connection.ask({ name: 'ideas.add', data: 1 })
    await world.pass(10_500)
    expect(world.sockets).toHaveLength(2)
    world.socket.open()
    world.socket.say(frame('e1.1'))
    expect(world.socket.asks()).toHaveLength(1)
  })

  test('a wish can be changed until it was handed over, and never after', () => {
    const outbox = new Outbox('m', 'p')
    const { id } = outbox.ask({ name: 'ideas.add', data: 'eerst' })
    expect(outbox.change(id, 'beter')).toBe(true)
    expect(outbox.due()[0]!.data).toBe('beter')
    outbox.handedOver(id)
    expect(outbox.change(id, 'nog beter')).toBe(false)
    expect(outbox.takeBack(id)).toBe(false)
    expect(new Outbox('m', 'p').due()[0]!.data).toBe('beter')
  })

  test('two tabs keep their own, and other people and meetings see nothing of it', () => {
    const one = new Outbox('m', 'p')
    const two = new Outbox('m', 'p')
    one.ask({ name: 'a', data: 1 })
    two.ask({ name: 'b', data: 2 })
    expect(new Outbox('m', 'p').size).toBe(2)
    expect(new Outbox('m', 'q').size).toBe(0)
    expect(new Outbox('n', 'p').size).toBe(0)
  })

  test('a "no" that nobody waits for any more is still told', () => {
    new Outbox('m', 'p').ask({ name: 'ideas.add', data: 1, id: 'x' })
    const after = new Outbox('m', 'p')
    const told: string[] = []
    after.onrefused = (ask, no) => told.push(`${ask.id} ${no.code}`)
    after.done({ t: 'done', id: 'x', no: { code: 'wrong_phase', retry: false } })
    expect(told).toEqual(['x wrong_phase'])
  })

  test('says why the server takes nothing, until it takes something', () => {
    const outbox = new Outbox('m', 'full')
    for (const id of ['a', 'b']) outbox.ask({ name: 'ideas.add', data: id, id })
    outbox.done({ t: 'done', id: 'a', no: { code: 'too_fast', retry: true } })
    expect(outbox.held).toBeUndefined()
    outbox.done({ t: 'done', id: 'a', no: { code: 'no_writes', retry: true } })
    expect(outbox.held?.code).toBe('no_writes')
    outbox.done({ t: 'done', id: 'b', no: { code: 'wrong_phase', retry: false } })
    expect(outbox.held?.code).toBe('no_writes')
    outbox.done({ t: 'done', id: 'a', no: { code: 'paused', retry: true } })
    expect(outbox.held).toBeUndefined()
    outbox.done({ t: 'done', id: 'a', no: { code: 'no_writes', retry: true } })
    outbox.done({ t: 'done', id: 'a', seq: 3 })
    expect(outbox.held).toBeUndefined()
    outbox.ask({ name: 'ideas.add', data: 'c', id: 'c' })
    outbox.done({ t: 'done', id: 'c', no: { code: 'unsure', retry: true } })
    expect(outbox.held?.code).toBe('unsure')
    outbox.done({ t: 'done', id: 'c', no: { code: 'no_change' } })
    expect(outbox.held).toBeUndefined()
  })

  test('works when the device stores nothing', () => {
    const store = globalThis.localStorage
    globalThis.localStorage = { get length(): number { throw new Error('off') }, setItem() { throw new Error('full') }, getItem() { throw new Error('off') }, removeItem() { throw new Error('off') }, key() { throw new Error('off') } } as unknown as Storage
    try {
      const outbox = new Outbox('m', 'nostore')
      outbox.ask({ name: 'a', data: 1, id: 'y' })
      expect(new Outbox('m', 'nostore').size).toBe(1)
      outbox.done({ t: 'done', id: 'y', seq: 1 })
      expect(new Outbox('m', 'nostore').size).toBe(0)
    } finally {
      globalThis.localStorage = store
    }
  })
})

describe('long polling', () => {
  test('begins when two websockets did not get through, and carries the same messages', async () => {
    const world = new World()
    const { connection, sections } = connect(world)
    world.socket.break()
    await world.pass(500)
    world.socket.break()
    await world.pass(1_000)
    expect(world.sockets).toHaveLength(2)
    expect(world.poll.body).toEqual({ from: '', place: 'theme/vinden', asks: [] })
    world.poll.answer([frame('e1.7', { 'meet.timer/now': { left: 3 } })])
    await settle()
    expect(connection.state).toBe('connected')
    expect(sections.get('meet.timer/now')).toEqual({ left: 3 })
    expect(world.poll.body.from).toBe('e1.7')
  })

  test('something to ask does not wait for the poll to end, and is repeated until its receipt', async () => {
    const world = new World()
    const { connection } = connect(world, { socketOff: true })
    await settle()
    expect(world.sockets).toHaveLength(0)
    world.poll.answer([frame('e1.1')])
    await settle()
    const receipt = connection.ask({ name: 'ideas.add', data: 1, for: 'p03', via: 'helper' })
    await settle()
    expect(world.polls).toHaveLength(3)
    const sent = world.poll.body.asks[0]!
    expect(sent).toEqual({ id: sent.id, name: 'ideas.add', data: 1, for: 'p03', via: 'helper' })
    connection.look('proposal/v1') // breaks the request off: the ask goes along again
    await settle()
    expect(world.poll.body).toMatchObject({ place: 'proposal/v1', asks: [{ id: sent.id }] })
    world.poll.answer([{ t: 'done', id: sent.id, seq: 4 }])
    expect((await receipt).seq).toBe(4)
    await settle()
    expect(world.poll.body.asks).toEqual([])
  })

  test('asks kept from before go with the first request; a quiet answer counts as connected', async () => {
    new Outbox('westerkwartier', 'p01').ask({ name: 'ideas.add', data: 1, id: 'kept' })
    const world = new World()
    const { connection } = connect(world, { socketOff: true })
    await settle()
    expect(world.poll.body.asks.map(ask => ask.id)).toEqual(['kept'])
    world.poll.answer([{ t: 'done', id: 'kept', seq: 1 }])
    await settle()
    world.poll.answer([])
    await settle()
    expect(connection.state).toBe('connected')
  })

  test('when polling fails as well it is the network: websockets get their chance again', async () => {
    const world = new World()
    connect(world)
    world.socket.break()
    await world.pass(500)
    world.socket.break()
    await world.pass(1_000)
    world.poll.fail()
    await settle()
    await world.pass(2_000)
    expect(world.sockets).toHaveLength(3)
  })
})

describe('sections', () => {
  test('a frame replaces what it names, null takes away, reset forgets the rest', () => {
    const sections = new Sections()
    sections.apply({ t: 'frame', pos: 'e1.1', now: 0, set: { 'meet.idea/i02': 2, 'meet.idea/i01': 1, 'decide.round/r1': 'open' } })
    sections.apply({ t: 'frame', pos: 'e1.2', now: 0, set: { 'meet.idea/i02': null, 'meet.idea/i03': 3 } })
    expect(sections.all('meet.idea')).toEqual([['i01', 1], ['i03', 3]])
    sections.apply({ t: 'frame', pos: 'e2.1', now: 0, reset: true, set: { 'meet.idea/i09': 9 } })
    expect(sections.size).toBe(1)
    expect(sections.pos).toBe('e2.1')
  })

  test('a frame never touches a draft, and a draft survives a reload', () => {
    const draft = new Draft('m', 'p', 'idea/vinden', '')
    draft.value = 'Half een zin'
    new Sections().apply({ t: 'frame', pos: 'e2.1', now: 0, reset: true, set: {} })
    expect(new Draft('m', 'p', 'idea/vinden', '').value).toBe('Half een zin')
    draft.clear()
    expect(new Draft('m', 'p', 'idea/vinden', '').value).toBe('')
  })
})

test('the clock trusts the message that was least late', () => {
  let here = 1_000
  const clock = new Clock(() => here)
  expect(clock.now()).toBe(1_000)
  clock.told(5_900) // underway for 100 ms
  here = 2_000
  clock.told(6_300) // underway for 700 ms
  expect(clock.now()).toBe(6_900)
})

test('ids are random UUIDs of version 4', () => {
  const ids = Array.from({ length: 200 }, randomId)
  expect(new Set(ids).size).toBe(200)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('messages without what they need are none', () => {
  expect(parse('{"t":"frame","now":1}')).toBeUndefined()
  expect(parse('{"t":"done"}')).toBeUndefined()
  expect(parse('null')).toBeUndefined()
  expect(parse('{"t":"done","id":"a"}')).toEqual({ t: 'done', id: 'a' })
})
