// What the device remembers. Storage may be full, switched off or cleared at any moment: then we go on without it.
const inside = new Map<string, string>()

export function recall<T>(name: string): T | undefined {
  const text = read(name)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? inside.get(name) ?? null
  } catch {
    return inside.get(name) ?? null
  }
}

export function remember(name: string, value: unknown): void {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(name, text)
    inside.delete(name)
  } catch {
    inside.set(name, text)
  }
}

export function forget(name: string): void {
  inside.delete(name)
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing was stored, so nothing is left.
  }
}

/** The names that begin with this text, sorted. */
export function remembered(beginning: string): string[] {
  const names = new Set([...inside.keys()].filter(name => name.startsWith(beginning)))
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const name = localStorage.key(i)
      if (name?.startsWith(beginning)) names.add(name)
    }
  } catch {
    // Only what is inside, then.
  }
  return [...names].sort()
}
