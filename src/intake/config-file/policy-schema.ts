// The part of a config file that says how findings count.
import { z } from 'zod'
import type { CheckPolicy } from './config-file.ts'

const isoDate = z
  .string()
  .refine(isDate, 'should be a date such as 2027-01-31')
  .describe('The last day on which it is ignored, as YYYY-MM-DD.')

const ignoredRule = z.strictObject({
  rule: z.string().min(1).describe('Id of the rule, e.g. tls/expires-soon.'),
  destination: z.string().optional().describe('Name of the destination; all if absent.'),
  until: isoDate,
  reason: z.string().min(1).describe('Why this may wait; it is shown with the finding.'),
})

export const policySchema = z.strictObject({
  failOn: z
    .array(z.enum(['warn', 'inconclusive']))
    .optional()
    .describe('Verdicts besides fail that make the command fail.'),
  ignore: z.array(ignoredRule).optional().describe('Findings that do not count for a while.'),
  required: z
    .array(z.string())
    .optional()
    .describe(
      'Kinds or names of destinations that must be in this file, and types of offers that must have one.',
    ),
  lookAhead: z
    .int()
    .min(1)
    .max(730)
    .optional()
    .describe('Days within which the end of a certificate or signature is a warning.'),
})

export function policyOf(raw: z.infer<typeof policySchema>): CheckPolicy {
  const { failOn = [], ignore = [], required = [], lookAhead } = raw
  return { failOn, ignore, required, ...(lookAhead === undefined ? {} : { lookAhead }) }
}

/** True for days that are in the calendar. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
