// Inviting people: letters that open beside this page, mail that the server sends, numbers to call.
import { SvelteMap } from 'svelte/reactivity'
import { m } from '../../../words'
import { call } from '../../staff/api'
import type { Row } from './list'
import { leftOut, sentence } from './names'

interface Mail { from: string; lacks: string }
interface Queued { queued: string[]; left: { person: string; why: string }[] }
interface Number { person: string; tel: string; sms?: string }
export type About = 'invitation' | 'appointment' | 'notice'

/** The server takes a form from its own pages alone, and a page that sends no referrer does not say where its forms are from. From here
 *  on this one says so, to our own server and to nobody else. */
function saysWhereFrom(): void {
  if (!document.querySelector('meta[name="referrer"]')) document.head.append(Object.assign(document.createElement('meta'), { name: 'referrer', content: 'same-origin' }))
}

export class Reach {
  readonly path: string
  /** Undefined until the server said. */
  mail = $state.raw<Mail>()
  /** The links to call and to text whoever has no e-mail. */
  readonly numbers = new SvelteMap<string, Number>()

  constructor(meeting: string) { this.path = `/meetings/${encodeURIComponent(meeting)}/talks` }

  async load(): Promise<void> { this.mail = (await call<Mail>('GET', `${this.path}/mail`)).value ?? this.mail }
  async loadNumbers(): Promise<void> {
    for (const one of (await call<Number[]>('GET', `${this.path}/numbers-to-call`)).value ?? []) this.numbers.set(one.person, one)
  }

  /** Why nobody can be invited yet; undefined when somebody can be. */
  get notYet(): string | undefined {
    if (this.mail?.lacks === 'frameworks') return m['talks.lock_first']()
    return this.mail?.lacks ? m['talks.sender_first']() : undefined
  }
  get noMail(): string | undefined { return this.mail && !this.mail.from ? m['talks.no_mail']() : this.notYet }

  letters(people: string[], large: boolean): void { this.#print('letters', { people: people.join(','), size: large ? 'large' : 'normal' }) }
  /** Cards for the day, with somebody's own way in folded inside. */
  cards(people: string[]): void { this.#print('cards', { people: people.join(',') }) }

  /** Opens what is printed beside this page. It is a form, for it makes links and codes; asking for a page must never do that. */
  #print(what: string, fields: Record<string, string>): void {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = `/api/v1${this.path}/${what}`
    form.target = '_blank'
    for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    saysWhereFrom()
    document.body.append(form)
    form.submit()
    form.remove()
  }

  /** Queues a mail to these people; says in words who gets one and who does not. */
  async send(about: About, people: Row[] | { person: string; name: string }[]): Promise<{ text: string; heed: boolean }> {
    const answer = await call<Queued>('POST', `${this.path}/mail`, { about, people: people.map(one => one.person) })
    if (answer.problem) return { text: answer.problem.code === 'no-mail' ? m['talks.no_mail']() : sentence(answer.problem), heed: true }
    const name = (person: string) => people.find(one => one.person === person)?.name ?? ''
    const left = answer.value.left.map(one => `${name(one.person)} (${leftOut(one.why)})`)
    const said = [answer.value.queued.length ? m['talks.mail_goes']({ count: answer.value.queued.length }) : '', left.length ? m['talks.mail_left']({ names: left.join(', ') }) : '']
    return { text: said.filter(Boolean).join(' '), heed: left.length > 0 }
  }
}
