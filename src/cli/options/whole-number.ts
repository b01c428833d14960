// Numbers given as options.
import { UsageError } from '../usage-error.ts'

/** A parser for whole numbers from `least` to `most`; the usage error for others names the option. */
export function wholeNumber(
  option: string,
  [least, most]: readonly [least: number, most: number],
  example: number,
): (text: string) => number {
  return (text) => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new UsageError(
      `${option}: the value is not a whole number from ${least} to ${most}.`,
      `For example ${example}.`,
    )
  }
}

export const parsePort = wholeNumber('--port', [0, 65_535], 8080)
