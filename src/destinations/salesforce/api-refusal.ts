// What a refused or broken API request shows. It concerns the credentials of the deep check: the
// marketplace has none, so it never fails the destination.
import type { Evidence } from '../../model/evidence.ts'
import type { StepId } from '../../model/vocabulary.ts'
import { evidenceOfExchange } from '../../net/evidence.ts'
import type { Refused } from './api.ts'
import { readApiError } from './errors.ts'

export function evidenceOfRefusal(step: StepId, { exchange, message }: Refused): Evidence {
  const field = exchange.outcome === 'failed' ? { field: '/api' } : {}
  if (exchange.outcome === 'failed') {
    return evidenceOfExchange(step, exchange, { outcome: 'warn', ...field })
  }
  const { response } = exchange
  const error = readApiError(response)
  // A 200 that jsforce could not use: an expired password, or a page in the place of an answer.
  const isOk = response.status >= 200 && response.status < 300
  const isPage = isOk && !/password/i.test(message)
  const text = isOk ? message : error.message
  return evidenceOfExchange(step, exchange, {
    outcome: 'warn',
    codes: isPage ? ['lp:answer-is-page'] : error.codes,
    ...(text === undefined ? {} : { text }),
  })
}

/** The code, or the status, for a summary. */
export function reasonOf({ exchange }: Refused): string {
  if (exchange.outcome === 'failed') return exchange.failure.code
  const [code] = readApiError(exchange.response).codes
  return code ?? `HTTP ${exchange.response.status}`
}

export function codesOf({ exchange }: Refused): readonly string[] {
  return exchange.outcome === 'failed' ? [] : readApiError(exchange.response).codes
}
