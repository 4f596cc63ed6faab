/** A part of the program that comes after the first screen, so that this is there soon: fetched while somebody reads that. */
export function later<T>(load: () => Promise<T>): { readonly part: T | undefined } {
  let part = $state.raw<T>()
  void fetchPart()
  async function fetchPart() {
    for (let tries = 0; !part; tries++) {
      try { part = await load() } catch {
        await new Promise(done => setTimeout(done, 2000))
        if (tries === 4) location.reload() // some browsers never try a failed part again
      }
    }
  }
  return { get part() { return part } }
}
