// Checks a bundle as docs/bundle.md says, in the order that it says. It shares no code with the program that makes bundles.
import { planShape, rendering } from './described'
import { base64Of, fromBase64, hexDigest, hexOf, same, textOf, utf8 } from './bytes'
import { bare, compile } from './compile'
import { readCosignatures } from './cosigned'
import { recount } from './count'
import { filed, indented, onOneLine, type Json, type Members } from './json'
import { name as manifestName, readManifest, type Manifest } from './manifest'
import { codeOf, ofRecord, readKey, rootOf, sameCode, signs } from './note'
import { Problem } from './problem'
import { file as recordName, readChain, readEntry, readWords, type Entry } from './record'
import { asFile, fill, type Read } from './shape'
import { unzip, type File } from './zip'

/** What whoever checks knows from elsewhere: a key as it is published or its short code, and the check code of the plan. */
export interface Known { key?: string; code?: string }

/** What was found of a bundle with which nothing is wrong. */
export interface Report {
  manifest: Manifest
  plan: Read // as plan.json has it
  recounted: number // results of rounds that were counted again
  open: { title: string; why: 'not_kept' | 'judged' | 'entitled' }[] // those that could not be
  takenOut: number // ideas whose words were taken out of the report
  notMade: string[] // files whose digests are signed, and that were not made again
  led: boolean // the device of who led signed along
  phones: number // so did these
  known: boolean // it was held against something that is known from elsewhere
}

const order = ['CONTROLEREN.txt', manifestName, 'checkpoint', recordName, 'words', 'cosignatures', 'plan.html', 'plan.pdf', 'plan.odt', 'plan.docx', 'plan.md', 'decisions.csv', 'plan.json',
  'summary.html', 'summary.pdf', 'report.html', 'report.pdf', 'report.odt', 'report.docx', 'report.md', 'report.json']
const always = new Set(['CONTROLEREN.txt', manifestName, 'checkpoint', recordName, 'plan.json'])
const sometimes = new Set(['words', 'cosignatures'])
const made = new Set([...always, ...sometimes].filter(name => name !== 'CONTROLEREN.txt'))

/** Checks a bundle; throws the Problem that comes first. */
export function verify(raw: Uint8Array, known: Known = {}): Report {
  const files = unzip(raw)
  const file = (name: string): Uint8Array | undefined => files.find(one => one.name === name)?.data
  if (!file(manifestName)) throw new Problem('no_bundle')
  const manifest = readManifest(file(manifestName)!)
  holdFiles(files, manifest)
  const { record, root, sealed } = readRecord(file(recordName)!, manifest)
  const text = holdPlan(record, sealed, file('plan.json')!, manifest)
  const { takenOut } = readWords(file('words'), record.filter(one => one.type === 'plan.cited'))
  holdSignature(manifest, root, file(manifestName)!, file('checkpoint')!)
  const { led, phones } = readCosignatures(file('cosignatures'), `${ofRecord(manifest.origin, record.length, root)}plan sha256:${hexDigest(text)}\n`)
  const isKnown = holdKnown(manifest, known)
  const plan = fill(planShape, record[sealed]!.raw instanceof Map ? (record[sealed]!.raw as Members).get('plan') : null)
  const counted = holdRecord(record, plan, asFile(planShape, (record[sealed]!.raw as Members).get('plan')) as Members)
  return { manifest, plan, ...counted, takenOut, notMade: files.map(one => one.name).filter(name => !made.has(name)), led, phones, known: isKnown }
}

/** Names, order, sizes and digests. */
function holdFiles(files: File[], manifest: Manifest): void {
  const listed = files.filter(({ name }) => name !== manifestName && name !== 'checkpoint')
  listed.forEach(({ name, data }, at) => {
    const sum = manifest.files[at]
    if (sum?.name !== name) throw new Problem('unlisted', name)
    if (sum.size !== data.length || sum.sha256 !== hexDigest(data)) throw new Problem('wrong_sum', name)
  })
  const lacking = manifest.files[listed.length]
  if (lacking) throw new Problem('missing', lacking.name)
  const names = files.map(one => one.name)
  const mayLack = (name: string): boolean => sometimes.has(name) || (manifest.maker.rendering !== rendering && !always.has(name))
  const expected = order.filter(name => names.includes(name) || !mayLack(name))
  const absent = expected.find(name => !names.includes(name))
  if (absent) throw new Problem('missing', absent)
  const strange = names.find((name, at) => name !== expected[at])
  if (strange) throw new Problem('unlisted', strange)
}

/** Numbers, hashes, length and root of the record, and what its entries are. */
function readRecord(raw: Uint8Array, manifest: Manifest): { record: Entry[]; root: Uint8Array; sealed: number } {
  const lines = readChain(raw)
  if (lines.length !== manifest.journal.entries) throw new Problem('wrong_length', recordName, lines.length)
  const root = rootOf(lines.map(line => line.hash))
  if (base64Of(root) !== manifest.journal.root) throw new Problem('wrong_root', recordName)
  let sealed = -1
  const record = lines.map((line, at) => {
    const entry = readEntry(line, at + 1)
    if (entry.type === 'plan.sealed') {
      if (sealed >= 0) throw new Problem('sealed_twice', recordName, at + 1)
      sealed = at
    }
    return entry
  })
  return { record, root, sealed }
}

/** What may come with the seal, in this order; of ideas that are quoted there may be several. */
const withSeal = ['plan.reported', 'plan.quoted', 'plan.cited', 'plan.explained']

/** plan.json is what was sealed, and names where it was. Answers with its bytes. */
function holdPlan(record: Entry[], sealed: number, file: Uint8Array, manifest: Manifest): Uint8Array {
  if (sealed < 0) throw new Problem('never_sealed', recordName)
  const early = record.slice(0, sealed).find(one => withSeal.includes(one.type))
  if (early) throw new Problem('misplaced', recordName, early.seq)
  let last = -1
  for (const { type, seq } of record.slice(sealed + 1)) {
    const place = withSeal.indexOf(type)
    if (place < last || place < 0 || (place === last && type !== 'plan.cited')) throw new Problem('after_seal', recordName, seq)
    last = place
  }
  const raw = (record[sealed]!.raw as Members | null)?.get('plan')
  const stands = fill(planShape, raw).journal
  const before = sealed ? hexOf(record[sealed - 1]!.hash) : '0'.repeat(64)
  if (stands?.entries !== sealed || stands.head !== before) throw new Problem('other_record', recordName, sealed + 1)
  const text = utf8(`${indented(asFile(planShape, raw), filed)}\n`)
  if (!same(text, file)) throw new Problem('other_plan', 'plan.json')
  if (manifest.code !== codeOf(text)) throw new Problem('other_code', manifestName)
  return text
}

/** The checkpoint signs this manifest, with the key that it names. */
function holdSignature(manifest: Manifest, root: Uint8Array, listed: Uint8Array, checkpoint: Uint8Array): void {
  const [, from = '', of = ''] = /^(.*?)\/m\/(.*)$/s.exec(manifest.origin) ?? []
  if (!of || from !== manifest.key.split('+', 1)[0]) throw new Problem('wrong_key', manifestName)
  const text = `${ofRecord(manifest.origin, manifest.journal.entries, root)}manifest sha256:${hexDigest(listed)}\n`
  const expected = utf8(`${text}\n`)
  if (!same(checkpoint.subarray(0, expected.length), expected)) throw new Problem('not_signed', 'checkpoint')
  const key = readKey(manifest.key)
  if (!key) throw new Problem('wrong_key', manifestName)
  const line = textOf(checkpoint.subarray(expected.length)) ?? ''
  const [, signature = ''] = /^— \S+ (\S+)\n$/.exec(line) ?? []
  if (line !== `— ${key.name} ${signature}\n` || !fromBase64(signature) || !signs(key, text, signature)) throw new Problem('bad_signature', 'checkpoint')
}

function holdKnown(manifest: Manifest, known: Known): boolean {
  if (known.key && known.key !== manifest.key && !sameCode(known.key, codeOf(utf8(manifest.key)))) throw new Problem('strange_key', 'checkpoint', 0, manifest.key)
  if (known.code && !sameCode(known.code, manifest.code)) throw new Problem('strange_code', 'plan.json', 0, manifest.code)
  return !!(known.key || known.code)
}

/** The plan follows from the record. A record that breaks the rules could break them here. */
function holdRecord(record: Entry[], plan: Read, file: Members): Pick<Report, 'recounted' | 'open'> {
  try {
    holdFrameworks(record)
    holdExplained(record)
    const counted = countAgain(record, plan)
    holdCards(record, plan)
    compileAgain(record, plan, file)
    return counted
  } catch (problem) {
    throw problem instanceof Problem ? problem : new Problem('does_not_fold', recordName)
  }
}

const meets = new Set(['prepare.opened', 'people.arrived', 'people.knocked', 'ideas.added', 'ideas.note_added', 'decide.round_opened'])

/** What stood fixed was fixed before anybody came in, wrote a card or answered. */
function holdFrameworks(record: Entry[]): void {
  let locked = false
  for (const { type, seq } of record) {
    if (type === 'prepare.locked') locked = true
    else if (locked && (type === 'prepare.framework_set' || type === 'prepare.framework_dropped')) throw new Problem('changed_locked', recordName, seq)
    else if (!locked && meets.has(type)) throw new Problem('locked_late', recordName, seq)
  }
  if (!locked) throw new Problem('locked_late', recordName, record.length)
}

const mayGo = new Set(['propose.drafted', 'propose.amended', 'propose.divided', 'propose.put_aside', 'propose.withdrawn', 'propose.checked', 'propose.form_forwarded', 'ideas.clustered', 'decide.stepped_back'])

/** What is said to be taken back is what can be, and everything that takes back says what. */
function holdExplained(record: Entry[]): void {
  const last = record[record.length - 1]!
  const told: Read[] = last.type === 'plan.explained' ? last.pub.taken_back : []
  const undone = record.filter(one => one.type === 'decide.undone')
  undone.forEach(({ seq }, at) => {
    const back = told[at]
    if (back?.by !== seq || !back.entries.every((n: number) => n >= 1 && n < seq && mayGo.has(record[n - 1]!.type))) throw new Problem('unexplained', recordName, seq)
  })
  if (told.length > undone.length) throw new Problem('unexplained', recordName, record.length)
}

function countAgain(record: Entry[], plan: Read): Pick<Report, 'recounted' | 'open'> {
  const [opened, open] = [new Map<string, Read>(), [] as Report['open']]
  let recounted = 0
  for (const { type, pub, seq } of record) {
    if (type === 'decide.round_opened') {
      if (opened.has(pub.id)) throw new Problem('does_not_fold', recordName)
      opened.set(pub.id, pub)
    }
    if (type !== 'decide.round_closed') continue
    for (const one of recount(opened.get(pub.round), pub)) {
      const title = titleOf(plan, one.proposal)
      if (one.wrong) throw new Problem('wrong_count', title, seq, one.wrong)
      if (one.open) open.push({ title, why: one.open })
      else recounted++
    }
  }
  return { recounted, open }
}

/** What the plan calls a proposal; its id when it is not named there. */
function titleOf(plan: Read, proposal: string): string {
  const decided = plan.themes.flatMap((theme: Read) => theme.decisions).find((one: Read) => one.proposal === proposal)
  return decided?.title ?? (plan.not_in_plan.find((one: Read) => one.proposal === proposal && one.title)?.title || proposal)
}

/** Every card has one place. */
function holdCards(record: Entry[], { cards: { total, ...places } }: Read): void {
  const written = record.filter(one => one.type === 'ideas.added' || one.type === 'ideas.seeded' || one.type === 'ideas.note_added').length
  const sum = (Object.values(places) as number[]).reduce((all, n) => all + n, 0)
  if (sum !== total || total !== written) throw new Problem('lost_cards', 'plan.json', written)
}

/** Compiles the plan anew, and holds every part against what was sealed. */
function compileAgain(record: Entry[], plan: Read, file: Members): void {
  const [again, sealed] = [compile(record), bare(file)]
  const equal = (a: Json | undefined, b: Json | undefined): boolean => onOneLine(a ?? null) === onOneLine(b ?? null)
  const themes = (of: Members) => of.get('themes') as Members[]
  for (const theme of themes(sealed)) {
    const anew = themes(again).filter(one => one.get('id') === theme.get('id')).flatMap(one => one.get('decisions') as Json[])
    for (const one of theme.get('decisions') as Members[]) {
      if (!anew.some(other => equal(one, other))) throw new Problem('does_not_follow', titleOf(plan, one.get('proposal') as string))
    }
  }
  for (const one of sealed.get('not_in_plan') as Members[]) {
    if (!(again.get('not_in_plan') as Json[]).some(other => equal(one, other))) throw new Problem('does_not_follow', titleOf(plan, one.get('proposal') as string))
  }
  for (const part of ['meeting', 'frameworks', 'cards', 'themes']) if (!equal(again.get(part), sealed.get(part))) throw new Problem('part_differs', 'plan.json', 0, part)
  if (!equal(again, sealed)) throw new Problem('part_differs', 'plan.json', 0, 'plan')
}
