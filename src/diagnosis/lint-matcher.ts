// What the schema cannot say about a rule's matcher: patterns compile, `lp:` codes exist, no lone status.
import { RE2JS } from 're2js'
import { OBSERVATIONS } from '../model/observation.ts'
import type { Matcher } from '../model/rule.ts'
import type { FieldPath } from './read-yaml.ts'

/** Groups whose rules may rest on a status alone. */
const generalGroups = new Set(['http', 'tls', 'network', 'config', 'lead', 'leadprobe'])
const observations = new Set<string>(OBSERVATIONS)

type Fault = { readonly field: FieldPath; readonly message: string }

export function lintMatcher(when: Matcher, group: string): Fault[] {
  return faultsIn(when, ['when'], generalGroups.has(group))
}

function faultsIn(matcher: Matcher, field: FieldPath, statusMayStandAlone: boolean): Fault[] {
  if ('any' in matcher) {
    return matcher.any.flatMap((part, index) =>
      faultsIn(part, [...field, 'any', index], statusMayStandAlone),
    )
  }
  if ('all' in matcher) {
    const accompanied = statusMayStandAlone || matcher.all.some((part) => !('status' in part))
    return matcher.all.flatMap((part, index) =>
      faultsIn(part, [...field, 'all', index], accompanied),
    )
  }
  if ('status' in matcher && !statusMayStandAlone) {
    const message = 'is too weak alone in a vendor group; combine it with a host or header in "all"'
    return [{ field: [...field, 'status'], message }]
  }
  if ('code' in matcher) return listOf(matcher.code).flatMap((code) => codeFault(code, field))
  if ('pattern' in matcher) return listOf(matcher.pattern).flatMap((p) => patternFault(p, field))
  return []
}

function codeFault(code: string, field: FieldPath): Fault[] {
  if (!code.startsWith('lp:') || observations.has(code)) return []
  return [{ field: [...field, 'code'], message: `${code} is not in src/model/observation.ts` }]
}

function patternFault(pattern: string, field: FieldPath): Fault[] {
  const at = [...field, 'pattern']
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
    return compiled.test('') ? [{ field: at, message: 'matches the empty text' }] : []
  } catch (error) {
    return [{ field: at, message: `is no RE2 pattern: ${(error as Error).message}` }]
  }
}

export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T]
}
