// The plan follows from the record: what is public of it is told anew from the entries, without any key, and held against the plan that was sealed.
import { planShape } from './described'
import { Boards } from './boards'
import { Whole, type Json, type Members } from './json'
import { digestOf, inPlan, Prepared } from './prepared'
import type { Entry } from './record'
import { asFile, type Read } from './shape'

/** A text of a proposal. What it says is not public; which text it is, is: its name is the entry that gave it first. */
interface Version { number: number; text: number; checks: Map<string, { verdict: string; version: number }>; advice: Map<string, string> }

interface Proposal { id: string; theme: string; from: string[]; versions: Version[] }

interface Round { opened: Read; texts: number[]; closed?: Read }

/** Where a proposal stands, and since which round. */
interface Outcome { kind: string; round?: Round }

/** What goes with a step back: what was done to a text. */
const goes = new Set(['propose.drafted', 'propose.amended', 'propose.divided', 'propose.put_aside', 'propose.withdrawn', 'propose.form_forwarded'])

const adopted = (kind: string): boolean => kind === 'adopted' || kind === 'adopted_with_concerns'
const newest = (proposal: Proposal): Version => proposal.versions[proposal.versions.length - 1]!

/** The entries before the seal that count: not what was taken back, and not what a step back took with it. */
function thatCount(all: Entry[], told: Read): Entry[] {
  const gone = new Set<number>((told.taken_back as Read[]).flatMap(back => [back.by, ...back.entries]))
  let counts: Entry[] = []
  for (const entry of all.slice(0, all.findIndex(one => one.type === 'plan.sealed'))) {
    if (gone.has(entry.seq)) continue
    if (entry.type === 'decide.stepped_back') counts = counts.filter(was => !goes.has(was.type) || was.seq <= entry.pub.to)
    counts.push(entry)
  }
  return counts
}

class Meeting {
  readonly prepared = new Prepared()
  readonly boards = new Boards()
  readonly proposals = new Map<string, Proposal>()
  private readonly rounds = new Map<string, Round>()
  private readonly outcomes = new Map<string, Outcome>()
  private readonly names = new Map<string, number>()

  constructor(told: Read) {
    for (const { proposal, entries: all } of told.texts as Read[]) for (const seq of all) this.names.set(`${seq} ${proposal}`, all[0])
  }

  private text(proposal: string, { seq }: Entry): number { return this.names.get(`${seq} ${proposal}`) ?? 0 }

  apply(entry: Entry): void {
    const { type, pub } = entry
    this.prepared.apply(entry)
    this.boards.apply(entry)
    switch (type) {
      case 'propose.drafted':
        if (!this.proposals.has(pub.id)) this.proposals.set(pub.id, { id: pub.id, theme: pub.theme, from: pub.from, versions: [version(1, this.text(pub.id, entry))] })
        break
      case 'propose.amended': this.amend(pub, this.text(pub.id, entry)); break
      case 'propose.divided': this.outcomes.set(pub.id, { kind: 'split' }); break
      case 'propose.put_aside': this.outcomes.set(pub.id, { kind: 'parked' }); break
      case 'propose.withdrawn': this.outcomes.set(pub.id, { kind: 'withdrawn' }); break
      case 'propose.checked': {
        const text = this.text(pub.proposal, entry)
        this.judged(pub, one => one.text === text)?.checks.set(pub.framework, { verdict: pub.verdict, version: pub.framework_version })
        break
      }
      case 'propose.advised': this.judged(pub, one => one.number === pub.version)?.advice.set(pub.framework, pub.verdict); break
      case 'propose.advice_taken_back': this.judged(pub, one => one.number === pub.version)?.advice.delete(pub.framework); break
      case 'decide.round_opened':
        if (pub.proposals.length === 0) throw new TypeError('a round about nothing')
        this.rounds.set(pub.id, { opened: pub, texts: pub.proposals.map((one: Read) => this.text(one.id, entry)) })
        break
      case 'decide.round_closed': this.close(pub)
    }
  }

  private amend(pub: Read, text: number): void {
    this.outcomes.delete(pub.id)
    const proposal = this.proposals.get(pub.id)
    if (!proposal) return
    if (pub.version < 1) throw new TypeError('a version before the first')
    proposal.versions = [...proposal.versions.slice(0, pub.version - 1), version(pub.version, text)]
  }

  /** The text that was judged: the newest, or the one with that number; none when it is gone. */
  private judged(pub: Read, is: (version: Version) => boolean): Version | undefined {
    const proposal = this.proposals.get(pub.proposal)
    return proposal && [newest(proposal), proposal.versions[pub.version - 1]].find(one => one && is(one))
  }

  /** A result counts when the text it was about is the newest one of its proposal. */
  private close(pub: Read): void {
    const round = this.rounds.get(pub.round)
    if (!round) return
    round.closed = pub
    if (round.opened.poll) return
    for (const result of pub.results) {
      const [proposal, at] = [this.proposals.get(result.proposal), round.opened.proposals.findIndex((one: Read) => one.id === result.proposal)]
      if (proposal && at >= 0 && newest(proposal).text === round.texts[at]) this.outcomes.set(proposal.id, { kind: result.outcome, round })
    }
  }

  /** Where a proposal ended. */
  outcome(proposal: Proposal): Outcome {
    const given = this.outcomes.get(proposal.id)
    if (given?.kind) return given
    const outside = this.prepared.frameworks.some(framework => {
      const check = newest(proposal).checks.get(framework.text.id)
      return check?.version === framework.version && ['unclear', 'does_not_fit'].includes(check.verdict)
    })
    return { kind: outside ? 'outside_frameworks' : 'not_reached' }
  }
}

const version = (number: number, text: number): Version => ({ number, text, checks: new Map(), advice: new Map() })

/** The plan as everybody can tell it from the record. */
export function compile(all: Entry[]): Members {
  const last = all[all.length - 1]!
  const told = last.type === 'plan.explained' ? last.pub : { taken_back: [], texts: [] }
  const meeting = new Meeting(told)
  for (const entry of thatCount(all, told)) meeting.apply(entry)
  const { about, colour, logo, former, supersedes, frameworks, locked, themes } = meeting.prepared
  const fixed = asFile(planShape.frameworks!, json(frameworks.map(inPlan))) as Json[]
  const placed = themes.map(theme => ({ ...theme, decisions: [] as Read[] }))
  const [others, outside]: [Read[], string[]] = [[], []]
  for (const proposal of meeting.proposals.values()) {
    const { kind, round } = meeting.outcome(proposal)
    if (adopted(kind)) placed.find(theme => theme.id === proposal.theme)?.decisions.push(decision(meeting, proposal, kind, round!))
    else {
      others.push({ proposal: proposal.id, outcome: kind })
      if (kind === 'outside_frameworks') outside.push(proposal.id)
    }
  }
  const { title, municipality, question, date, place, promise } = about
  return bare(asFile(planShape, json({
    format: 'hoofdlijn-plan/1', example: about.example ?? false, language: about.language || 'nl',
    meeting: { title, municipality, question, date, place, ...(Object.values(promise ?? {}).some(Boolean) && { promise }) },
    ...((colour || logo.png) && { style: { colour, ...(logo.png && { logo }) } }), ...(supersedes && former && { supersedes: former }), frameworks: fixed, frameworks_digest: digestOf(fixed), frameworks_locked: locked,
    themes: placed, not_in_plan: others, outside_frameworks: outside, cards: cards(meeting),
  })) as Members)
}

function decision(meeting: Meeting, { id, from, ...proposal }: Proposal, outcome: string, { opened, closed }: Round): Read {
  const { number, checks, advice } = proposal.versions[proposal.versions.length - 1]!
  const result = closed.results.filter((one: Read) => one.proposal === id).pop()
  return {
    proposal: id, version: number, outcome, method: opened.method, secrecy: opened.secrecy, rule: { method: opened.method, params: opened.params },
    result: { electorate: closed.electorate, answered: result.answered, left: closed.left, counts: result.counts ?? {}, via: result.via ?? {} },
    checks: meeting.prepared.frameworks.map(one => one.text.id).filter(framework => checks.has(framework))
      .map(framework => ({ framework, verdict: checks.get(framework)!.verdict, ...(advice.has(framework) && { advice: { verdict: advice.get(framework) } }) })),
    ideas: meeting.boards.behind(from),
  }
}

/** Where every card ended: the first of these that holds. */
function cards(meeting: Meeting): Read {
  const made = new Map<string, Set<string>>()
  for (const proposal of meeting.proposals.values()) {
    for (const card of meeting.boards.behind(proposal.from)) made.set(card, (made.get(card) ?? new Set()).add(meeting.outcome(proposal).kind))
  }
  const counted: { [end: string]: number } = { in_plan: 0, merged: 0, parked: 0, withdrawn: 0, removed: 0, not_adopted: 0, outside: 0, not_reached: 0, total: 0 }
  for (const card of meeting.boards.all()) {
    const [fate, is] = [meeting.boards.fate(card), (kind: string) => !!made.get(card)?.has(kind)]
    const end = fate === 'removed' || fate === 'merged' ? fate
      : is('adopted') || is('adopted_with_concerns') ? 'in_plan'
        : fate === 'withdrawn' || is('withdrawn') ? 'withdrawn'
          : ['parked', 'not_adopted'].find(is) ?? (is('outside_frameworks') ? 'outside' : 'not_reached')
    counted[end]!++
    counted['total']!++
  }
  return counted
}

/** What is public of a plan before the last reading, without the words that people typed and who was there. */
export function bare(plan: Members): Members {
  const some = (of: Json | undefined, ...names: string[]): Members => new Map(of instanceof Map ? names.filter(name => of.has(name)).map(name => [name, of.get(name)!]) : [])
  const each = (list: Json | undefined, as: (one: Members) => Json): Json[] => (Array.isArray(list) ? list.map(one => as(one as Members)) : [])
  const check = (one: Members): Json => new Map([...some(one, 'framework', 'verdict'), ...(one.has('advice') ? [['advice', some(one.get('advice'), 'verdict')] as const] : [])])
  const decided = (one: Members): Json => new Map([...some(one, 'proposal', 'version', 'outcome', 'method', 'secrecy', 'rule', 'result', 'ideas'), ['checks', each(one.get('checks'), check)]])
  return new Map<string, Json>([
    ...some(plan, 'format', 'example', 'language', 'meeting', 'style', 'supersedes', 'frameworks', 'frameworks_digest', 'frameworks_locked'),
    ['themes', each(plan.get('themes'), theme => new Map<string, Json>([...some(theme, 'id', 'title'), ['decisions', each(theme.get('decisions'), decided)]]))],
    ['not_in_plan', each(plan.get('not_in_plan'), one => some(one, 'proposal', 'outcome'))],
    ...some(plan, 'outside_frameworks', 'cards'),
  ])
}

/** Plain values as JSON. */
function json(value: Read): Json {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean' || value instanceof Whole || value instanceof Map) return value ?? null
  if (typeof value === 'number') return new Whole(String(value))
  if (Array.isArray(value)) return value.map(json)
  return new Map(Object.entries(value).map(([name, one]) => [name, json(one)]))
}
