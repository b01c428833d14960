// Endpoints that break off, fall silent or do not speak HTTP.
import type { Scenario } from '../scenario.ts'
import type { BrokenAnswer } from '../sites/broken-answers.ts'
import { expectation, httpsScenario, mendWith } from './define.ts'

const TIMEOUT = expectation('write', 'inconclusive', 'network/timeout')
const ANSWER_WELL = 'Let the web service answer at once, briefly and in full.'
const RESET = expectation('write', 'inconclusive', 'network/connection-reset')

export const brokenAnswerScenarios: readonly Scenario[] = [
  broken('never-answers', 'No answer ever comes', TIMEOUT, 1500),
  broken('slow-headers', 'The answer comes one byte a second', TIMEOUT, 2500),
  broken('silent-body', 'The answer stops after its headers', TIMEOUT, 1500),
  broken(
    'endless-body',
    'The answer never ends',
    expectation('write', 'warn', 'http/response-too-large'),
  ),
  broken('truncated', 'The answer is shorter than it says', RESET),
  broken('closed-unanswered', 'The connection is closed without an answer', RESET),
  broken('reset-unanswered', 'The connection is reset after the lead was sent', RESET),
  broken('reset-in-body', 'The connection is reset in the middle of the answer', RESET),
  broken('not-http', 'The answer is not HTTP', expectation('write', 'fail', 'http/not-http')),
  broken(
    'huge-header',
    'The answer has a header of 40 kilobytes',
    expectation('write', 'inconclusive', 'http/not-http'),
  ),
]

function broken(
  name: BrokenAnswer,
  title: string,
  expect: Scenario['expect'],
  timeoutMs?: number,
): Scenario {
  const host = `${name}.contoso.example`
  const mend = mendWith(ANSWER_WELL, { place: host })
  const more = timeoutMs === undefined ? mend : { ...mend, timeoutMs }
  return httpsScenario(name, title, `https://${host}/hook`, expect, more)
}
