// From the body of a batch to its checks, or to the fields that are wrong.
import type { z } from '@hono/zod-openapi'
import type { Caller } from '../model/caller.ts'
import type { CheckRequest } from '../run/check-request.ts'
import type { BatchBody } from './api/batch-schemas.ts'
import { checkRequestOf, destinationErrors } from './check-request.ts'
import type { FieldError } from './problem.ts'
import type { AppServices } from './services.ts'

export type ReadOrder =
  | { readonly ok: true; readonly requests: readonly CheckRequest[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** More would not be read. */
const MOST_ERRORS = 100

export function readOrder(
  { destinations = [], config }: z.infer<typeof BatchBody>,
  caller: Caller,
  services: AppServices,
): ReadOrder {
  if (config !== undefined) return readStored(config, caller, services)
  const { kinds } = services
  const errors = destinations.flatMap(({ destination }, index) =>
    destinationErrors(destination, kinds, `/destinations/${index}/destination`),
  )
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, MOST_ERRORS) }
  return { ok: true, requests: destinations.map((body) => checkRequestOf(body, kinds)) }
}

/** The operator's configs are of one tenant; others are not told that there are any. */
function readStored(name: string, caller: Caller, { storedConfigs }: AppServices): ReadOrder {
  const isTheirs = storedConfigs.tenant === caller.tenant
  const config = isTheirs ? storedConfigs.byName.get(name) : undefined
  if (config !== undefined) return { ok: true, requests: config.requests }
  return { ok: false, errors: [{ pointer: '/config', detail: 'is not the name of a config' }] }
}
