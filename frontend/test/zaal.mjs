// The hall check, as it is done before the people come: three borrowed phones, of which one has its sockets cut and one is on another
// network; a phone that never comes; the Wi-Fi on the poster; and the reading test on the projector. Pictures in test/pictures/zaal.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/zaal.mjs
import { Findings, later, makeMeeting, openDesk, openPage, setupFacilitator, smallText, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

if (process.argv[2]) process.env.HOOFDLIJN_BIN = process.argv[2]
const browser = await startBrowser()
const findings = new Findings('zaal')
const { check, sees, gone, look, everyWay } = findings
const from = address => ({ extraHTTPHeaders: { 'X-Forwarded-For': address } })

/** A console of who leads, at the page of the hall. */
async function atDesk(server, room, more = {}) {
  const desk = await openDesk(browser, server, { meeting: room.id, ...more })
  await desk.getByRole('button', { name: 'Zaal', exact: true }).click()
  await desk.getByRole('heading', { name: 'Zaalcheck' }).waitFor()
  return desk
}
const row = (desk, number) => desk.getByRole('listitem').filter({ has: desk.getByRole('heading', { name: `Telefoon ${number}` }) })
async function says(what, desk, number, text, timeout = 15_000) {
  check(what, await row(desk, number).getByText(text).first().waitFor({ timeout }).then(() => true, () => false))
}

/** A server on the internet, and phones that may be on the hotspot of the console or not. */
async function onTheInternet() {
  const server = await startServer({ env: { HOOFDLIJN_PROXIES: '127.0.0.0/8' } })
  await toTheEnd({ browser: { close: async () => {} }, server, found: findings.all }, async () => {
    const staff = await setupFacilitator(server)
    const room = await makeMeeting(server, staff, { phase: 'ready' })
    const desk = await atDesk(server, room, from('84.1.2.3'))
    await everyWay(desk, 'console-before')
    await desk.getByRole('button', { name: 'Begin de zaalcheck' }).click()
    await sees('nobody has come yet', desk, 'Er is nog geen telefoon aangekomen.')
    const scanned = await until('a code to scan', async () => (await staff.must('GET', `/meetings/${room.id}/hall`)).check?.url)

    const good = await openPage(browser, server, scanned, from('84.1.2.3'))
    await sees('a phone shows its number', good, 'Dit is telefoon 1')
    await sees('and that it works', good, 'Dit gaat goed')
    const cut = await openPage(browser, server, scanned, { ...from('84.1.2.3'), before: page => page.routeWebSocket(/echo/, socket => socket.close()) })
    await sees('the second phone is the second', cut, 'Dit is telefoon 2')
    const mobile = await openPage(browser, server, scanned, from('31.20.5.6'))
    await sees('the third phone is the third', mobile, 'Dit is telefoon 3')

    await says('the console sees the first', desk, 1, 'Dit gaat goed')
    await says('by the same network', desk, 1, 'Komt van hetzelfde netwerk als de laptop')
    await says('with its time', desk, 1, /Antwoord (pas )?in \d+ ms/)
    await says('a phone without sockets takes part, slower', desk, 2, 'Doet mee, maar trager')
    await says('and why', desk, 2, 'Een open verbinding lukt niet.')
    await says('a phone on mobile data, most probably', desk, 3, 'waarschijnlijk mobiele data')
    await sees('the phone without sockets says so itself', cut, 'Doet mee, maar trager')
    check('two good phones are not called a ready hall', await desk.getByText('De zaal is klaar').count() === 0)
    await everyWay(good, 'phone-good')
    await everyWay(cut, 'phone-cut')
    await everyWay(desk, 'console-three')

    await mobile.context().close()
    const third = await openPage(browser, server, scanned, from('84.1.2.3'))
    const fourth = await openPage(browser, server, scanned, from('84.1.2.3'))
    await sees('three that work say more', desk, 'Drie telefoons doen het goed.', 15_000)
    await says('a phone that left is no longer seen', desk, 3, 'Niet meer te zien', 30_000)
    await says('with for how long', desk, 3, /Al \d+ s niets gehoord/)
    await third.context().close()

    // A phone on which the server is lost, and comes back.
    await fourth.context().setOffline(true)
    await sees('a phone without a network says so', fourth, 'De server is nu niet te bereiken', 15_000)
    await look(fourth, 'phone-away')
    await fourth.context().setOffline(false)
    await sees('and goes on by itself', fourth, 'Dit gaat goed', 20_000)

    await desk.getByRole('button', { name: 'Begin opnieuw' }).click()
    await sees('a new check is empty', desk, 'Er is nog geen telefoon aangekomen.')
    await sees('the one before is over', good, 'Deze check is voorbij', 15_000)
    await everyWay(good, 'phone-over')

    // Wi-Fi for the poster.
    await desk.getByLabel('Naam van de wifi').fill('Dorpshuis')
    await desk.getByLabel('Wachtwoord van de wifi').fill('kort')
    await desk.getByRole('button', { name: 'Bewaar' }).click()
    await sees('a password that cannot be', desk, 'Dit kan geen wifi zijn.')
    await desk.getByLabel('Wachtwoord van de wifi').fill('welkom in de zaal')
    await desk.getByRole('button', { name: 'Bewaar' }).click()
    await sees('a square to get on it', desk, 'Scan dit vierkant om op de wifi te komen.')
    const poster = (await staff.must('GET', `/meetings/${room.id}/paper/posters.html`))
    check('the poster has it', poster.includes('welkom in de zaal') && poster.includes('Kies de wifi van de zaal'))

    // The reading test, before the meeting has begun.
    await sees('no screen yet', desk, 'Er is nog geen scherm verbonden.')
    const wall = await openPage(browser, server, await room.link('projector'), { size: 'projector', viewport: { width: 1920, height: 1080 } })
    await gone('the screen is there', desk, 'Er is nog geen scherm verbonden.')
    await desk.getByRole('button', { name: 'Zet de leesproef op het scherm' }).click()
    await sees('the screen asks', wall, 'Kan de achterste rij dit lezen?')
    for (const one of await wall.evaluate(smallText)) findings.all.push(`wall: ${one}`)
    await look(wall, 'wall')
    await wall.setViewportSize({ width: 1024, height: 768 }) // an old projector: the letters follow its width
    await look(wall, 'wall-old')
    await wall.setViewportSize({ width: 1920, height: 1080 })
    await wall.emulateMedia({ colorScheme: 'dark' })
    await look(wall, 'wall-dark')
    await desk.getByLabel('Hoeveel mensen lezen de kleinste letter niet?').fill('4')
    await sees('what to do when some cannot', desk, 'Maak het beeld groter')
    await everyWay(desk, 'console-screen')
    await desk.getByRole('button', { name: 'Iedereen leest het' }).click()
    await sees('or nothing', desk, 'Het scherm staat goed.')
    await desk.getByRole('button', { name: 'Voorbereiden' }).click()
    await sees('elsewhere the console says what is on the screen', desk, 'De leesproef staat op het scherm')
    await desk.getByRole('button', { name: 'De leesproef staat op het scherm' }).click()
    await desk.getByRole('button', { name: 'Haal de leesproef weg' }).click()
    await gone('the screen goes on', wall, 'Kan de achterste rij dit lezen?')

    // The same while the meeting goes on: from the column of the room, and away with one tap where the room is seen in small.
    await room.lead.ask('prepare.open')
    await desk.goto(`${server.page}/console/${room.id}`)
    await desk.getByRole('button', { name: 'Zaal', exact: true }).click()
    await desk.getByRole('button', { name: 'Zet de leesproef op het scherm' }).click()
    await sees('the screen asks once more', wall, 'Kan de achterste rij dit lezen?')
    await desk.getByRole('button', { name: 'Terug naar nu' }).click()
    await sees('the room in small says so', desk, 'Leesproef')
    await everyWay(desk, 'console-now')
    await desk.getByRole('button', { name: 'Haal de leesproef weg' }).click()
    await gone('and the screen goes on once more', wall, 'Kan de achterste rij dit lezen?')
  })
}

/** A server in the hall itself: by its own network, without internet. */
async function inTheHall() {
  const server = await startServer({ env: { HOOFDLIJN_PROXIES: '127.0.0.0/8', HOOFDLIJN_HALL: 'true' } })
  await toTheEnd({ browser: { close: async () => {} }, server, found: findings.all }, async () => {
    const staff = await setupFacilitator(server)
    const room = await makeMeeting(server, staff, { phase: 'ready' })
    const desk = await atDesk(server, room, { before: page => page.clock.install() })
    await sees('plain http is said', desk, 'Hier gaat alles zonder slot')
    await desk.getByRole('button', { name: 'Begin de zaalcheck' }).click()
    await desk.getByRole('button', { name: 'Ik heb gescand' }).click()
    await sees('it waits for the phone', desk, /We wachten op een nieuwe telefoon/)
    await desk.clock.fastForward(61_000)
    await sees('nothing came', desk, 'Er kwam niets aan.')
    for (const [what, text] of [['mobile data', 'mobiele data uit?'], ['devices kept apart', 'houdt het netwerk toestellen uit elkaar?'], ['the firewall', 'in de firewall']]) {
      check(`it may be ${what}`, await desk.getByText(text).count() > 0 || await desk.getByText(new RegExp(text.replace('?', '\\?'), 'i')).count() > 0)
    }
    await everyWay(desk, 'console-nothing')
    const { url } = (await staff.must('GET', `/meetings/${room.id}/hall`)).check
    const phone = await openPage(browser, server, url, from('192.168.8.20'))
    await sees('a phone in the hall', phone, 'Komt binnen via het netwerk van de zaal.')
    await later(500)
    await desk.clock.fastForward(5_000)
    await says('the console sees how it came', desk, 1, 'Komt binnen via het netwerk van de zaal.')
    await gone('what arrived ends the waiting', desk, 'Er kwam niets aan.')
    await desk.getByRole('button', { name: 'Ik heb gescand' }).click()
    await desk.clock.fastForward(61_000)
    await sees('when others came it is probably this phone', desk, 'Het ligt dus waarschijnlijk aan deze telefoon.')
    check('then neither network nor firewall', await desk.getByText('in de firewall').count() === 0)
    await look(desk, 'console-one-missing')
  })
}

await onTheInternet()
await inTheHall()
await browser.close()
if (findings.all.length) process.exitCode = 1
