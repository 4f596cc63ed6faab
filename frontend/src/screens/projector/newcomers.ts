// Which cards are new to this screen. A card glows once, when it comes; whatever was there when the screen began does not.

const newFor = 12_000

export function newcomers(time: () => number = Date.now) {
  const seen = new Map<string, number>()
  let begun = false
  return (cards: { id: string }[], now = time()): ((id: string) => boolean) => {
    for (const card of cards) if (!seen.has(card.id)) seen.set(card.id, begun ? now : 0)
    begun = true
    return id => now - (seen.get(id) ?? 0) < newFor
  }
}
