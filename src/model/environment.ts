// Settings of the operator: environment variables on Node, variables and bindings on Workers.

/** Values that are no text are bindings of other kinds, such as a database. */
export type Environment = Readonly<Record<string, unknown>>

/** Without white space at either end; undefined when it is missing or blank. */
export function settingIn(environment: Environment, name: string): string | undefined {
  const value = environment[name]
  return typeof value === 'string' ? value.trim() || undefined : undefined
}
