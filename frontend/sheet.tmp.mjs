import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const [out, h, ...names] = process.argv.slice(2)
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: 1900, height: Number(h) + 10 } })
await p.setContent('<body style="margin:0;background:#888;white-space:nowrap">' + names.map(n => `<img style="height:${h}px;margin-right:8px" src="data:image/png;base64,${readFileSync(`test/pictures/signals/${n}.png`).toString('base64')}">`).join(''))
await p.waitForTimeout(300)
await p.screenshot({ path: out, fullPage: true })
await b.close()
