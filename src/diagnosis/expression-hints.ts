// Words without which an expression cannot match. An expression is compiled when it is first tried,
// which takes longer than looking for the words of all of them, and most never meet theirs.
import { chainOf, type PieceStyle, rarestLink } from './pattern-chain.ts'
import { alternativesOf } from './pattern-items.ts'

/** By the source of an expression: some of the words stand in all it matches, in lower case. */
export type ExpressionHints = Readonly<Record<string, readonly string[]>>

/** Of those that are tried around what was found in a text. */
export function prepareHints(expressions: readonly RegExp[]): ExpressionHints {
  return Object.fromEntries(
    expressions.flatMap((expression) => {
      const words = hintsOf(expression)
      return words.length > 0 ? [[expression.source, words]] : []
    }),
  )
}

/** None when there is an alternative without fixed words. */
function hintsOf({ source }: RegExp): readonly string[] {
  const found = alternativesOf(withoutLooks(source)).map(
    (alternative) => rarestLink(chainOf(alternative, hints))?.pieces,
  )
  return found.includes(undefined) ? [] : [...new Set(found.flatMap((some) => some ?? []))]
}

const hints: PieceStyle = {
  toPiece: (run) => (run.length > 2 || /[^\w\s]/.test(run) ? run.toLowerCase() : undefined),
  mostSpellings: 64,
}

/** What only looks ahead or back takes no part in a match; groups may stand in it. */
function withoutLooks(source: string): string {
  let kept = ''
  let depth = 0
  for (const [token] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(|\)|[^\\[()]+/g)) {
    const isLook = /^\(\?<?[=!]$/.test(token)
    if (depth > 0) depth += token.startsWith('(') ? 1 : token === ')' ? -1 : 0
    else if (isLook) depth = 1
    else kept += token
  }
  return kept
}
