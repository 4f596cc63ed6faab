// A phone in a language besides Dutch and English, from the first screen to an answer that was changed: every language that comes along,
// and one that an institute put in a folder. On every screen: in which language it says that it is, what is left of Dutch, axe, the dark and
// letters of twice the size. Ends with 1 when anything is wrong.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/languages.mjs [PROGRAM [code of one language]]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escaped, leftInDutch } from './labels.mjs'
import { Findings, makeMeeting, openPage, setupFacilitator, shot, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const binary = process.env.HOOFDLIJN_BIN
const only = process.argv[3]
const shipped = new URL('../languages/', import.meta.url)
const packs = new Map(readdirSync(shipped).filter(name => name !== 'lines.json').map(name => JSON.parse(readFileSync(new URL(name, shipped)))).map(pack => [pack.code, pack]))

// An institute with nothing but the program makes a file, fills it in and puts it in a folder, beside one that it broke.
const folder = mkdtempSync(join(tmpdir(), 'hoofdlijn-languages-'))
const own = join(folder, 'pap.json')
execFileSync(binary, ['languages', 'new', own])
const pap = JSON.parse(readFileSync(own))
Object.assign(pap, { name: 'Papiamentu', checked_by: 'Mw. Maduro' })
for (const line of Object.values(pap.lines)) line.text = `Ñ ${line.en}`
writeFileSync(own, JSON.stringify(pap))
writeFileSync(join(folder, 'kapot.json'), JSON.stringify({ ...pap, code: 'qq', lines: { ...pap.lines, 'always.of': { nl: '', en: '', text: 'page {number}' } } }))
packs.set('pap', pap)

const server = await startServer({ env: { HOOFDLIJN_LANGUAGES: folder } })
const browser = await startBrowser()
const found = new Findings('languages')
const { check } = found

check('the good file is good', execFileSync(binary, ['languages', 'check', own]).toString().includes('Papiamentu'))
check('the broken file is refused in words, and nothing else with it', /kapot\.json/.test(server.said) && /always\.of: hier moet precies dit in staan, letterlijk: \{number\} \{total\}/.test(server.said))
try {
  execFileSync(binary, ['languages', 'check', join(folder, 'kapot.json')], { stdio: 'pipe' })
  check('the tool refuses the broken file', false)
} catch (error) { check('the tool refuses the broken file', /\{total\}/.test(error.stdout)) }

/** What stands in fixed lines on this page: of every text the language it says it is in. */
const texts = page => page.evaluate(() => {
  const all = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeValue.trim() && !node.parentElement.closest('script, style')) all.push({ text: node.nodeValue.trim(), lang: node.parentElement.closest('[lang]').lang })
  }
  for (const element of document.querySelectorAll('[aria-label]')) all.push({ text: element.getAttribute('aria-label'), lang: element.closest('[lang]').lang })
  return all
})

/** What is cut off: words that run out of the box they stand in. */
const cutOff = page => page.evaluate(() => [...document.querySelectorAll('button, h1, p, label, legend, dt, dd, span')]
  .filter(element => !element.closest('.visually-hidden') && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline').map(element => element.textContent.trim().slice(0, 40)))

/** Words of the language that are broken in the middle, on what is tapped or read first. */
const broken = (page, code) => page.evaluate(code => {
  const found = []
  for (const element of document.querySelectorAll('h1, button, label')) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('[lang]').lang !== code || node.parentElement.closest('.visually-hidden')) continue
      for (const { 0: word, index } of node.nodeValue.matchAll(/\p{L}+/gu)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(word)
      }
    }
  }
  return found
}, code)

class Guest {
  constructor(page, pack) { Object.assign(this, { page, pack, code: pack.code }) }

  say(key, values = {}) {
    const text = this.pack.lines[key].text
    return new RegExp(`^\\s*${escaped(text).replace(/\\\{(\w+)\\\}/g, (_, name) => (name in values ? `\u2068?${escaped(String(values[name]))}\u2069?` : '.+'))}\\s*$`, 'u')
  }
  heading = (key, values) => this.page.getByRole('heading', { name: this.say(key, values) }).first().waitFor({ timeout: 12_000 })
  tap = key => this.page.getByRole('button', { name: this.say(key) }).first().click()
  /** The answer with these words; its meaning follows them. */
  pick = key => this.page.getByRole('radio', { name: new RegExp(`^${escaped(this.pack.lines[key].text)}`, 'u') }).first().check({ force: true })

  /** This screen is whole in the language. */
  async whole(name, { look = true } = {}) {
    const { page, code, pack } = this
    const label = `${code}: ${name}`
    const root = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }))
    if (root.lang !== code || (root.dir || 'ltr') !== this.pack.direction) check(`${label}: the page says it is ${JSON.stringify(root)}`, false)
    const mine = (await texts(page)).filter(one => one.lang === code)
    const dutch = leftInDutch(mine.map(one => one.text)).filter(text => !Object.values(this.pack.lines).some(line => line.text === text))
    if (dutch.length) check(`${label}: still Dutch: ${dutch.join(' | ')}`, false)
    if (mine.length < 8) check(`${label}: only ${mine.length} texts in the language`, false)
    const script = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u, pap: /ñ/i }[code]
    const strange = mine.filter(one => script && /\p{L}/u.test(one.text) && !script.test(one.text) && ![pack.name, 'A'].includes(one.text) && !/^[\u2068\u2069\s]*(Amina|A\+*)/.test(one.text))
    if (strange.length) check(`${label}: in another script: ${strange.map(one => one.text).join(' | ')}`, false)
    if (!look) return
    if (code === 'ar') await found.everyWay(page, label)
    else await found.look(page, label)
    if (code !== 'ar' && code !== 'pap') {
      await page.emulateMedia({ colorScheme: 'dark' })
      await shot(page, 'languages', `${label}-dark`)
      await page.emulateMedia({ colorScheme: 'light' })
    }
    await page.evaluate(() => { document.documentElement.style.fontSize = '225%' })
    await page.emulateMedia({ colorScheme: 'dark' })
    await shot(page, 'languages', `${label}-dark-200`)
    await page.emulateMedia({ colorScheme: 'light' })
    const cut = await cutOff(page)
    const halves = await broken(page, code)
    if (halves.length) check(`${label}: broken in the middle at twice the size: ${halves.join(' | ')}`, false)
    if (cut.length) check(`${label}: cut off at twice the size: ${cut.join(' | ')}`, false)
    await page.evaluate(() => { document.documentElement.style.fontSize = '' })
  }

  /** This screen is whole in the language of the meeting. */
  async plain(name) {
    const root = await this.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
    check(`${this.code}: ${name} is in the language of the meeting`, root.join() === 'nl,')
    const others = (await texts(this.page)).filter(one => one.lang === this.code)
    if (others.length) check(`${this.code}: ${name}: said in it all the same: ${others.map(one => one.text).join(' | ')}`, false)
  }
}

const proposal = (id, title) => ({ id, title, text: `${title}. In elk dorp, en ook in het weekend.` })

async function journey(code) {
  const pack = packs.get(code)
  const staff = (journey.staff ??= await setupFacilitator(server))
  const room = await makeMeeting(server, staff, { title: 'Mantelzorg', people: [{ id: 'p1', name: 'Jan', capacity: 'carer' }], here: ['p1'], to_group: true })
  const { lead } = room
  const page = await openPage(browser, server, '/phone', { hasTouch: true })
  const guest = new Guest(page, pack)

  // Nobody has to read Dutch to find their language.
  const names = page.getByRole('button', { name: new RegExp(escaped(pack.name)) })
  await names.waitFor()
  if (code === 'ar') await found.everyWay(page, 'first screen')
  await names.click()
  await page.getByRole('radio', { name: pack.name }).check({ force: true })
  await guest.heading('reading.title')
  await guest.whole('reading')
  await guest.tap('reading.done')
  await guest.heading('join.title')
  await guest.whole('join')
  await page.getByRole('textbox').fill('CC')
  await guest.tap('join.go')
  await page.getByText(guest.say('join.code_short', { count: 2 })).waitFor()
  await page.getByRole('textbox').fill('CCCCCC')
  await guest.tap('join.go')
  await page.getByText(guest.say('join.code_wrong')).waitFor()
  await guest.whole('join-wrong')
  await page.getByRole('textbox').fill(room.code)
  await guest.tap('join.go')
  await guest.heading('join.readable')
  await guest.whole('readable')
  await guest.tap('join.readable_yes')
  await guest.heading('join.name')
  await guest.whole('name')
  await page.getByRole('textbox').fill('Amina')
  await guest.tap('join.name_go')
  await guest.heading('phone.capacity')
  await guest.tap('phone.knock')
  await page.getByText(guest.say('decide.choose_first')).waitFor()
  await guest.whole('capacity')
  await guest.pick('phone.capacity_carer')
  await guest.tap('phone.knock')
  await guest.heading('phone.waiting')
  await guest.whole('waiting')
  const knocked = await until('somebody at the door', async () => Object.entries(await lead.sees()).find(([key, one]) => key.startsWith('people.person/') && one.waiting))
  await lead.ask('people.let_in', { id: knocked[1].id, capacity: 'carer' })
  await page.getByRole('heading', { name: 'U hoeft nu niets te doen' }).waitFor()
  await guest.plain('following the room')
  await shot(page, 'languages', `${code}: follow`)

  // A bad network loses nobody their language.
  await page.route('**/languages*/**', route => route.abort())
  await page.route('**/languages.json', route => route.abort())
  await lead.ask('practice.open')
  await page.reload()
  await guest.heading('practice.question')
  check(`${code}: is remembered without a network`, true)
  await page.unroute('**/languages*/**')
  await page.unroute('**/languages.json')
  await guest.tap('always.help')
  await page.getByText(guest.say('phone.help_comes')).waitFor()
  await guest.whole('practice')
  await guest.pick('practice.foot')
  await guest.tap('practice.send')
  await guest.heading('practice.in')
  await guest.whole('practice-in')
  await lead.ask('practice.close')
  await guest.heading('practice.came_how')
  await guest.whole('practice-closed')

  for (const one of [proposal('v1', 'Een vaste plek'), proposal('v2', 'Eén telefoonnummer')]) await room.proposal(one)
  await lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }, { id: 'v2' }] })
  await guest.heading('decide.title')
  await guest.tap('always.next')
  await page.getByText(guest.say('decide.choose_first')).waitFor()
  await guest.whole('ballot')
  await guest.pick('answer.not_yet')
  await guest.tap('always.next')
  await page.getByText(guest.say('phone.write_first')).waitFor()
  await page.getByRole('textbox').fill('Ook in het weekend')
  await guest.tap('always.next')
  await page.getByText(guest.say('phone.tell_first')).waitFor()
  await guest.pick('answer.read_for_me')
  await guest.whole('ballot-not-yet')
  await page.getByRole('button', { name: guest.say('proposal.read_all') }).click()
  await page.getByRole('heading', { name: 'Een vaste plek' }).first().waitFor()
  await guest.plain('reading a proposal')
  await page.goBack()
  await guest.heading('decide.title')
  await guest.tap('always.next')
  await guest.pick('answer.support')
  await guest.tap('answer.question_first')
  await page.getByText(guest.say('phone.question_somebody')).waitFor()
  await guest.tap('always.next')
  await guest.heading('decide.repeat')
  await guest.whole('overview')
  await guest.tap('decide.send_all')
  await guest.heading('decide.thanks_many')
  await guest.whole('confirmed')
  // Another answer, from the first screen to the end.
  await guest.tap('decide.change')
  await guest.heading('decide.title')
  await guest.pick('answer.support_with_concern')
  await page.getByRole('textbox').fill('Ook op zondag')
  await guest.tap('always.next')
  await page.getByText('Eén telefoonnummer.').first().waitFor()
  await guest.tap('always.next')
  await guest.heading('decide.repeat')
  await guest.tap('decide.send_all')
  await guest.heading('decide.thanks_many')
  check(`${code}: the changed answer stands there`, (await page.locator('main li').first().innerText()).toLocaleLowerCase(code).includes(pack.lines['answer.support_with_concern'].text.replace(/:$/, '').toLocaleLowerCase(code)))
  await lead.ask('decide.close', { round: 'r1' })

  await lead.ask('propose.amend', { id: 'v1', text: 'Een vaste plek. Ook op zondag.' })
  await room.fits('v1')
  await lead.ask('decide.open', { id: 'r2', proposals: [{ id: 'v1' }], method: 'consent' })
  await guest.heading('decide.title_consent')
  await guest.pick('answer.no_objection')
  await guest.whole('consent')
  await guest.tap('always.next')
  await guest.heading('decide.repeat')
  await guest.whole('overview-one')
  await guest.tap('decide.send')
  await guest.heading('decide.thanks')
  await guest.whole('confirmed-one')
  await lead.ask('decide.close', { round: 'r2' })

  await lead.ask('decide.open', { id: 'r3', proposals: [{ id: 'v2' }], method: 'majority', params: { num: 1, den: 2, strict: true, basis: 'for_against' }, poll: true })
  await guest.heading('decide.title_counted')
  await guest.pick('counted.blank')
  await guest.whole('majority')

  // Somebody who came too late for it reads along.
  const late = new Guest(await openPage(browser, server, '/phone', { language: code }), pack)
  await late.heading('join.title')
  await late.page.getByRole('textbox').fill(room.code)
  await late.tap('join.go')
  await late.tap('join.readable_yes')
  await late.tap('join.name_skip')
  await late.pick('phone.capacity_resident')
  await late.tap('phone.knock')
  const piet = await until('somebody at the door', async () => Object.entries(await lead.sees()).find(([key, one]) => key.startsWith('people.person/') && one.waiting))
  await lead.ask('people.let_in', { id: piet[1].id, capacity: 'resident' })
  await late.heading('phone.not_in')
  await late.whole('not-in')
  await late.page.context().close()
  await lead.ask('people.leave', { people: [knocked[1].id] })
  await guest.heading('phone.gone')
  await guest.whole('gone')
  await page.context().close()
}

const languages = only ? [only] : [...packs.keys()].sort((a, b) => Number(b === 'ar') - Number(a === 'ar'))
await toTheEnd({ browser, server, found: found.all }, async () => {
  try {
    for (const code of languages) {
      await journey(code).catch(async error => {
        for (const context of browser.contexts()) for (const page of context.pages()) await page.screenshot({ path: `/tmp/languages-stuck-${code}.png`, fullPage: true }).catch(() => {})
        throw error
      })
      console.log(`${code} went from the first screen to the last`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
