// What holds today and ends within some days: as warnings, while there is time to act.
import type { Evidence } from '../model/evidence.ts'
import type { Connection, Exchange } from '../model/exchange.ts'
import type { StepId } from '../model/vocabulary.ts'
import type { CheckRequest } from './check-request.ts'
import type { Linted } from './lint-destination.ts'

const DAY_MS = 86_400_000

/** What the same config would show some days from `now` (milliseconds) and does not show today. */
export function lintAhead(linted: Linted, request: CheckRequest, now: number): readonly Evidence[] {
  const days = request.options.lookAheadDays
  if (days === undefined || linted.kind === undefined || linted.config === undefined) return []
  const today = new Set(linted.evidence.flatMap(({ codes }) => codes))
  const { cloud } = request
  return linted.kind.config
    .lint(linted.config, { cloud, now: now + days * DAY_MS })
    .filter(({ outcome, codes }) => outcome !== 'pass' && !codes.some((code) => today.has(code)))
    .map((evidence) => ({
      ...evidence,
      outcome: 'warn',
      codes: ['lp:expires-soon'],
      captures: { problem: evidence.text ?? '', ...evidence.captures, days: String(days) },
    }))
}

/** Certificates that were shown and end within the days, each once. */
export function certificatesEnding(
  step: StepId,
  seen: readonly (Exchange | Connection)[],
  days: number | undefined,
  now: number,
): readonly Evidence[] {
  if (days === undefined) return []
  const ending = new Map<string, Evidence>()
  for (const connection of seen) {
    if (connection.outcome !== 'connected' || connection.certificate === undefined) continue
    const { host, certificate } = connection
    const { validTo } = certificate
    const leftMs = Date.parse(validTo) - now
    if (!(leftMs <= days * DAY_MS)) continue
    ending.set(host, {
      step,
      outcome: 'warn',
      codes: ['lp:certificate-expires-soon'],
      host,
      text: `The certificate of ${host} is valid until ${validTo}.`,
      captures: { validTo, days: String(Math.max(0, Math.floor(leftMs / DAY_MS))) },
    })
  }
  return [...ending.values()]
}
