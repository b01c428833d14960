// The few colours we use. A library for them looks at `process.stdout` as it loads, which costs a
// short command 6 ms and is not a pure formatter's business.
import type { Paint } from './style.ts'

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  black: [30, 39],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  onRed: [41, 49],
  onGreen: [42, 49],
  onYellow: [43, 49],
  onMagenta: [45, 49],
  onWhite: [47, 49],
} as const satisfies Readonly<Record<string, readonly [on: number, off: number]>>

export type ColorName = keyof typeof CODES

/** Paints a text on one line; leaves it as it is without colour. */
export function painter(name: ColorName, color: boolean): Paint {
  const [on, off] = CODES[name]
  return color ? (text) => `\u001b[${on}m${text}\u001b[${off}m` : (text) => text
}
