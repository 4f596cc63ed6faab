// Node has no localStorage; every test file gets an empty one.
class Store {
  readonly items = new Map<string, string>()
  get length() { return this.items.size }
  key(i: number) { return [...this.items.keys()][i] ?? null }
  getItem(name: string) { return this.items.get(name) ?? null }
  setItem(name: string, text: string) { this.items.set(name, String(text)) }
  removeItem(name: string) { this.items.delete(name) }
  clear() { this.items.clear() }
}
globalThis.localStorage = new Store() as unknown as Storage
