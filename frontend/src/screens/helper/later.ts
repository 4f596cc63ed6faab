// Parts of the bundle that come after the door stands: the network of a hall comes and goes, so each is asked for until it is there.
export async function fetched<T>(part: () => Promise<{ default: T }>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try { return (await part()).default } catch {
      await new Promise(later => setTimeout(later, 2000))
      if (tries === 5) location.reload() // some browsers never try a failed part again
    }
  }
}
