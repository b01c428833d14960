// Whether an account name can be one: 3 to 24 lower-case letters and digits.
import type { Pair } from './pairs.ts'
import { malformed, type Problem } from './problem.ts'

export function accountNameProblem({ value, at }: Pair): Problem | undefined {
  const problem = sayProblem(value)
  return problem === undefined ? undefined : malformed(problem, { key: 'AccountName', at })
}

function sayProblem(name: string): string | undefined {
  if (/^[a-z0-9]{3,24}$/.test(name)) return undefined
  if (name === '') return 'AccountName is empty.'
  if (/^https?:|\./i.test(name))
    return 'AccountName is an address; only the name before the first dot belongs there.'
  if (/[A-Z]/.test(name)) return 'AccountName has capital letters; account names are lower case.'
  if (/[^a-z0-9]/.test(name)) return 'AccountName has characters other than letters and digits.'
  return `AccountName has ${name.length} characters; account names have 3 to 24.`
}
