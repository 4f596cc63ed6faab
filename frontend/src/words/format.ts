// Dates, times and amounts as people in this language write them.
import { locale } from './locale.svelte'

/** The language as a browser's own formatting knows it. */
export const tag = (): string => (locale() === 'nl' ? 'nl-NL' : 'en-GB')

/** 13.30 in Dutch, 13:30 in English. Takes milliseconds since 1970. */
export function clockTime(at: number): string {
  const text = new Intl.DateTimeFormat(tag(), { hour: '2-digit', minute: '2-digit' }).format(at)
  return locale() === 'nl' ? text.replace(':', '.') : text
}

/** An hour as the server keeps it ("16:30"), as people write it. */
export const hourWords = (hour: string): string => (locale() === 'nl' ? hour.replace(':', '.') : hour)

/** An hour as people type it ("16.30", "9:05", "17", "1630") as the server keeps it; nothing when it is none. */
export function typedHour(text: string): string | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[.:u ]?(\d{2}))?(?: ?u(?:ur)?)?$/.exec(text.trim()) ?? []
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : undefined
}

/** Minutes and seconds left, such as 12.40; never below zero. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const mark = locale() === 'nl' ? '.' : ':'
  return `${Math.floor(seconds / 60)}${mark}${String(seconds % 60).padStart(2, '0')}`
}

/** An amount in euros as the server sends it: a decimal text such as "18000.00". Whole euros show no cents. */
export function euros(amount: string): string {
  const [whole = '0', cents = ''] = amount.split('.')
  const mark = locale() === 'nl' ? '.' : ','
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, mark)
  const rest = /[1-9]/.test(cents) ? (locale() === 'nl' ? ',' : '.') + cents.padEnd(2, '0') : ''
  return `€ ${grouped}${rest}`
}

/** The date in words, such as 4 oktober 2021. Takes YYYY-MM-DD; other texts ("najaar 2022") come back as they are. */
export function day(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  return new Intl.DateTimeFormat(tag(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date))
}

/** Euros as somebody types them ("€ 18.000", "18000,50") as the decimal text the server wants; other words stay as they are. */
export function typedAmount(text: string): string {
  const bare = text.replace(/[€\s]/g, '')
  if (!/^\d[\d.,]*$/.test(bare)) return bare
  const decimals = /[.,](\d{1,2})$/.exec(bare)?.[1]
  const whole = (decimals ? bare.slice(0, -decimals.length - 1) : bare).replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  return decimals ? `${whole}.${decimals.padEnd(2, '0')}` : whole
}

/** dinsdag 10 november. Takes a day as the server keeps it. */
export const longDay = (day: string): string => new Intl.DateTimeFormat(tag(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day))

/** A telephone number as a link dials it. */
export const dialled = (number: string): string => number.replace(/[^\d+]/g, '')

/** A digest as people compare it: 67e0 3068 b01e. Paper has the same (internal/life/prepare, CheckCode). */
export const checkCode = (digest = ''): string => digest.replace(/^sha256:/, '').slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')

/** Whether a text message gets there: Dutch numbers of houses take none. */
export const takesTexts = (number: string): boolean => /^(06|(\+|00)(?!31(?!6)))/.test(dialled(number))

/** The day of a moment on this device, as the server keeps it: YYYY-MM-DD. */
export function dayAt(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

/** The hour of a moment on this device, as the server keeps it: 16:30. */
export function hourAt(at: number): string {
  const date = new Date(at)
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** The day so many days after one. Both as the server keeps them. */
export function daysOn(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00`)
  date.setDate(date.getDate() + days)
  return dayAt(date.getTime())
}
