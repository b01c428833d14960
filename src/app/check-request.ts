// From the body of a check to the request that runs it, or to the fields that are wrong.
import type { Context } from 'hono'
import type { z } from 'zod'
import { wordsOfIssue } from '../destinations/schema-words.ts'
import type { DestinationId } from '../model/vocabulary.ts'
import type { CheckRequest, DestinationKinds } from '../run/check-request.ts'
import { type CheckOptions, kindNamed, typeOf } from '../run/check-request.ts'
import type { CheckBody } from './api/check-schemas.ts'
import { fieldErrors } from './json-body.ts'
import { type FieldError, sendProblem } from './problem.ts'

export function checkRequestOf(body: CheckBody, kinds: DestinationKinds): CheckRequest {
  const { timeoutMs, keepLead, offline } = body.options
  const options: CheckOptions = {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(keepLead === undefined ? {} : { keepLead }),
    ...(offline === undefined ? {} : { offline }),
  }
  return {
    destination: body.destination,
    name: body.name ?? nameOf(body.destination, kinds),
    cloud: body.cloud,
    ...(body.offer === undefined ? {} : { offer: body.offer }),
    options,
  }
}

/** What keeps a destination from being tried at all; empty when its fields are all there. */
export function destinationErrors(
  destination: unknown,
  kinds: DestinationKinds,
  pointer = '/destination',
): FieldError[] {
  const type = typeOf(destination)
  const kind = kindNamed(type, kinds)
  const known = Object.keys(kinds).join(', ')
  if (kind === undefined) {
    const detail =
      type === undefined
        ? `is missing; give one of ${known}`
        : `is not a kind of destination; give one of ${known}`
    return [{ pointer: `${pointer}/type`, detail }]
  }
  const parsed = kind.config.schema.safeParse(destination)
  if (parsed.success) return []
  return fieldErrors(
    parsed.error.issues.flatMap((issue) => inWords(issue, destination)),
    pointer,
  )
}

export function refuseDestination(c: Context, errors: readonly FieldError[]) {
  const detail = 'The destination cannot be tried like this; errors says what it needs.'
  return sendProblem(c, 'invalid-request', detail, errors)
}

type Issue = z.core.$ZodIssue
type Refusal = Pick<Issue, 'path' | 'message'>

/** A schema refuses unknown keys all at once; each is a field of its own here. */
function inWords(issue: Issue, destination: unknown): readonly Refusal[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    const message = 'is not a field of this kind of destination; remove it'
    return issue.keys.map((key) => ({ path: [...path, key], message }))
  }
  return [{ path, message: wordsOfIssue(issue, destination) }]
}

/** Their titles are names, which take no article. */
const PRODUCTS: ReadonlySet<DestinationId> = new Set(['dynamics-365', 'salesforce', 'marketo'])

function nameOf(destination: unknown, kinds: DestinationKinds): string {
  const kind = kindNamed(typeOf(destination), kinds)
  if (kind === undefined) return 'this destination'
  return PRODUCTS.has(kind.id) ? kind.title : `the ${kind.title}`
}
