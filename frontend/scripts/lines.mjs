// The lines that a file of another language may hold stand in languages/lines.json. Each gets a module of its own around the message that
// was compiled, so that a bundle carries only the lines it uses, and its first load only those it uses first.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const lines = JSON.parse(readFileSync(new URL('../languages/lines.json', import.meta.url)))
const keys = [...new Set(Object.values(lines).flat())]
const made = new URL('../src/words/made/', import.meta.url)
const name = key => key.replace('.', '_')

rmSync(new URL('said', made), { recursive: true, force: true })
mkdirSync(new URL('said', made))
for (const key of keys) {
  writeFileSync(new URL(`said/${name(key)}.js`, made),
    [
      `import { inGuest } from '../../guest.svelte'`,
      `import { '${key}' as own } from '../messages/${name(key)}.js'`,
      `const said = /** @type {typeof own} */ ((...filled) => inGuest('${key}', filled[0]) ?? own(...filled))`,
      `export { said as '${key}' }\n`,
    ].join('\n'))
}
writeFileSync(new URL('lines.js', made), `export * from './messages/_index.js'\n${keys.map(key => `export { '${key}' } from './said/${name(key)}.js'\n`).join('')}`)
