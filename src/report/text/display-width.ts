// Columns a text takes on a terminal. A table instead of a grapheme segmenter, which alone would
// double the time `leadprobe diagnose` takes to start.
import { eastAsianWidth } from 'get-east-asian-width'

/** Our own colours; text from outside has no escape character left. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
const COLOR = /\u001b\[[0-9;]*m/g
const TAKES_NO_COLUMN = /^[\p{Mn}\p{Me}\p{Cf}]$/u
const PLAIN = /^[\u0020-\u007e]*$/

export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length
  let columns = 0
  for (const character of text.replace(COLOR, '')) columns += characterWidth(character)
  return columns
}

export function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  return !isSymbol(code) && TAKES_NO_COLUMN.test(character) ? 0 : eastAsianWidth(code)
}

/** Ours are among them: compiling the class would take longer than writing a finding. */
function isSymbol(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2027) || (code >= 0x2190 && code <= 0x2bff)
}
