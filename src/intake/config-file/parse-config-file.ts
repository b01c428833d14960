// A config file's text → its destinations with positions, or everything that is wrong with it.
import { scrubShapes } from '../../net/redaction/patterns.ts'
import { checkDestination, type Kinds } from './check-destinations.ts'
import { checkTopLevel, type TopLevel } from './check-top-level.ts'
import type { ConfigFileResult, ConfigProblem, FoundProblem, Position } from './config-file.ts'
import type { Environment } from './expand-variables.ts'
import { fillVariables } from './fill-variables.ts'
import { pathOf, pointerOf } from './json-pointer.ts'
import { policyOf } from './policy-schema.ts'
import { wordingOf } from './yaml-problem.ts'
import {
  keysOf,
  MAX_ALIASES,
  openedQuote,
  parseYaml,
  positionsOf,
  readValue,
  unknownAlias,
  type YamlSource,
} from './yaml-source.ts'

/** Bytes; a config of a thousand destinations stays below it. */
export const MAX_CONFIG_BYTES = 1024 * 1024

export interface ConfigFileInput {
  /** The name to show for it, as the user gave it. */
  readonly file: string
  readonly text: string
  readonly env: Environment
  readonly kinds: Kinds
}

export function parseConfigFile({ file, text, env, kinds }: ConfigFileInput): ConfigFileResult {
  const source = parseYaml(text.replace(/^\uFEFF/, ''))
  const syntax = syntaxProblems(file, source)
  if (syntax.length > 0) return { ok: false, problems: syntax }
  const keys = keysOf(source)
  const positions = positionsOf(source)
  const place = (found: FoundProblem): ConfigProblem => {
    const known = found.rule === 'config/unknown-field' ? keys : positions
    return { ...withoutSecrets(found), file, ...nearest(found.pointer, known) }
  }
  const unset = fillVariables(source, env).map(
    ({ position, message, fix }): ConfigProblem => ({
      file,
      ...position,
      message,
      fix,
      pointer: '',
      rule: 'config/variable-unset',
    }),
  )
  const parsed = readValue(source)
  if (!parsed.ok) return { ok: false, problems: [{ ...FILE_START, file, ...tooManyAliases }] }
  const input = parsed.value
  const top = checkTopLevel(input)
  const refused = [...(top.ok ? [] : top.problems), ...problemsOfDestinations(input, kinds)]
  const problems = inOrder([...unset, ...refused.map(place)])
  if (!top.ok || problems.length > 0) return { ok: false, problems }
  return { ok: true, config: { file, ...settingsOf(top.value), positions } }
}

/** Settings pasted where a name belongs are told apart by their shape. */
function withoutSecrets(found: FoundProblem): FoundProblem {
  const { pointer, message, fix } = found
  return {
    ...found,
    pointer: scrubShapes(pointer),
    message: scrubShapes(message),
    fix: scrubShapes(fix),
  }
}

/** Also where the top level is wrong: who mends a file wants to hear everything at once. */
function problemsOfDestinations(input: unknown, kinds: Kinds): readonly FoundProblem[] {
  const { destinations } = Object(input) as { destinations?: unknown }
  if (typeof destinations !== 'object' || destinations === null) return []
  if (Array.isArray(destinations)) return []
  const entries = Object.entries(destinations)
  return entries.flatMap(([name, config]) => checkDestination(name, config, kinds))
}

function settingsOf(top: TopLevel) {
  return {
    ...(top.offer === undefined ? {} : { offer: top.offer }),
    cloud: top.cloud,
    ...(top.policy === undefined ? {} : { policy: policyOf(top.policy) }),
    destinations: Object.entries(top.destinations).map(([name, config]) => ({
      name,
      config,
      pointer: pointerOf(['destinations', name]),
    })),
  }
}

/** The first error and every repeated key: what follows a syntax error is mostly its echo. */
function syntaxProblems(file: string, source: YamlSource): readonly ConfigProblem[] {
  const { errors } = source.document
  const [first] = errors.filter(({ code }) => code !== 'DUPLICATE_KEY')
  const shown = first === undefined ? errors : [first]
  if (shown.length === 0) return aliasProblems(file, source)
  return shown.map(({ code, pos }) => {
    const rule = code === 'DUPLICATE_KEY' ? 'config/duplicate-key' : 'config/not-yaml'
    const at = openedQuote(source, pos[0]) ?? pos[0]
    return { file, ...source.position(at), rule, pointer: '', ...wordingOf(code) }
  })
}

function aliasProblems(file: string, source: YamlSource): readonly ConfigProblem[] {
  const offset = unknownAlias(source)
  if (offset === undefined) return []
  const place = { file, ...source.position(offset), pointer: '' }
  return [{ ...place, rule: 'config/not-yaml', ...wordingOf('BAD_ALIAS') }]
}

const FILE_START = { line: 1, column: 1, pointer: '' } as const
const tooManyAliases = {
  rule: 'config/not-yaml',
  message: `The aliases of the file (*name) stand for more than ${MAX_ALIASES} values.`,
  fix: 'Write the values out instead.',
} as const

/** The position of a pointer, or of what it would be in. */
function nearest(pointer: string, positions: ReadonlyMap<string, Position>): Position {
  const path = pathOf(pointer)
  for (let length = path.length; length >= 0; length--) {
    const position = positions.get(pointerOf(path.slice(0, length)))
    if (position !== undefined) return position
  }
  return FILE_START
}

function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
}
