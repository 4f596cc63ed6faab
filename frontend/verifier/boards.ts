// The boards of a meeting, as far as it is public: which cards there are, and where each went.
import type { Entry } from './record'

interface Cluster { theme: string; cards: Card[] }

interface Card {
  id: string
  theme: string
  cluster?: Cluster
  into?: Card
  merged: Card[]
  hidden: boolean
  withdrawn: boolean
}

export class Boards {
  private readonly cards = new Map<string, Card>()
  private readonly clusters = new Map<string, Cluster>()

  /** All cards, in the order in which they came. */
  all(): string[] { return [...this.cards.keys()] }

  theme(id: string): string { return this.cards.get(id)!.theme }

  /** What became of a card, apart from the proposals made with it. */
  fate(id: string): 'removed' | 'merged' | 'withdrawn' | '' { return fateOf(this.cards.get(id)!) }

  apply({ type, pub }: Entry): void {
    switch (type) {
      case 'ideas.added': case 'ideas.note_added': case 'ideas.seeded': return this.enter(pub.id, pub.theme)
      case 'ideas.withdrawn': return this.change([pub.id], card => { card.withdrawn = true })
      case 'ideas.brought_back': return this.change([pub.id], card => { card.withdrawn = false })
      case 'ideas.taken_off': return this.change([pub.id], card => { card.hidden = true })
      case 'ideas.restored': return this.change(pub.ideas, card => { card.hidden = false })
      case 'ideas.clustered': return this.cluster(pub.id, pub.theme, pub.ideas)
      case 'ideas.placed': return this.put(pub.ideas, this.clusters.get(pub.cluster))
      case 'ideas.merged': return this.merge(pub.ideas, this.cards.get(pub.into))
      case 'ideas.parted': return this.change(pub.ideas, part)
      case 'ideas.moved': return this.move(pub.ideas, pub.theme)
    }
  }

  private enter(id: string, theme: string): void {
    if (!this.cards.has(id)) this.cards.set(id, { id, theme, merged: [], hidden: false, withdrawn: false })
  }

  private change(ids: string[], act: (card: Card) => void): void {
    for (const id of new Set(ids)) if (this.cards.has(id)) act(this.cards.get(id)!)
  }

  private cluster(id: string, theme: string, ids: string[]): void {
    if (this.clusters.has(id)) return
    const made: Cluster = { theme, cards: [] }
    this.clusters.set(id, made)
    this.move(ids, theme)
    this.put(ids, made)
  }

  /** Without a cluster cards are loose; one that moved away meanwhile stays out. */
  private put(ids: string[], to: Cluster | undefined): void {
    this.change(ids, card => {
      const into = to?.theme === card.theme ? to : undefined
      if (card.cluster === into) return
      leave(card)
      if (!into) return
      card.cluster = into
      into.cards.push(card)
    })
  }

  private merge(ids: string[], into: Card | undefined): void {
    if (!into) return
    this.change(ids, card => {
      if (card.theme !== into.theme || family(card).includes(into)) return
      part(card)
      card.into = into
      into.merged.push(card)
    })
  }

  private move(ids: string[], theme: string): void {
    this.change(ids, card => {
      if (card.theme === theme) return
      part(card)
      for (const one of family(card)) {
        leave(one)
        one.theme = theme
      }
    })
  }

  /** The cards behind what a proposal is made from: of a cluster those that stand, and with each what is shown under it. */
  behind(from: string[]): string[] {
    const all = new Set<string>()
    const add = (card: Card) => { for (const one of family(card)) if (one === card || (host(one) === card && !gone(one))) all.add(one.id) }
    for (const id of from) {
      const [cluster, card] = [this.clusters.get(id), this.cards.get(id)]
      if (cluster) cluster.cards.filter(one => fateOf(one) === '').forEach(add)
      else if (card) add(card)
    }
    return [...all]
  }
}

const gone = (card: Card): boolean => card.hidden || card.withdrawn
const family = (card: Card): Card[] => [card, ...card.merged.flatMap(family)]
const fateOf = (card: Card): 'removed' | 'merged' | 'withdrawn' | '' => (card.hidden ? 'removed' : host(card) ? 'merged' : card.withdrawn ? 'withdrawn' : '')

/** The card under which one is shown: the highest of those it was merged into that is not gone. */
function host(card: Card): Card | undefined {
  let found: Card | undefined
  for (let up = card.into; up; up = up.into) if (!gone(up)) found = up
  return found
}

function part(card: Card): void {
  if (card.into) card.into.merged = card.into.merged.filter(one => one !== card)
  card.into = undefined
}

function leave(card: Card): void {
  if (card.cluster) card.cluster.cards = card.cluster.cards.filter(one => one !== card)
  card.cluster = undefined
}
