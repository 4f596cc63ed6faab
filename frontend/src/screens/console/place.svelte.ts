// Where this console is looking. It stands behind the # of the address, so that Back works and a reload comes back here.
/** Every page there is; without a name it is the meeting of this moment. The tests look at each of them in every state. */
export const pages = ['', 'people', 'tables', 'casework', 'proposal', 'draft', 'open', 'round', 'practice', 'plan', 'finish', 'print', 'hall', 'talks', 'prepare'] as const
export type Page = (typeof pages)[number]

class Place {
  path = $state(location.hash.slice(1))

  constructor() {
    addEventListener('hashchange', () => { this.path = location.hash.slice(1) })
  }

  get page(): Page { return pages.find(one => one === this.path.split('/')[0]) ?? '' }
  get id(): string { return this.path.split('/')[1] ?? '' }
}

export const place = new Place()

export function go(path: string): void {
  location.hash = path
  scrollTo(0, 0)
}
