// Settings that somebody meant to paste, and what keeps them from being used.
import { destinationKinds } from '../destinations/index.ts'
import { parseConfigFile } from './config-file/parse-config-file.ts'
import { parseYaml } from './config-file/yaml-source.ts'
import type { Recognised } from './recognised.ts'

const OWN_CONFIG =
  /^(?:#[^\n]*\n\s*)*\{?\s*["']?(?:offer|offerType|contactMe|cloud|policy|destinations)["']?\s*:/
const NAMES_DESTINATIONS = /["']?\bdestinations["']?\s*:/
const LEAD_CONFIGURATION = /^[[{][\s\S]*(?:leadConfiguration|leadDestination)/i

/** `text` without white space around it. */
export function findBrokenSettings(text: string): Recognised | undefined {
  if (OWN_CONFIG.test(text) && NAMES_DESTINATIONS.test(text)) return ownConfig(text)
  return LEAD_CONFIGURATION.test(text) ? leadConfiguration(text) : undefined
}

function ownConfig(text: string): Recognised | undefined {
  const parsed = parseConfigFile({ file: '', text, env: {}, kinds: destinationKinds })
  const problems = parsed.ok ? [] : parsed.problems
  // Variables are not known here, and are no fault of what was pasted.
  const [first] = problems.filter(({ rule }) => rule !== 'config/variable-unset')
  if (first === undefined) return undefined
  return broken('a leadprobe config', `Line ${first.line}: ${first.message} ${first.fix}`)
}

function leadConfiguration(text: string): Recognised | undefined {
  const { document, position } = parseYaml(text)
  const [error] = document.errors
  if (error === undefined) return undefined
  const { line } = position(error.pos[0])
  return broken(
    'a lead configuration of Partner Center',
    `Its JSON is not whole: something is missing in line ${line} or before. Copy it again, from the first bracket to the last.`,
  )
}

function broken(what: string, note: string): Recognised {
  return { kind: 'config-file', what, fields: [], notes: [note] }
}
