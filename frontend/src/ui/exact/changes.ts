// Which words are new and which are gone between two texts, word by word (longest common subsequence).
// Texts are at most 4,000 characters, so the table stays small.
export interface Part { kind: 'same' | 'new' | 'gone'; text: string }

export function changes(before: string, after: string): Part[] {
  const a = before.match(/\S*\s*/g)?.filter(Boolean) ?? []
  const b = after.match(/\S*\s*/g)?.filter(Boolean) ?? []
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => table[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const parts: Part[] = []
  const push = (kind: Part['kind'], text: string) => {
    const last = parts[parts.length - 1]
    if (last?.kind === kind) last.text += text
    else parts.push({ kind, text })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push('same', b[j++]!)
      i++
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) push('gone', a[i++]!)
    else push('new', b[j++]!)
  }
  return parts
}
