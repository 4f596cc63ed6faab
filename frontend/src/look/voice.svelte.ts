// Reading aloud, by a voice of the device itself.
import { language } from '../words'

// Browsers tell their voices late.
let voices = $state(0)
if (typeof speechSynthesis !== 'undefined') speechSynthesis.addEventListener?.('voiceschanged', () => voices++)

/** A voice on the device itself that speaks this language. Voices that send the text elsewhere are never used. */
export function localVoice(): SpeechSynthesisVoice | undefined {
  if (voices < 0 || typeof speechSynthesis === 'undefined') return undefined
  return speechSynthesis.getVoices().find(voice => voice.localService && voice.lang.toLowerCase().startsWith(language()))
}

/** Line by line: a browser cuts off what is long. */
export function readAloud(text: string, ondone?: () => void): void {
  const voice = localVoice()
  if (!voice) return
  speechSynthesis.cancel()
  const lines = text.split('\n').filter(line => line.trim())
  for (const [i, line] of lines.entries()) {
    const spoken = new SpeechSynthesisUtterance(line)
    spoken.voice = voice
    spoken.lang = voice.lang
    if (i === lines.length - 1) spoken.onend = () => ondone?.()
    speechSynthesis.speak(spoken)
  }
}

export function stopReading(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel()
}
