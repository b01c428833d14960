// What the schema cannot say about a rule's matcher: patterns compile, `lp:` codes exist, no lone status.
import { RE2JS } from 're2js'
import { OBSERVATIONS } from '../model/observation.ts'
import type { Matcher } from '../model/rule.ts'
import { listOf } from './atom.ts'
import { foldPhrase } from './fold-text.ts'
import { wordsOf } from './pattern-words.ts'
import { SHORTEST_PHRASE } from './phrase-index.ts'
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
  if ('text' in matcher)
    return Object.entries(matcher.text).flatMap((entry) => phraseFaults(entry, field))
  return []
}

function codeFault(code: string, field: FieldPath): Fault[] {
  if (!code.startsWith('lp:')) {
    const message = `${code} is no code but words; use text instead`
    return /\s/.test(code) ? [{ field: [...field, 'code'], message }] : []
  }
  if (observations.has(code)) return []
  return [{ field: [...field, 'code'], message: `${code} is not in src/model/observation.ts` }]
}

function patternFault(pattern: string, field: FieldPath): Fault[] {
  const at = [...field, 'pattern']
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
    if (compiled.test('')) return [{ field: at, message: 'matches the empty text' }]
    const message = 'needs a fixed word of four characters in each alternative'
    return wordsOf(pattern) === undefined ? [{ field: at, message }] : []
  } catch (error) {
    return [{ field: at, message: `is no RE2 pattern: ${(error as Error).message}` }]
  }
}

function phraseFaults(
  [lang, phrases]: readonly [string, readonly string[]],
  field: FieldPath,
): Fault[] {
  return phrases.flatMap((phrase, index) => {
    if (foldPhrase(phrase).length >= SHORTEST_PHRASE) return []
    const message = `"${phrase}" is too short to mean anything; use four characters or more`
    return [{ field: [...field, 'text', lang, index], message }]
  })
}
