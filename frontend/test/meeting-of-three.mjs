// The meeting of three as the README writes it down: read from there, held by somebody's hands at the console, the screen and the phone.
import { readFileSync } from 'node:fs'
import { Hands } from './hands.mjs'
import { leftInDutch } from './labels.mjs'
import { openPage } from './stage.mjs'

const heading = /^### Een vergadering van drie, in (\d+) stappen$/m
const part = /\*\*(?<name>[^*]+)\*\*(?: `(?<text>[^`]+)`)?|\*(?<see>[^*]+)\*/g

/** The steps the README names: on which screen, and what is pressed, written and seen there. */
export function stepsOfReadme() {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, count] = heading.exec(readme) ?? []
  const lines = readme.slice(readme.search(heading)).split('\n## ')[0].split('\n').filter(line => /^\d+\. /.test(line))
  if (!lines.length || lines.length !== Number(count)) throw new Error(`README promises ${count} steps and has ${lines.length}`)
  return lines.map(line => {
    const found = /^\d+\. (Console|Scherm|Telefoon): (.*)$/.exec(line)
    if (!found) throw new Error(`no step: ${line}`)
    return { line, screen: found[1], acts: [...found[2].matchAll(part)].map(one => one.groups) }
  })
}

const sizes = { Console: 'console', Scherm: 'projector', Telefoon: 'phone' }

/**
 * Holds it. `how`: mouse, touch or keyboard; `language`; `context`: what every browser window is opened with; `before(page, screen)` before one
 * opens anything; `onstep(step, hands)` after each step. Gives the hands at each screen.
 */
export async function holdMeeting(browser, server, { how = 'mouse', language = 'nl', context = {}, before, onstep } = {}) {
  const hands = {}
  async function sitAt(screen) {
    const address = {
      Console: () => `/setup#${server.setup}`,
      Scherm: () => hands.Console.page.getByLabel(/Adres van de link|Address of the link/).nth(1).inputValue(),
      Telefoon: () => '/phone',
    }[screen]
    const page = await openPage(browser, server, await address(), { size: sizes[screen], language, hasTouch: how === 'touch', ...context, before: page => before?.(page, screen) })
    return new Hands(page, { how, language })
  }
  for (const step of stepsOfReadme()) {
    const mine = hands[step.screen] ??= await sitAt(step.screen)
    // The page of the set-up link says everything in both languages.
    const both = step.line.includes('set-up link')
    mine.language = both ? 'nl' : language
    try {
      for (const { name, text, see } of step.acts) {
        if (see) await mine.see(see)
        else if (text) await mine.write(name, text === 'the code on the screen' ? await codeOn(hands.Scherm.page) : text)
        else await mine.press(name)
      }
    } catch (error) {
      await mine.page.screenshot({ path: '/tmp/meeting-stuck.png' })
      throw new Error(`${step.line}\n${error.message}`, { cause: error })
    }
    if (language !== 'nl' && !both) {
      const left = leftInDutch((await mine.page.locator('body').innerText()).split('\n'))
      if (left.length) throw new Error(`${step.line}\nstill in Dutch: ${[...new Set(left)].join(' | ')}`)
    }
    await onstep?.(step, mine)
  }
  return hands
}

const codeOn = async screen => (await screen.locator('.code').first().innerText()).replace(/\s/g, '')
