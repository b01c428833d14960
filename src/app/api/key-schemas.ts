// The keys of a tenant, in the API: never with their secrets, but where one was just made.
import { z } from '@hono/zod-openapi'
import { SCOPES, TENANT, TENANT_NEEDS } from '../../model/caller.ts'
import type { ApiKey } from '../../store/key-store.ts'
import { isoOf, isoOrNull, moment } from './moment.ts'

const DEFAULT_DAYS = 90
const MOST_DAYS = 365

export const tenant = z.string().regex(TENANT, TENANT_NEEDS)
const scopes = z.array(z.enum(SCOPES))

export const Key = z
  .object({
    id: z.string(),
    tenant: z.string(),
    name: z.string(),
    scopes,
    createdAt: moment,
    expiresAt: moment,
    revokedAt: moment.nullable(),
    lastUsedAt: moment.nullable().describe('To the minute'),
  })
  .openapi('Key')

export const NewKey = z
  .object({ ...Key.shape, key: z.string().describe('The key itself: it is not shown again') })
  .openapi('NewKey')

export const KeyBody = z
  .strictObject({
    name: z.string().trim().min(1).max(100).describe('What the key is for'),
    scopes: scopes.min(1).describe('Each has to be a scope of the key that asks'),
    expiresInDays: z.number().int().min(1).max(MOST_DAYS).default(DEFAULT_DAYS),
    tenant: tenant.optional().describe('For the operator, who has to name it; others have one'),
  })
  .openapi('KeyRequest')

export function keyView(key: ApiKey) {
  return {
    id: key.id,
    tenant: key.tenant,
    name: key.name,
    scopes: [...key.scopes],
    createdAt: isoOf(key.createdAt),
    expiresAt: isoOf(key.expiresAt),
    revokedAt: isoOrNull(key.revokedAt),
    lastUsedAt: isoOrNull(key.lastUsedAt),
  }
}
