// The longest words a meeting may hold, on the screen in the hall: nothing stands on top of anything else, or of the line.
// usage: node test/long-texts.mjs PROGRAM
import assert from 'node:assert/strict'
import { makeMeeting, openPage, setupFacilitator, shot, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

process.env.HOOFDLIJN_BIN ??= process.argv[2]
const many = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length - 1) + '.'
const word = 'Arbeidsongeschiktheidsverzekeringsmaatschappij'
const themes = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, title: i ? `Onderwerp ${id} over mantelzorg in de buurt` : `${word} en bereiken` }))
const kinds = ['value', 'principle', 'process', 'process', 'intention']
const frameworks = kinds.map((kind, i) => ({ id: `k${i}`, kind, text: many('Dit staat vast voor iedereen die meedoet en het is een lange zin. ', 500) }))
const question = many('Wat is er nodig zodat het goed gaat met mantelzorgers in onze gemeente? ', 300)

/** Pairs of texts that stand on top of each other, in words. */
const onTop = () => {
  const shown = [...document.querySelectorAll('main h1, main h2, main p, main li > .name, header h1, header p, nav li')].filter(one => one.checkVisibility() && !one.closest('.visually-hidden') && one.textContent.trim())
  const inside = (one, rect) => { // what is cut off is not seen
    for (let at = one; at; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'hidden') { const box = at.getBoundingClientRect(); rect = { left: Math.max(rect.left, box.left), right: Math.min(rect.right, box.right), top: Math.max(rect.top, box.top), bottom: Math.min(rect.bottom, box.bottom) } }
    }
    return rect
  }
  const rects = shown.map(one => { const range = document.createRange(); range.selectNodeContents(one); return inside(one, range.getBoundingClientRect()) })
  const found = []
  shown.forEach((a, i) => shown.forEach((b, j) => {
    if (j <= i || a.contains(b) || b.contains(a)) return
    const [x, y] = [rects[i], rects[j]]
    if (Math.min(x.right, y.right) - Math.max(x.left, y.left) > 4 && Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top) > 6) found.push(`“${a.textContent.slice(0, 30)}” and “${b.textContent.slice(0, 30)}”`)
  }))
  return found
}

const server = await startServer()
const browser = await startBrowser()
await toTheEnd({ browser, server }, async () => {
  const staff = await setupFacilitator(server)
  const room = await makeMeeting(server, staff, { question, themes, frameworks, people: [{ id: 'p1', capacity: 'carer', device: 'phone' }], here: ['p1'] })
  await room.lead.ask('propose.draft', { id: 'v1', theme: 'a', title: many(`${word} `, 120), text: many('Er komt een lange tafel op het plein. ', 600) })
  const phone = await room.phone('p1')
  for (const [i, { id }] of themes.entries()) await phone.ask('ideas.add', { id: `i${i}`, theme: id, text: i ? 'Een tafel' : many(`${word} `, 400) })
  for (const { id } of themes) await room.lead.ask('ideas.reveal', { theme: id })
  const wall = await openPage(browser, server, await room.link('projector'), { size: 'projector', viewport: { width: 1920, height: 1080 } })
  for (const [view, sees, focus] of [['lobby', question.slice(0, 40)], ['frameworks', 'Dit staat vooraf vast'], ['board', 'Wat is er bedacht?'], ['proposal', word, 'v1'], ['check', 'Past dit?', 'v1']]) {
    await room.lead.try('meet.show', { view, ...(focus ? { focus } : {}) })
    await until(view, () => wall.evaluate(sees => document.body.innerText.includes(sees), sees))
    await wall.waitForTimeout(400)
    await shot(wall, 'long-texts', view)
    assert.deepEqual(await wall.evaluate(onTop), [], view)
    console.log(`ok ${view}`)
  }
})
