// A workflow command of GitHub Actions (docs.github.com, "Workflow commands", read 2026-11-20).
import { defuse, onOneLine } from '../log-commands.ts'

/** `::name key=value,…::data` on one line, without its line end. */
export function githubCommand(
  name: string,
  properties: Readonly<Record<string, string>>,
  data: string,
): string {
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(value)}`)
  const info = pairs.length === 0 ? name : `${name} ${pairs.join(',')}`
  return `::${info}::${escapeData(data)}`
}

/** Asks the runner to hide a value; exact, unlike other text. */
export function githubMask(value: string): string {
  return `::add-mask::${encode(value)}`
}

function escapeData(text: string): string {
  return encode(defuse(text))
}

function encode(text: string): string {
  return onOneLine(text, '%25')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
