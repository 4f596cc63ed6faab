// The zip of a bundle: stored files in a fixed order, without dates. There is one way to write it, so it is read, written again and compared.
import { textOf, utf8 } from './bytes'
import { Problem } from './problem'

export interface File { name: string; data: Uint8Array }

const most = 256 * 1024 * 1024
const [headerSize, lineSize, endSize] = [30, 46, 22]
const [headerMark, lineMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50]
const directory = 'zip' // stands for the list of files at the end

/** The files of a bundle. */
export function unzip(raw: Uint8Array): File[] {
  if (raw.length > most) throw new Problem('too_large')
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length)
  if (raw.length < headerSize || view.getUint32(0, true) !== headerMark) throw new Problem('no_bundle')
  const files: File[] = []
  for (let at = 0; raw.length - at >= headerSize && view.getUint32(at, true) === headerMark;) {
    const [length, size, left] = [view.getUint16(at + 26, true), view.getUint32(at + 18, true), raw.length - at - headerSize]
    if (files.length === 64 || length > 64 || left < length) throw new Problem('foreign_zip', directory, at)
    const begins = at + headerSize + length
    const name = textOf(raw.subarray(at + headerSize, begins)) ?? ''
    if (!/^[A-Za-z][A-Za-z0-9.-]*$/.test(name)) throw new Problem('foreign_zip', directory, at)
    if (view.getUint16(at + 8, true)) throw new Problem('packed', name)
    if (size > left - length) throw new Problem('cut_off', name)
    if (files.some(file => file.name === name)) throw new Problem('twice', name)
    files.push({ name, data: raw.subarray(begins, begins + size) })
    at = begins + size
  }
  compare(raw, files)
  return files
}

/** Holds a zip against the only way to write its files, piece by piece. */
function compare(raw: Uint8Array, files: File[]): void {
  let at = 0
  const expect = (piece: Uint8Array, item: string) => {
    for (let i = 0; i < piece.length; i++, at++) {
      if (at >= raw.length) throw new Problem('cut_off', directory)
      if (raw[at] !== piece[i]) throw new Problem('damaged', item)
    }
  }
  const lines: Uint8Array[] = []
  for (const { name, data } of files) {
    const header = headerOf(name, data)
    lines.push(lineOf(name, header, at))
    expect(header, name)
    expect(utf8(name), name)
    at += data.length // the content is what was read there
  }
  const begins = at
  for (const line of lines) expect(line, directory)
  expect(endOf(files.length, at - begins, begins), directory)
  if (at < raw.length) throw new Problem('trailing', directory, at)
}

function headerOf(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headerSize)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, headerMark, true)
  view.setUint16(4, 10, true) // needs version 1.0: stored
  view.setUint16(12, 0x0021, true) // 1 January 1980
  view.setUint32(14, crc32(data), true)
  view.setUint32(18, data.length, true)
  view.setUint32(22, data.length, true)
  view.setUint16(26, name.length, true)
  return bytes
}

function lineOf(name: string, header: Uint8Array, begins: number): Uint8Array {
  const bytes = new Uint8Array(lineSize + name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, lineMark, true)
  view.setUint16(4, 10, true)
  bytes.set(header.subarray(4), 6)
  view.setUint32(42, begins, true)
  bytes.set(utf8(name), lineSize)
  return bytes
}

function endOf(count: number, size: number, begins: number): Uint8Array {
  const bytes = new Uint8Array(endSize)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, endMark, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, size, true)
  view.setUint32(16, begins, true)
  return bytes
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n
})

function crc32(data: Uint8Array): number {
  let sum = ~0
  for (const byte of data) sum = table[(sum ^ byte) & 0xff]! ^ (sum >>> 8)
  return ~sum >>> 0
}
