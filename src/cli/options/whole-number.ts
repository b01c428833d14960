// Numbers given as options.
import { UsageError } from '../usage-error.ts'

/** A parser for whole numbers from `least` to `most`; throws a usage error for others. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new UsageError(`"${text}" is not a whole number from ${least} to ${most}.`)
  }
}

export const parsePort = wholeNumber(0, 65_535)
