// The page's own requests to the API it came from.

import type { Report } from '../../../model/report.ts'
import type { Remedy as RemedyStep, Rule } from '../../../model/rule.ts'
import type { Diagnosis } from '../../../model/rulebook.ts'
import type { DestinationKindView } from '../../api/destination-schemas.ts'
import type { ScenarioView } from '../../api/scenario-schemas.ts'
import type { IntakeReply } from '../../api/text-schemas.ts'
import type { Comparison } from '../../compare-reports.ts'
import type { Problem } from '../../problem.ts'

/** An answer, or the sentence to show instead. */
export type Answered<T> = { readonly value: T } | { readonly refused: string }

export function recognise(text: string): Promise<Answered<IntakeReply>> {
  return post('/v1/intake', { text })
}

export function diagnose(text: string): Promise<Answered<Diagnosis>> {
  return post('/v1/diagnoses', { text })
}

export function lint(body: unknown): Promise<Answered<Report>> {
  return post('/v1/lint', body)
}

let kinds: Promise<readonly DestinationKindView[]> | undefined

/** The kinds with their fields; asked for once. */
export function destinationKinds(): Promise<readonly DestinationKindView[]> {
  kinds ??= fetch('/v1/destinations')
    .then((response) => response.json() as Promise<{ destinations: DestinationKindView[] }>)
    .then(({ destinations }) => destinations)
  return kinds
}

/** Undefined when there is nothing to compare with. */
export async function comparisonOf(id: string): Promise<Comparison | undefined> {
  try {
    const response = await fetch(`/v1/reports/${id}/comparison`)
    return response.status === 200 ? ((await response.json()) as Comparison) : undefined
  } catch {
    return undefined
  }
}

export interface CheckCall {
  readonly path: string
  readonly body: object
}

/** A check in the lab; without a destination, of the scenario as it is. */
export function rehearsalCall(scenario: string, body: object = {}): CheckCall {
  return { path: `/v1/scenarios/${scenario}/checks`, body }
}

/** The steps of a rule's remedy; none when it cannot be had. */
export async function remedyOf(rule: string): Promise<readonly RemedyStep[]> {
  try {
    const response = await fetch(`/v1/rules/${rule}`)
    return response.ok ? ((await response.json()) as Rule).remediation : []
  } catch {
    return []
  }
}

/** A scenario of the lab; undefined when it cannot be had. */
export async function scenarioOf(id: string): Promise<ScenarioView | undefined> {
  const response = await fetch(`/v1/scenarios/${id}`)
  return response.ok ? ((await response.json()) as ScenarioView) : undefined
}

async function post<T>(path: string, body: unknown): Promise<Answered<T>> {
  try {
    const response = await fetch(path, jsonPost(body, 'application/json'))
    if (response.ok) return { value: (await response.json()) as T }
    return { refused: response.status === 413 ? TOO_LONG : sentenceOf(await problemOf(response)) }
  } catch {
    return { refused: UNREACHABLE }
  }
}

export function jsonPost(body: unknown, accept: string): RequestInit {
  const headers = { 'content-type': 'application/json', accept }
  return { method: 'POST', headers, body: JSON.stringify(body) }
}

export async function problemOf(response: Response): Promise<Problem> {
  return (await response.json()) as Problem
}

/** Nothing but a pasted text gets there. */
const TOO_LONG =
  'The text is too long: at most 256 KB are read. Paste the part that holds the error or the settings.'

export const UNREACHABLE = 'leadprobe cannot be reached. Check that it still runs, then try again.'

export function sentenceOf({ title, detail, errors = [] }: Problem): string {
  const fields = errors.map(({ pointer, detail: what }) => `${pointer} ${what}`)
  return `${title}. ${[detail, ...fields].join(' ')}`
}
