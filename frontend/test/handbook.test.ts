import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const words = new URL('../src/words/', import.meta.url)
const handbook = new URL('../../docs/handbook/', import.meta.url)

/** Every sentence a screen can say, in Dutch. */
const sentences = new Set<string>()
const collect = (value: unknown): void => {
  if (typeof value === 'string') sentences.add(value)
  else if (value && typeof value === 'object') Object.values(value).forEach(collect)
}
for (const file of readdirSync(words, { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('nl.json')) collect(JSON.parse(readFileSync(new URL(file, words), 'utf8')))
}

// What is bold is a label; what is bold and ends a sentence is a heading of a paragraph.
let named = 0
test.each(readdirSync(handbook))('%s names what the screens say', name => {
  const text = readFileSync(new URL(name, handbook), 'utf8')
  const labels = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(match => match[1]!.replace(/\s+/g, ' ')).filter(label => label !== 'vet' && !/[.?]$/.test(label))
  expect(labels.length).toBeGreaterThan(5)
  named += labels.length
  for (const label of labels) expect(sentences, label).toContain(label)
})

test('it names most of what people look for', () => expect(named).toBeGreaterThan(60))
