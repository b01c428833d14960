// Fills the variables of a parsed file in place, and says which are not set.
import { isScalar, Scalar, visit } from 'yaml'
import type { Position } from './config-file.ts'
import { type BadReference, type Environment, expandVariables } from './expand-variables.ts'
import type { YamlSource } from './yaml-source.ts'

export interface UnfilledVariable {
  readonly position: Position
  readonly message: string
  readonly fix: string
}

export function fillVariables(source: YamlSource, env: Environment): readonly UnfilledVariable[] {
  const unfilled: UnfilledVariable[] = []
  visit(source.document, {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || typeof node.value !== 'string') return
      const { text, bad } = expandVariables(node.value, env)
      node.value = text
      for (const reference of bad)
        unfilled.push(describe(reference, offsetOf(reference, node), source))
    },
  })
  return unfilled
}

function describe(bad: BadReference, offset: number, source: YamlSource): UnfilledVariable {
  const position = source.position(offset)
  if (bad.unset === undefined) {
    return {
      position,
      message: 'This "${" does not begin a variable.',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of our own variables
      fix: 'Write ${NAME} with letters, digits and _ only, or $${ for a literal ${.',
    }
  }
  return {
    position,
    message: `The environment variable ${bad.unset} is not set, or empty.`,
    fix: `Set ${bad.unset} where leadprobe runs; it reads no .env file.`,
  }
}

/** Exact for text that stands in the file as it is; the start of the value for folded or escaped text. */
function offsetOf(bad: BadReference, node: Scalar): number {
  const start = node.range?.[0] ?? 0
  if (node.type === Scalar.PLAIN) return start + bad.index
  const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE
  const isVerbatim =
    node.range !== undefined &&
    node.range !== null &&
    node.source !== undefined &&
    node.range[1] - node.range[0] === node.source.length + 2
  return isQuoted && isVerbatim ? start + 1 + bad.index : start
}
