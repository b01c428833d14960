// Takes the place of rules.generated.ts on Workers: the rules lie in a file beside the program, of
// which they would be a quarter, and are handed over before the first rulebook is opened.
import type { PreparedRules } from './prepare-rules.ts'
import type { RuleLine } from './rule-shelf.ts'

export let rulesVersion = ''
export let ruleLine: RuleLine = () => undefined
export let prepared: PreparedRules = {
  heads: [],
  keys: { hashes: [], rules: [] },
  headers: [],
  phrases: { texts: [], places: [], hashes: [], own: 0, uses: {} },
  patterns: [],
  codeHashes: [],
  topLevels: [],
  shouted: [],
  hints: {},
}

/** Takes the text of the file: the version, what was prepared, then one rule a line. */
export function takeRules(text: string): void {
  const versionEnd = text.indexOf('\n')
  const preparedEnd = text.indexOf('\n', versionEnd + 1)
  rulesVersion = text.slice(0, versionEnd)
  prepared = JSON.parse(text.slice(versionEnd + 1, preparedEnd))
  const lines = text.slice(preparedEnd + 1).split('\n')
  ruleLine = (position) => lines[position]
}
