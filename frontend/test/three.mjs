// A meeting of three, from an empty server to the plan, in at most 60 clicks: exactly the steps the README names, by the words on the screen.
import { holdMeeting, stepsOfReadme } from './meeting-of-three.mjs'
import { startBrowser, startServer, toTheEnd } from './stage.mjs'

const most = 60
const server = await startServer()
const browser = await startBrowser()
await toTheEnd({ browser, server }, async () => {
  const hands = await holdMeeting(browser, server, { onstep: ({ line }) => console.log(`ok ${line.slice(0, 100)}`) })
  const clicks = Object.values(hands).reduce((sum, one) => sum + one.clicks, 0)
  console.log(`${stepsOfReadme().length} steps, ${clicks} clicks (${Object.entries(hands).map(([screen, one]) => `${screen} ${one.clicks}`).join(', ')})`)
  if (clicks > most) throw new Error(`${clicks} clicks: at most ${most}`)
  for (const { page } of Object.values(hands)) if (page.troubles.length) throw new Error(page.troubles.join('\n'))
})
