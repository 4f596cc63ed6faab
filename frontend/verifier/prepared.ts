// What was fixed before the meeting, all of it public.
import { hexDigest, utf8 } from './bytes'
import { canonical, type Json } from './json'
import type { Entry } from './record'
import type { Read } from './shape'

export interface Framework { text: Read; version: number; clarifications: Read[] }

export class Prepared {
  about: Read = { promise: {} }
  colour = ''
  logo: Read = {}
  themes: { id: string; title: string }[] = []
  frameworks: Framework[] = []
  locked = ''
  former: Read | undefined // the meeting that this one goes on from
  supersedes = false // its plan

  apply({ type, pub }: Entry): void {
    switch (type) {
      case 'prepare.meeting_set': this.about = pub; break
      case 'prepare.style_set': this.colour = pub.colour; break
      case 'prepare.logo_set': this.logo = pub; break
      case 'prepare.continued': this.former = pub; this.supersedes = false; break
      case 'prepare.supersedes_set': this.supersedes = pub.supersedes; break
      case 'prepare.theme_set': {
        const known = this.themes.find(theme => theme.id === pub.id)
        if (known) known.title = pub.title
        else this.themes.push({ id: pub.id, title: pub.title })
        break
      }
      case 'prepare.theme_dropped': this.themes = this.themes.filter(theme => theme.id !== pub.id); break
      case 'prepare.framework_set': this.set(pub); break
      case 'prepare.framework_dropped': this.frameworks = this.frameworks.filter(one => one.text.id !== pub.id); break
      case 'prepare.locked':
        this.locked = pub.digest
        for (const one of this.frameworks) one.version = pub.version
        break
      case 'prepare.renewed': this.renew(pub); break
      case 'prepare.clarified': {
        const { framework, ...said } = pub
        this.frameworks.find(one => one.text.id === framework)?.clarifications.push(said)
      }
    }
  }

  private set(text: Read): void {
    const at = this.frameworks.findIndex(one => one.text.id === text.id)
    if (at < 0) this.frameworks.push({ text, version: 0, clarifications: [] })
    else this.frameworks[at] = { text, version: 0, clarifications: this.frameworks[at]!.clarifications }
  }

  /** Only what changed gets the new version. */
  private renew(to: Read): void {
    this.frameworks = to.frameworks.map((text: Read) => {
      const was = this.frameworks.filter(one => one.text.id === text.id).pop()
      const unchanged = was && Object.entries(text).every(([name, value]) => was.text[name] === value)
      return { text, version: unchanged ? was.version : to.version, clarifications: was?.clarifications ?? [] }
    })
    this.locked = to.digest
  }
}

/** A framework as the plan has it. */
export function inPlan({ text, version, clarifications }: Framework): Read {
  return {
    id: text.id, kind: text.kind, text: text.text, formal: text.formal, measure: text.measure, unit: text.unit, min: amount(text.min, text.unit), max: amount(text.max, text.unit),
    over: text.over, owner: text.owner, source: text.source, version, clarifications,
  }
}

/** Money has two decimals. */
function amount(text: string, unit: string): string {
  if (unit !== 'EUR' || !/^(?:0|[1-9]\d{0,12})(?:\.\d{1,2})?$/.test(text)) return text
  const [whole, cents = ''] = text.split('.')
  return `${whole}.${cents.padEnd(2, '0')}`
}

/** The digest of frameworks as they stand in a plan. */
export const digestOf = (frameworks: Json): string => `sha256:${hexDigest(utf8(canonical(frameworks)))}`

