import { expect, test } from 'vitest'
import { Outbox } from '../src/live/outbox'
import { plain } from '../src/live/plain'
import { refusalSentence } from '../src/words/refusal'

test('what nobody sees is taken out before it is sent', () => {
  const box = new Outbox('m', 'p')
  const { id } = box.ask({ name: 'ideas.add', data: { text: 'a\u0000b\u202ec\u200b', tags: ['x\u00ad'], n: 2, none: null } })
  expect(box.pending()[0]!.data).toEqual({ text: 'abc', tags: ['x'], n: 2, none: null })
  box.change(id, { text: '\ufeffd' })
  expect(box.pending()[0]!.data).toEqual({ text: 'd' })
})

test('what a script or an emoji needs stays', () => {
  for (const good of ['één\r\ntwee\tdrie', '\u{1F468}\u200d\u{1F469}\u200d\u{1F467} \u2764\ufe0f', 'می\u200cخواهم', '\u200fשלום\u200e', '\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}', '\u0600123'])
    expect(plain(good)).toBe(good)
})

test('a text that was refused all the same says why', () => {
  expect(refusalSentence({ code: 'bad_value', about: { field: 'text', rule: 'characters' } })).toMatch(/onzichtbare|invisible/)
  expect(refusalSentence({ code: 'bad_value', about: { field: 'text', rule: 'required' } })).not.toMatch(/onzichtbare|invisible/)
})
