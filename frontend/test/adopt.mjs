// After the plan: the municipality says by when it decides, gives an answer and a reply, each in a zone of its own; phones and the console see it as
// it comes, and not a byte of the plan changes. Pictures in test/pictures/adopt.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/adopt.mjs
import { account, dayFrom, Findings, openDesk, openPhone, sealedMeeting, setupFacilitator, startBrowser, startServer, toTheEnd } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('adopt')
const { check, sees, gone, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
const write = (page, label, text) => page.getByLabel(label, { exact: true }).fill(text)

const sealed = () => sealedMeeting(server, staff, ['Een vaste plek in elk dorp', 'Eén telefoonnummer voor vragen'].map(title => ({ title, text: `${title}.` })), {
  frameworks: [{ id: 'samen', kind: 'value', text: 'Wij doen dit samen met wie het aangaat' }, { id: 'geld', kind: 'process', text: 'Wij beginnen in 2027' }],
})

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await sealed()
  await account(server, staff, 'gemeente')
  const plan = async () => (await fetch(`${server.origin}/api/v1/meetings/${room.id}/plan.json`)).text()
  const before = await plan()

  const phone = await openPhone(browser, server, room, 'p1', { language: 'nl' })
  await phone.getByText('Ons plan').first().waitFor()
  const town = await openDesk(browser, server, { name: 'gemeente' })
  await town.goto(`${server.page}/municipality/${room.id}`)
  await sees('nothing was said yet', town, 'De gemeente heeft nog niets gezegd.')
  await everyWay(town, 'nothing')

  await write(town, 'Uiterlijk op welke dag beslist u?', dayFrom(30))
  await press(town, 'Bewaar deze dag')
  await sees('the day stands', town, /De gemeente beslist uiterlijk op \d+ \w+ \d{4}\./)
  await sees('phones see until when', phone, /De gemeente beslist uiterlijk op/)

  await press(town, 'Leg het antwoord vast')
  await sees('an answer is asked for', town, 'Kies een antwoord.')
  await sees('and who says it', town, 'Vul in wie dit zegt.')
  await town.getByRole('radio', { name: /^Nee/ }).check()
  await write(town, 'Wie zegt dit?', 'Gemeenteraad')
  await press(town, 'Leg het antwoord vast')
  await sees('a no has a reason', town, 'Zeg bij minstens één punt waarom het niet past.')
  await everyWay(town, 'no')
  await town.getByRole('radio', { name: /^Terug naar de groep/ }).check()
  await write(town, 'Wat is de vraag aan de groep?', 'Kan het ook in 2028?')
  await write(town, 'Waarom past het niet bij: Wij beginnen in 2027', 'Er is dan nog geen geld.')
  await press(town, 'Leg het antwoord vast')
  await sees('what it means is said first', town, 'Het kan niet meer weg.')
  await look(town, 'sure')
  await press(town, 'Ja, leg vast')
  await sees('it stands there', town, 'De gemeente vraagt de groep iets')
  await sees('phones read the question', phone, 'Kan het ook in 2028?')
  await sees('and the reason', phone, 'Past niet bij: Wij beginnen in 2027')
  await everyWay(phone, 'phone-back')

  await press(town, 'Geef een nieuw antwoord')
  await town.getByRole('radio', { name: /^Ja/ }).check()
  await press(town, 'Leg het antwoord vast')
  await press(town, 'Ja, leg vast')
  await sees('the last answer holds', town, 'De gemeente zegt ja')
  await gone('nobody waits any more', town, /beslist uiterlijk/)
  await town.getByText('Eerder gezegd', { exact: true }).click()
  await sees('what was said before stays', town, 'Kan het ook in 2028?')

  await press(town, 'Antwoord op: Een vaste plek in elk dorp')
  await press(town, 'Zet dit erbij')
  await sees('a reply has words', town, 'Schrijf eerst een antwoord.')
  await write(town, 'Wat zegt de gemeente hierover?', 'Wij zoeken in maart een plek met u.')
  await write(town, 'Wie zegt dit?', 'College van B en W')
  await press(town, 'Zet dit erbij')
  await sees('the reply stands with the decision', town, 'Wij zoeken in maart een plek met u.')
  await sees('on phones too', phone, 'Wij zoeken in maart een plek met u.')
  await everyWay(town, 'yes')
  await everyWay(phone, 'phone-yes')

  const desk = await openDesk(browser, server, {})
  await desk.goto(`${server.page}/console/${room.id}#plan`)
  await sees('the console sees it', desk, 'De gemeente zegt ja')
  check('and has no way to answer for the municipality', await desk.getByRole('button', { name: /antwoord vast|Antwoord op/ }).count() === 0)
  check('not a byte of the plan changed', await plan() === before)
})
