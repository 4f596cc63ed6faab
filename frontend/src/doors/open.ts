// What every door does first: the look, the language and the reading settings.
import '../look/base.css'
import { applyReading } from '../look/reading.svelte'
import { speak } from '../words'

export function prepare(): void {
  speak(document.documentElement.lang)
  applyReading()
}
