// Colours and widths of the text formats. Every colour goes through here, so that none leaks.
import type { Outcome, Severity } from '../../model/vocabulary.ts'
import { type ColorName, painter } from './color-codes.ts'

export interface TextOptions {
  /** Columns to fill. */
  readonly width: number
  readonly color: boolean
}

export type Paint = (text: string) => string

export interface TextStyle {
  readonly width: number
  readonly bold: Paint
  readonly dim: Paint
  readonly accent: Paint
  readonly outcome: { readonly [O in Outcome]: Paint }
  readonly severity: { readonly [S in Severity]: Paint }
  /** A word on a coloured ground; plain capitals without colour. */
  readonly badge: { readonly [O in Outcome]: Paint }
}

/** Wider lines are harder to read than more of them. */
const WIDEST = 100
const NARROWEST = 40

export function createStyle({ width, color }: TextOptions): TextStyle {
  const paint = (name: ColorName) => painter(name, color)
  const [red, green, yellow, magenta] = [
    paint('red'),
    paint('green'),
    paint('yellow'),
    paint('magenta'),
  ]
  const [dim, cyan, black] = [paint('dim'), paint('cyan'), paint('black')]
  const badge = (ground: ColorName): Paint =>
    color ? (text) => paint(ground)(black(` ${text} `)) : (text) => text
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.floor(width))),
    bold: paint('bold'),
    dim,
    accent: cyan,
    outcome: { pass: green, warn: yellow, fail: red, skip: dim, inconclusive: magenta },
    severity: { error: red, warning: yellow, info: cyan },
    badge: {
      pass: badge('onGreen'),
      warn: badge('onYellow'),
      fail: badge('onRed'),
      skip: badge('onWhite'),
      inconclusive: badge('onMagenta'),
    },
  }
}
