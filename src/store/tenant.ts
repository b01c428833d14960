// Whose a row is.
import { type AnyColumn, eq, isNull, type SQL } from 'drizzle-orm'

/** The rows of that tenant; for null, those of nobody who signed in. */
export function isOf(column: AnyColumn, tenant: string | null): SQL {
  return tenant === null ? isNull(column) : eq(column, tenant)
}
