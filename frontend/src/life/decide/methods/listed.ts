// The one list of ways of deciding is the server's. What the folders here hold for a screen is put in its order.
import { methods, type Method } from '../../../wire/types'

/** All of them, and one by its name. The first is the default, also for a meeting that has not chosen. */
export function listed<T extends { method: Method }>(found: Record<string, T>) {
  const all = Object.keys(methods).map(name => Object.values(found).find(one => one.method === name)!)
  return { all, of: (name: string | undefined): T => all.find(one => one.method === name) ?? all[0]! }
}
