// A sheet of paper as a person would print it, and what is wrong with it: not A4, running off the paper, too much ink, an empty page.
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

const a4 = { width: 595, height: 842 }

/** Prints one sheet to a file. Gives its text without spaces, its pages, how long it took to come, and what is wrong with it. */
export async function printSheet(page, address, file) {
  const sheet = { wrong: [], text: '', pages: 0, took: 0 }
  const began = performance.now()
  const answer = await page.goto(address)
  sheet.took = performance.now() - began
  if (answer.status() !== 200) return { ...sheet, wrong: [`answered ${answer.status()}`] }
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: Math.floor((210 - 32) / 25.4 * 96), height: 1000 })
  await page.evaluate(() => document.fonts.ready)
  sheet.wrong.push(...await page.evaluate(over), ...page.troubles.splice(0))
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: false }))
  const about = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
  const [width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(about).slice(1).map(Number)
  sheet.pages = Number(/Pages:\s+(\d+)/.exec(about)[1])
  if (Math.abs(width - a4.width) > 1 || Math.abs(height - a4.height) > 1) sheet.wrong.push(`is ${width} by ${height}, not A4`)
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  sheet.text = text.replace(/\s+/g, '')
  for (const [i, one] of text.split('\f').slice(0, -1).entries()) if (one.trim().split('\n').length < 4) sheet.wrong.push(`page ${i + 1} is nearly empty`)
  sheet.wrong.push(...inked(file))
  return sheet
}

/** Ink is black, or the grey at the edge of a letter; what lies under it is white. */
function inked(file) {
  const picture = `${file}.ppm`
  execFileSync('pdftoppm', ['-r', '30', '-f', '1', '-l', '1', '-singlefile', file, picture.replace(/\.ppm$/, '')])
  const raw = readFileSync(picture)
  rmSync(picture)
  const start = /^P6\s+\d+\s+\d+\s+255\s/.exec(raw.subarray(0, 40).toString('latin1'))[0].length
  let white = 0
  for (let at = start; at < raw.length; at += 3) {
    if (Math.max(raw[at], raw[at + 1], raw[at + 2]) - Math.min(raw[at], raw[at + 1], raw[at + 2]) > 8) return ['has colour']
    if (raw[at] > 245) white++
  }
  return white / ((raw.length - start) / 3) < 0.5 ? ['has more ink than paper'] : []
}

/** In the page: what is wider than the paper, runs out of its box, or is not black. */
function over() {
  const wrong = []
  if (document.documentElement.scrollWidth > innerWidth) wrong.push(`is ${document.documentElement.scrollWidth - innerWidth} px too wide`)
  for (const one of document.querySelectorAll('main *')) {
    if (one.closest('svg') || getComputedStyle(one).display === 'none') continue
    const box = one.getBoundingClientRect()
    const name = `${one.tagName.toLowerCase()}.${one.className}`
    if (box.right > innerWidth + 1 || box.left < -1) wrong.push(`${name} runs off the paper`)
    if (one.matches('.poster, .card, .badge, .tent, .answer, td, th') && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)) wrong.push(`${name} is too full: ${one.textContent.trim().slice(0, 40)}`)
    if (one.textContent.trim() && getComputedStyle(one).color !== 'rgb(0, 0, 0)') wrong.push(`${name} is not black`)
  }
  return [...new Set(wrong)]
}
