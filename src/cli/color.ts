// Whether to write colours, by the conventions terminals agree on (no-color.org, force-color.org).
import type { CliHost, CliOutput } from './host.ts'

export function wantsColor(output: Pick<CliOutput, 'isTTY'>, env: CliHost['env']): boolean {
  if (isSet(env['NO_COLOR'])) return false
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return output.isTTY && env['TERM'] !== 'dumb'
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}

const DEFAULT_WIDTH = 80

/** Columns to write for: the terminal's, or those of `COLUMNS`, or 80. */
export function widthOf(output: Pick<CliOutput, 'columns'>, env: CliHost['env']): number {
  const told = Number(env['COLUMNS'])
  return output.columns ?? (Number.isInteger(told) && told > 0 ? told : DEFAULT_WIDTH)
}
