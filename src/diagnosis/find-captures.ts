// Facts that vendors label the same way in most of their messages.
import { mayFit } from './fits.ts'
import type { MappedText } from './mapped-text.ts'

const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const label = '[\'" ]{0,3}[:=][\'" ]{0,3}'

/** The fact is the one group that took part. Linear: every repetition is bounded. */
export const capturePatterns: Readonly<Record<string, RegExp>> = {
  correlationId: new RegExp(`correlation[ _-]?id${label}(${guid})`),
  traceId: new RegExp(`trace[ _-]?id${label}(${guid})`),
  timestamp: new RegExp(
    `timestamp${label}(\\d{4}-\\d\\d-\\d\\d[ t]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?z?)`,
  ),
  tenant: new RegExp(
    `(?:tenant|directory)(?: named| id)?[ :=]{1,3}(?:['"]([^'"]{2,80})['"]|(${guid}))`,
  ),
  application:
    /(?:application with identifier|application|app|client|resource principal named)[ :]{1,2}['"]([^'"]{2,120})['"]/,
  requestId: new RegExp(`request[ _-]?id${label}(${guid})`),
  user: new RegExp(`\\buser(?: ?\\(id=|: ?)(${guid})`),
  privilege: /\b(prv(?:create|read|write|delete|append|appendto|assign|share)[a-z_]{2,60})\b/,
  field:
    /(?:fields are missing: ?\[|(?:property|field|column|attribute)(?: named)? ')([a-z0-9_.]{2,80})/,
}

/** In the words of `source`, which `flat` was made from. */
export function findCaptures(flat: MappedText, source: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, pattern] of Object.entries(capturePatterns)) {
    const match = mayFit(pattern, flat.text) ? pattern.exec(flat.text) : null
    const value = match?.slice(1).find((group) => group !== undefined)
    if (!match || value === undefined) continue
    const start = match.index + match[0].lastIndexOf(value)
    found[name] = source.slice(...flat.sourceSpan(start, start + value.length))
  }
  return found
}
