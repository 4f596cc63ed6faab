// The back key of a phone, beside the button "Terug": as many steps deep as somebody is within the app, so many entries the browser
// keeps. Its back key then leads to the view before, and only from the first one out of the app. Forward leads nowhere.
import { flushSync, onDestroy } from 'svelte'

interface Level { depth: number; back: () => void }

/** Outermost first. */
const levels: Level[] = []
let planned = false
/** The browser is on its way to another entry. */
let moving = false

const wanted = () => levels.reduce((sum, one) => sum + one.depth, 0)
const here = () => (history.state as { depth?: number } | null)?.depth ?? 0

/**
 * Lets the back key do what the button "Terug" of a screen does.
 * @param depth how often "Terug" can be chosen until this screen is where it began
 * @param back what "Terug" does
 */
export function backKey(depth: () => number, back: () => void): void {
  const level: Level = { depth: 0, back }
  levels.push(level)
  $effect(() => {
    level.depth = depth()
    plan()
  })
  onDestroy(() => {
    levels.splice(levels.indexOf(level), 1)
    plan()
  })
}

/** The entries follow once all screens have said how deep they are. */
function plan(): void {
  if (planned) return
  planned = true
  queueMicrotask(() => {
    planned = false
    if (!moving) follow()
  })
}

function follow(): void {
  const more = wanted() - here()
  for (let i = 0; i < more; i++) history.pushState({ depth: here() + 1 }, '')
  if (more < 0) {
    moving = true
    history.go(more)
  }
}

addEventListener('popstate', () => {
  if (!moving) {
    for (let steps = wanted() - here(); steps > 0; steps--) {
      levels.filter(one => one.depth > 0).pop()?.back()
      flushSync()
    }
  }
  moving = false
  follow()
})
