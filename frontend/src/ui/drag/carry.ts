// Carrying cards with finger or mouse. Three things make it work beside scrolling: a touchmove listener that exists before the touch
// begins and is not passive; a hold of 200 ms that a movement of more than 8 px cancels; a ghost nobody can touch or hear.
// Cards move by id, and only when they are put down, so what others do meanwhile is never overwritten.

export interface Spot { column: string; place: number }

export interface Carrier {
  /** Called when a card is lifted, moves over another spot, and is put down (spot) or goes back (undefined). */
  lift(card: string): void
  over(spot: Spot | undefined): void
  drop(card: string, spot: Spot | undefined): void
}

const holdMs = 200
const slackPx = 8
const edgePx = 60

export function carrying(board: HTMLElement, carrier: Carrier): () => void {
  let card: HTMLElement | undefined
  let ghost: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pointer = -1
  let start = { x: 0, y: 0 }
  let grip = { x: 0, y: 0 }
  let spot: Spot | undefined
  let dropped = false

  const lifted = () => ghost !== undefined

  function down(event: PointerEvent) {
    const target = event.target as Element
    const found = target.closest<HTMLElement>('[data-card]')
    if (!found || !board.contains(found) || card || event.button !== 0 || target.closest('input, a, select')) return
    card = found
    pointer = event.pointerId
    start = { x: event.clientX, y: event.clientY }
    const box = found.getBoundingClientRect()
    grip = { x: event.clientX - box.left, y: event.clientY - box.top }
    if (event.pointerType !== 'mouse' && !target.closest('[data-grip]')) timer = setTimeout(lift, holdMs)
  }

  function lift() {
    if (!card) return
    const box = card.getBoundingClientRect()
    ghost = card.cloneNode(true) as HTMLElement
    ghost.inert = true
    ghost.setAttribute('aria-hidden', 'true')
    ghost.removeAttribute('data-card')
    Object.assign(ghost.style, { position: 'fixed', zIndex: '99', left: '0', top: '0', width: `${box.width}px`, pointerEvents: 'none', transition: 'none' })
    document.body.append(ghost)
    carrier.lift(card.dataset.card ?? '')
    navigator.vibrate?.(15)
    follow(start.x, start.y)
  }

  function follow(x: number, y: number) {
    if (!ghost) return
    ghost.style.transform = `translate(${x - grip.x}px, ${y - grip.y}px) rotate(1deg)`
    if (y < edgePx) scrollBy(0, -12)
    else if (y > innerHeight - edgePx) scrollBy(0, 12)
    spot = spotAt(board, x, y, card)
    carrier.over(spot)
  }

  function move(event: PointerEvent) {
    if (!card || event.pointerId !== pointer) return
    const far = Math.hypot(event.clientX - start.x, event.clientY - start.y) > slackPx
    if (!lifted()) {
      if (!far) return
      const held = event.pointerType === 'mouse' || (event.target as Element).closest?.('[data-grip]')
      if (!held) return end(false)
      lift()
    }
    follow(event.clientX, event.clientY)
  }

  function end(put: boolean) {
    clearTimeout(timer)
    const was = card?.dataset.card
    const wasLifted = lifted()
    ghost?.remove()
    ghost = card = undefined
    if (wasLifted && was !== undefined) {
      dropped = true
      setTimeout(() => { dropped = false })
      carrier.drop(was, put ? spot : undefined)
    }
    spot = undefined
  }

  const up = (event: PointerEvent) => { if (event.pointerId === pointer) end(true) }
  const cancel = (event: PointerEvent) => { if (event.pointerId === pointer) end(false) }
  const key = (event: KeyboardEvent) => { if (event.key === 'Escape' && lifted()) end(false) }
  const touch = (event: TouchEvent) => { if (lifted() && event.cancelable) event.preventDefault() }
  const menu = (event: Event) => { if (card) event.preventDefault() }
  // The click that a mouse makes after a drop must not press what it was dropped with.
  const click = (event: Event) => { if (dropped) event.stopPropagation() }

  board.addEventListener('pointerdown', down)
  board.addEventListener('touchmove', touch, { passive: false })
  board.addEventListener('contextmenu', menu)
  board.addEventListener('click', click, true)
  addEventListener('pointermove', move)
  addEventListener('pointerup', up)
  addEventListener('pointercancel', cancel)
  addEventListener('keydown', key)
  return () => {
    end(false)
    board.removeEventListener('pointerdown', down)
    board.removeEventListener('touchmove', touch)
    board.removeEventListener('contextmenu', menu)
    board.removeEventListener('click', click, true)
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', up)
    removeEventListener('pointercancel', cancel)
    removeEventListener('keydown', key)
  }
}

/** The column under this point, and before which of its other cards the point lies. */
function spotAt(board: HTMLElement, x: number, y: number, carried?: HTMLElement): Spot | undefined {
  const column = [...board.querySelectorAll<HTMLElement>('[data-column]')].find(element => {
    const box = element.getBoundingClientRect()
    return x >= box.left && x <= box.right && y >= box.top - edgePx && y <= box.bottom + edgePx
  })
  if (!column) return undefined
  const others = [...column.querySelectorAll<HTMLElement>('[data-card]')].filter(card => card !== carried)
  const place = others.findIndex(card => {
    const box = card.getBoundingClientRect()
    return y < box.top + box.height / 2
  })
  return { column: column.dataset.column ?? '', place: place < 0 ? others.length : place }
}
