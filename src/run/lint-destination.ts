// The config step: everything that can be said about a destination without a network.
import type { z } from 'zod'
import { IS_MISSING, wordsOfIssue } from '../destinations/schema-words.ts'
import { isOfferId } from '../lead/offer-id.ts'
import type { DestinationKind } from '../model/destination-kind.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Cloud } from '../model/vocabulary.ts'
import { type CheckRequest, type DestinationKinds, kindNamed, typeOf } from './check-request.ts'

export type Linted =
  | {
      readonly kind: DestinationKind
      readonly config: unknown
      readonly evidence: readonly Evidence[]
    }
  | {
      readonly kind?: DestinationKind
      readonly config?: never
      readonly evidence: readonly Evidence[]
    }

export function lintDestination(
  request: CheckRequest,
  kinds: DestinationKinds,
  now: number,
): Linted {
  if (request.destination === undefined) return { evidence: [NO_DESTINATION] }
  const kind = kindNamed(typeOf(request.destination), kinds)
  if (kind === undefined) return { evidence: [unknownKind(request.destination, kinds)] }
  const parsed = kind.config.schema.safeParse(request.destination)
  if (!parsed.success)
    return { kind, evidence: evidenceOfIssues(parsed.error.issues, request.destination) }
  const evidence = [
    ...checkOffer(request.offer),
    ...checkCloud(kind, request.cloud),
    ...kind.config.lint(parsed.data, { cloud: request.cloud, now }),
  ]
  return { kind, config: parsed.data, evidence }
}

/** An offer that has to have a destination, and has none. */
const NO_DESTINATION: Evidence = {
  step: 'config',
  outcome: 'fail',
  codes: ['lp:destination-required'],
  text: 'The offer has no lead destination.',
}

function unknownKind(destination: unknown, kinds: DestinationKinds): Evidence {
  const type = typeOf(destination)
  return {
    step: 'config',
    outcome: 'fail',
    codes: [type === undefined ? 'lp:missing-field' : 'lp:wrong-type'],
    field: '/type',
    text: type === undefined ? 'type is missing' : `type: ${type}`,
    captures: { field: 'type', expected: `one of ${Object.keys(kinds).join(', ')}` },
  }
}

function checkOffer(offer: string | undefined): readonly Evidence[] {
  if (offer === undefined || isOfferId(offer)) return []
  return [
    { step: 'config', outcome: 'warn', codes: ['lp:offer-id-malformed'], text: `offer: ${offer}` },
  ]
}

function checkCloud(kind: DestinationKind, cloud: Cloud): readonly Evidence[] {
  if (kind.clouds.includes(cloud)) return []
  return [
    {
      step: 'config',
      outcome: 'fail',
      codes: ['lp:kind-not-in-cloud'],
      field: '/type',
      text: `${kind.id} in cloud ${cloud}`,
      captures: { kind: kind.title, cloud },
    },
  ]
}

/** One piece of evidence for each field a schema refuses. */
function evidenceOfIssues(issues: readonly z.core.$ZodIssue[], raw: unknown): readonly Evidence[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        refusal(
          'lp:unknown-field',
          [...issue.path, key],
          'is no field of this kind of destination',
        ),
      )
    }
    const words = wordsOfIssue(issue, raw)
    return [refusal(words === IS_MISSING ? 'lp:missing-field' : 'lp:wrong-type', issue.path, words)]
  })
}

function refusal(code: string, path: readonly PropertyKey[], words: string): Evidence {
  const field = path.map(String).join('.')
  return {
    step: 'config',
    outcome: 'fail',
    codes: [code],
    field: path
      .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join(''),
    text: `${field} ${words}`,
    captures: { field, expected: `it ${words}` },
  }
}
