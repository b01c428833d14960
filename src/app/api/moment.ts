// Moments in the API: text, where the tables have milliseconds.
import { z } from '@hono/zod-openapi'

export const moment = z.string().describe('ISO 8601')

/** `ms` counts from the Unix epoch. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

/** The same of what may not have happened. */
export function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : isoOf(ms)
}
