// Makes the exact text as large as its place allows. Smaller than the smallest letter of the projector only when it would be cut off.
const sizes = [1.55, 1.4, 1.25, 1.12, 1, 0.9, 0.8]

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
