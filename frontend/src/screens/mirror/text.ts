// What the projector shows, as text: the whole of a view at once, where the hall sees it page by page. Nothing that is not on the
// projector stands here, and nothing of it is left out: the walk of the mirror holds the two against each other.
import { choicesOf } from '../../life/decide/methods/kind'
import { methods } from '../../life/decide/methods/projector'
import { besidePlan } from '../../life/finish/words'
import { verdictWord } from '../../ui/verdict/Verdict.svelte'
import type { DecideRoundShown, IdeasCard, PrepareFrameworkShown, ProposeShown } from '../../wire/types'
import { m } from '../../words'
import { checkCode } from '../../words/format'
import { goesOn } from '../../life/meet/words'
import { bars, wayWord } from '../practice/words'
import type { Shown } from '../projector/follow'
import { aheadOf, stateOf } from '../projector/plan'
import { checksOf, factsOf, farWord, kindWord, leadOf, left, shortDay, soft, wordsOf, type Far, type Room } from '../projector/read'
import { nextOf, resultOf, sentencesOf } from '../projector/results'
import { harvestOf, lookedAt } from '../casework/read'
import { askedOf, endOf, kickerOf as kickerOfCase } from '../projector/casework'
import { whoSits } from '../tables/read'

export interface Item { text: string; before?: string; after?: string }

/** A piece of a view, as it is drawn. */
export type Piece =
  | { kind: 'head'; text: string }
  | { kind: 'line'; text: string }
  | { kind: 'exact'; text: string; before?: string }
  | { kind: 'facts'; facts: { name: string; value: string }[] }
  | { kind: 'bars'; bars: { name: string; count: number }[]; total: number }
  | { kind: 'list'; items: Item[]; numbered?: boolean }

export interface Text { kicker?: string; title: string; pieces: Piece[] }

/** What is on the screen beside the view the facilitator steers. */
export interface Beside { trying: boolean; thinking: boolean; practice: Far; now: number }

const line = (text: string | undefined): Piece[] => (text ? [{ kind: 'line', text }] : [])
const list = (items: Item[], numbered = false): Piece[] => (items.length ? [{ kind: 'list', items, numbered }] : [])
const headed = (title: string, pieces: Piece[]): Piece[] => (pieces.length ? [{ kind: 'head', text: title }, ...pieces] : [])
const joined = (...all: (string | undefined)[]): string => all.filter(Boolean).join(' · ')

/** The order is that of the projector: what goes before everything stands first. */
export function textOf(room: Room, shown: Shown, beside: Beside): Text {
  if (shown.view === 'private') return { title: m['screen.private'](), pieces: line(m['screen.private_hint']()) }
  if (beside.trying) return trying()
  if (shown.view === 'pause') return pause(room)
  if (beside.thinking && shown.view !== 'casework') return thinking(room, shown)
  const text = (views[shown.view] ?? lobby)(room, shown.focus, beside)
  return room.stepped ? { ...text, kicker: m['hall.stepped']() } : text
}

const views: Record<string, (room: Room, focus: string, beside: Beside) => Text> = {
  frameworks, information, board, practice, result, plan, signing, casework, harvest,
  tables: (room, focus) => (focus === 'seats' && room.seats.length ? seats(room) : tables(room)),
  proposal: (room, focus) => proposal(room, focus, false),
  check: (room, focus) => proposal(room, focus, true),
  round: (room, focus) => round(room, focus),
}

function trying(): Text {
  return { title: m['zaal.screen'](), pieces: [m['zaal.size_question'], m['zaal.size_proposal'], m['zaal.size_idea'], m['zaal.size_least'], m['zaal.hands_up'], m['zaal.corners']].flatMap(say => line(say())) }
}

function pause(room: Room): Text {
  const until = goesOn(room.now)
  return { title: until ? m['clock.away_phone']() : m['screen.pause'](), pieces: line(until || m['hall.resting']()) }
}

function thinking(room: Room, shown: Shown): Text {
  const about = room.themes.find(theme => theme.id === shown.focus)?.title ?? room.agenda.find(one => one.id === room.now.item)?.title
  return { kicker: about, title: m['clock.think_wall'](), pieces: line(m['clock.think_wall_hint']()) } // the clock itself would be a change every second
}

function lobby(room: Room): Text {
  return { kicker: joined(m['screen.the_question'](), room.meeting.municipality), title: room.meeting.question, pieces: line(m['screen.no_phone']()) }
}

function information(room: Room, focus: string): Text {
  const item = room.agenda.find(one => one.id === (focus || room.now.item))
  return { kicker: m['hall.information'](), title: item?.title ?? room.meeting.title, pieces: [...line(room.meeting.question), ...(room.questions.length ? headed(m['screen.questions_answered'](), list(room.questions.map(one => ({ text: one.text })))) : [])] }
}

function frameworks(room: Room): Text {
  const { version, digest = '' } = room.meeting
  const items = (soft: boolean) => room.frameworks.flatMap((one: PrepareFrameworkShown, i) => ((one.soft ?? false) === soft ? [{ before: `${i + 1} · ${kindWord(one.kind)}`, text: one.text }] : []))
  return {
    kicker: version ? m['hall.fixed_version']({ version, code: checkCode(digest) }) : undefined, title: m['screen.limits_title'](),
    pieces: [...headed(m['hall.starting_points'](), list(items(true))), ...headed(m['hall.bounds'](), list(items(false)))],
  }
}

function seats(room: Room): Text {
  const items = room.seats.map(one => ({ before: m['table.table']({ table: one.number }), text: room.themes.find(theme => theme.id === one.theme)?.title ?? m['table.open_theme'](), after: whoSits(one) }))
  return { kicker: m['table.on_phone'](), title: m['table.who_where'](), pieces: list(items) }
}

function tables(room: Room): Text {
  const items = room.themes.map((theme, i) => ({
    before: String(i + 1), text: theme.title,
    after: m['hall.table_row']({
      ideas: m['ideas.all_count']({ count: room.boards.find(board => board.theme === theme.id)?.count ?? 0 }),
      proposals: m['hall.proposals']({ count: room.proposals.filter(one => one.theme === theme.id && !one.state).length }),
    }),
  }))
  return { kicker: room.meeting.title, title: m['hall.tables'](), pieces: list(items) }
}

function casework(room: Room, focus: string, { now }: Beside): Text {
  const all = lookedAt(room.cases, focus)
  const [first, ...more] = all
  if (!first) return { kicker: m['case.short'](), title: m['case.title'](), pieces: line(m['case.none_wall']()) }
  const end = endOf(room, now)
  const told = ({ one, questions }: typeof first): Piece[] => [...line(one.story), ...list(askedOf(one, questions).map(each => ({ before: String(each.number), text: each.text })))]
  return {
    kicker: kickerOfCase(first.one, end), title: first.one.title,
    pieces: [...told(first), ...more.flatMap(each => headed(each.one.title, [...line(kickerOfCase(each.one, end)), ...told(each)]))],
  }
}

function harvest(room: Room, focus: string): Text {
  const all = harvestOf(room.cases, focus)
  const pieces = all.flatMap(({ one, questions }) => [{ kind: 'head', text: one.title } satisfies Piece, ...askedOf(one, questions).flatMap(({ id, text }) => {
    const notes = room.notes.filter(note => note.question === id && !note.gone)
    return headed(text, notes.length ? list(notes.map(note => ({ before: m['table.table']({ table: note.table }), text: note.text }))) : line(m['case.found_nothing']()))
  })])
  return { kicker: all.length ? undefined : m['case.short'](), title: m['case.found'](), pieces: all.length ? pieces : line(m['case.found_none']()) }
}

function board(room: Room, focus: string): Text {
  const one = room.themes.find(theme => theme.id === focus)
  const count = (theme: string) => room.boards.find(board => board.theme === theme)?.count ?? 0
  if (one) return { kicker: m['screen.board_kicker']({ count: count(one.id) }), title: one.title, pieces: cardsOf(room, one.id, count(one.id)) }
  const themes = room.themes.flatMap((theme, i) => headed(`${i + 1} ${theme.title}`, cardsOf(room, theme.id, count(theme.id))))
  return { kicker: m['screen.board_kicker']({ count: room.boards.reduce((sum, board) => sum + board.count, 0) }), title: m['hall.board_title'](), pieces: themes }
}

function cardsOf(room: Room, theme: string, count: number): Piece[] {
  const cards = room.cards.filter(card => card.theme === theme && !card.into)
  if (!cards.length) return line(count > 0 ? m['hall.hidden_board']() : m['board.theme_empty']())
  const groups = room.groups.filter(group => group.theme === theme && !group.gone)
  const grouped = groups.flatMap(group => headed(group.title, list(cards.filter(card => card.cluster === group.id).map(said))))
  const loose = list(cards.filter(card => !groups.some(group => group.id === card.cluster)).map(said))
  return [...grouped, ...(groups.length ? headed(m['hall.loose'](), loose) : loose), ...line(count > cards.length ? m['board.more']({ count: count - cards.length }) : undefined)]
}

/** A card as it stands on the wall, with where it comes from. */
const said = ({ text, before }: IdeasCard) => ({ text: before ? `${text} (${m['ideas.before']()})` : text })

function practice(room: Room, _: string, { practice: far }: Beside): Text {
  const now = room.practice
  if (!now) return lobby(room)
  const shown: Piece[] = now.open
    ? [...line(m['practice.now']()), ...line(farWord(far)), ...list(now.choices.map(code => ({ text: wayWord(code) })))]
    : [...line(m['practice.of']({ answered: now.answered ?? 0 })), { kind: 'bars', bars: bars(now), total: now.answered ?? 0 }]
  return { kicker: m['practice.kicker'](), title: now.open ? m['practice.question']() : m['practice.came_how'](), pieces: [...shown, ...line(m['practice.not_in_plan']())] }
}

const kickerOf = (one: ProposeShown, version = one.version) => m['proposal.kicker']({ number: one.order + 1, version })

function proposal(room: Room, id: string, checking: boolean): Text {
  const one = room.proposals.find(one => one.id === id) ?? room.proposals.find(one => !one.state) ?? room.proposals[0]
  if (!one) return { kicker: m['line.proposals'](), title: m['hall.no_proposal'](), pieces: line(room.meeting.question) }
  const exact: Piece = { kind: 'exact', text: one.text, before: checking || one.before?.text === one.text ? undefined : one.before?.text }
  const verdicts = checksOf(room, one).map(check => ({ before: `${check.number}`, text: check.name, after: verdictWord(check.verdict) }))
  return {
    kicker: joined(kickerOf(one), checking ? one.title : undefined), title: checking ? m['proposal.fits']() : one.title,
    pieces: [exact, ...line(left(room.sums)), ...(checking ? list(verdicts) : [{ kind: 'facts', facts: factsOf(one) } satisfies Piece])],
  }
}

/** The proposals of a round, each under its own head where there are several. */
const optionsOf = (room: Room, now: DecideRoundShown) => now.proposals.flatMap(option => room.proposals.find(one => one.id === option.id) ?? [])
const headOf = (one: ProposeShown) => m['mirror.proposal']({ number: one.order + 1, title: one.title })

function round(room: Room, id: string): Text {
  const now = room.rounds.find(one => one.id === id)
  const options = now ? optionsOf(room, now) : []
  const [first] = options
  if (!now || !first) return lobby(room)
  if (now.status === 'judging') {
    return { kicker: joined(kickerOf(first), m['hall.judging']()), title: m['hall.judge_title'](), pieces: list((now.objections ?? []).map(one => ({ text: one.reason ?? '' }))) }
  }
  const method = methods.of(now.method)
  const texts = options.flatMap((one): Piece[] => [{ kind: 'head', text: headOf(one) }, { kind: 'exact', text: one.text, before: one.before?.text === one.text ? undefined : one.before?.text }])
  return {
    kicker: joined(kickerOf(first), now.poll ? m['hall.poll']() : undefined), title: method.ask(),
    pieces: [...texts, ...line(now.poll ? undefined : left(room.sums)), ...line(method.open()), ...list(choicesOf(method, now.params).map(one => ({ text: one.text() }))), ...line(farWord(soft(room.turnouts.get(now.id))))],
  }
}

function result(room: Room, id: string): Text {
  const now = room.rounds.find(one => one.id === id)
  const results = now?.results ?? []
  const about = (proposal: string) => room.proposals.find(one => one.id === proposal)
  const first = results[0] && about(results[0].proposal)
  if (!now || !first) return lobby(room)
  const pieces = results.flatMap((result): Piece[] => {
    const one = about(result.proposal)
    const came = resultOf(now, result, methods.of(now.method).counted ? [] : wordsOf(room, now, result.proposal))
    const { counts, words = [] } = came
    const counted: Piece[] = counts ? [...line(m['counted.turnout'](counts.turnout)), { kind: 'bars', bars: counts.bars, total: counts.turnout.answered }] : []
    const written = headed(came.carried ? m['decide.heed_title']() : m['decide.needs_title'](), list(words.map(text => ({ text }))))
    const said = [...sentencesOf(came).flatMap(line), ...counted, ...written, ...line(nextOf(came))]
    return results.length > 1 && one ? headed(headOf(one), said) : said
  })
  return { kicker: kickerOf(first, results[0]!.version), title: results.length > 1 ? m['line.decisions']() : first.title, pieces }
}

function plan(room: Room): Text {
  const sealed = room.plan?.sealed ?? false
  const stops = (room.plan?.stops ?? []).map(stop => {
    const one = room.proposals.find(one => one.id === stop.proposal)
    return { text: stop.title, after: joined(one && leadOf(one), one?.due && shortDay(one.due)) }
  })
  return {
    kicker: joined(...besidePlan(room.end, room.meeting.date).slice(0, 1)) || stateOf(sealed, room.plan?.code), title: m['plan.behind'](),
    pieces: [...(stops.length ? list(stops, true) : line(m['plan.none']())), ...headed(m['plan.next'](), list(aheadOf(sealed).map(text => ({ text }))))],
  }
}

function signing(room: Room): Text {
  if (!room.plan?.sealed) return plan(room)
  const titles = room.plan.stops.map(stop => ({ text: stop.title }))
  return {
    kicker: m['finish.signing'](), title: m['finish.sentence'](),
    pieces: [...(titles.length ? list(titles) : line(m['plan.none']())), ...besidePlan(room.end, room.meeting.date).flatMap(line)],
  }
}
