// The languages besides Dutch and English: which there are, and the one somebody chose. Both are kept on the phone: a bad network loses
// nobody their language.
import { forget, recall, remember } from '../../live/memory'
import { changeReading, reading } from '../../look/reading.svelte'
import { isOurs } from '../../words'
import { guest, type Pack } from '../../words/guest.svelte'

export type Named = Pick<Pack, 'code' | 'name'>

const listPlace = 'hl.languages'
const packPlace = 'hl.language'

class Languages {
  list = $state.raw<Named[]>(recall<Named[]>(listPlace) ?? [])
}
export const languages = new Languages()

/** Asks until there is an answer, or it is wanted no more. */
async function bring<T>(path: string, wanted: () => boolean): Promise<T | undefined> {
  for (let patience = 1000; wanted(); patience = Math.min(15_000, patience * 2)) {
    try {
      const answer = await fetch(path)
      if (answer.ok) return await answer.json() as T
      if (answer.status < 500) return
    } catch {
      // The network comes back.
    }
    await new Promise(done => setTimeout(done, patience))
  }
}

export async function listLanguages(): Promise<void> {
  const list = await bring<Named[]>('/languages.json', () => true)
  if (list) remember(listPlace, languages.list = list)
}

/** Speaks the language somebody chose: at once from what the phone remembers, then as it is now. */
export async function useLanguage(code: string): Promise<void> {
  if (!code || isOurs(code)) {
    guest.pack = undefined
    return forget(packPlace)
  }
  const kept = recall<Pack>(packPlace)
  guest.pack = kept?.code === code ? kept : undefined
  const chosen = () => reading.language === code
  const pack = await bring<Pack>(`/languages/${code}.json`, chosen)
  if (!chosen()) return
  if (pack) remember(packPlace, guest.pack = pack)
  else if (!guest.pack) changeReading({ language: '' }) // this server has no such language, and neither has the phone
}
