// The ways of deciding that have something to set: a folder without settings has no such file.
import type { Settings } from './kind'

const found = Object.values(import.meta.glob<Settings>('./*/settings.ts', { eager: true, import: 'settings' }))

export const settingsOf = (method: string): Settings | undefined => found.find(one => one.method === method)
