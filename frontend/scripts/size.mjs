// The first load of every door. Above its limit the build is not accepted.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { doors } from './doors.mjs'

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist')

const kb = bytes => (bytes / 1024).toFixed(1).padStart(7)
let over = 0
console.log('door            js gz  css gz   total   limit  (KB)')
for (const [door, limit] of Object.entries(doors)) {
  const html = readFileSync(join(dist, `${door}.html`), 'utf8')
  const sum = { js: 0, css: 0 }
  for (const [, file, kind] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(js|css))"/g)) {
    sum[kind] += gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
  }
  if (sum.js === 0 || sum.css === 0) throw new Error(`${door}.html names no script or no style: nothing was measured`)
  const total = sum.js + sum.css
  if (total > limit * 1024) over++
  console.log(`${door.padEnd(13)} ${kb(sum.js)} ${kb(sum.css)} ${kb(total)} ${String(limit).padStart(7)}${total > limit * 1024 ? '  TOO LARGE' : ''}`)
}
process.exit(over ? 1 : 0)
