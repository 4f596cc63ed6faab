// Makes the exact text as large as its place allows, never smaller than the smallest letter of the projector.
const sizes = [1.55, 1.4, 1.25, 1.12, 1]

/** For `use:`. The text is passed so that a change measures again. */
export function fit(node: HTMLElement, _text: string) {
  let width = 0
  const measure = () => {
    for (const size of sizes) {
      node.style.setProperty('--fit', String(size))
      if (node.scrollHeight <= node.clientHeight + 1) break
    }
  }
  const seen = new ResizeObserver(() => {
    if (node.clientWidth + node.clientHeight === width) return
    width = node.clientWidth + node.clientHeight
    measure()
  })
  seen.observe(node)
  measure()
  void document.fonts?.ready.then(measure)
  return { update: measure, destroy: () => seen.disconnect() }
}
