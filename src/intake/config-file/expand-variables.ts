// ${NAME} inside the strings of a config, filled in from a given environment and nothing else.

export type Environment = Readonly<Record<string, string | undefined>>

export interface BadReference {
  /** Where the reference starts in the string. */
  readonly index: number
  /** Absent when what stands there is not a reference at all. */
  readonly unset?: string
}

export interface Expanded {
  readonly text: string
  readonly bad: readonly BadReference[]
}

/** `$${` is a literal `${`; anything else that starts with `${` must be a set variable. */
const REFERENCE = /\$\$\{|\$\{(?:([A-Za-z_][A-Za-z0-9_]*)\})?/g

export function expandVariables(text: string, env: Environment): Expanded {
  const bad: BadReference[] = []
  const expanded = text.replace(REFERENCE, (found, name: string | undefined, index: number) => {
    if (found === '$${') return '${'
    const value = name === undefined ? undefined : env[name]
    // An empty variable is what a CI system gives for a secret that is not set.
    if (value !== undefined && value !== '') return value
    bad.push(name === undefined ? { index } : { index, unset: name })
    return found
  })
  return { text: expanded, bad }
}
