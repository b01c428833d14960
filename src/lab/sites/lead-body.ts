// Reads a lead as a receiver does that follows Microsoft's published schema to the letter.
import type { Journal } from '../journal.ts'

export type LeadBody =
  | { readonly lead: object; readonly problem?: never }
  | { readonly problem: string; readonly lead?: never }

/** The properties the published schema declares, all of type string. */
const DECLARED = {
  lead: ['LeadSource', 'ActionCode', 'OfferTitle', 'Description'],
  userDetails: ['FirstName', 'LastName', 'Email', 'Phone', 'Country', 'Company', 'Title'],
}

export function isJson(request: Request): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers.get('content-type') ?? '')
}

/** The problem is worded as the Logic Apps schema check words it. */
export function parseLead(text: string): LeadBody {
  const lead = parseObject(text)
  if (lead === undefined) return { problem: 'Invalid JSON.' }
  const details = lead['UserDetails']
  if (details !== undefined && !isRecord(details)) return { problem: mistyped('Object', details) }
  const values = [
    ...DECLARED.lead.map((name) => lead[name]),
    ...DECLARED.userDetails.map((name) => details?.[name]),
  ]
  const wrong = values.find((value) => value !== undefined && typeof value !== 'string')
  return wrong === undefined ? { lead } : { problem: mistyped('String', wrong) }
}

/** Takes whatever was posted: JSON, or else the text itself. */
export async function holdBody(journal: Journal, request: Request): Promise<void> {
  const text = await request.text()
  holdLead(journal, request, parseObject(text) ?? text)
}

export function holdLead(journal: Journal, request: Request, lead: unknown): void {
  const { hostname } = new URL(request.url)
  const key = `lead ${journal.requests(hostname)}`
  journal.hold({ kind: 'https-endpoint', host: hostname, key, lead })
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mistyped(expected: string, value: unknown): string {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  return `Invalid type. Expected ${expected} but got ${type[0]?.toUpperCase()}${type.slice(1)}.`
}
