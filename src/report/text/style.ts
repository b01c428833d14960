// Colours and widths of the text formats. Every colour goes through here, so that none leaks.
import picocolors from 'picocolors'
import type { Outcome, Severity } from '../../model/vocabulary.ts'

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
  const colors = picocolors.createColors(color)
  const { red, green, yellow, magenta, cyan, dim, bold } = colors
  const onGround = (ground: Paint): Paint =>
    color ? (text) => ground(colors.black(` ${text} `)) : (text) => text
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.floor(width))),
    bold,
    dim,
    accent: cyan,
    outcome: { pass: green, warn: yellow, fail: red, skip: dim, inconclusive: magenta },
    severity: { error: red, warning: yellow, info: cyan },
    badge: {
      pass: onGround(colors.bgGreen),
      warn: onGround(colors.bgYellow),
      fail: onGround(colors.bgRed),
      skip: onGround(colors.bgWhite),
      inconclusive: onGround(colors.bgMagenta),
    },
  }
}
