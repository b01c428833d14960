// A logging command of Azure Pipelines (learn.microsoft.com, "Logging commands", read 2026-11-20).
import { defuse, onOneLine } from '../log-commands.ts'

/** `##vso[area.event key=value;…]data` on one line, without its line end. */
export function azureCommand(
  name: string,
  properties: Readonly<Record<string, string>>,
  data: string,
): string {
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${escapeValue(value)};`)
  const info = pairs.length === 0 ? name : `${name} ${pairs.join('')}`
  return `##vso[${info}]${escapeValue(data)}`
}

/** Asks the agent to hide a value; exact, unlike other text. */
export function azureMask(value: string): string {
  return `##vso[task.setsecret]${encode(value)}`
}

function escapeValue(text: string): string {
  return encode(defuse(text))
}

function encode(text: string): string {
  return onOneLine(text, '%AZP25').replaceAll(']', '%5D').replaceAll(';', '%3B')
}
