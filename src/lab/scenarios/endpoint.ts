// A publisher's own web service: when it works, and when its success says little.
import { CUSTOM_ENDPOINT } from '../sites/custom-endpoint.ts'
import type { OddAnswer } from '../sites/odd-answers.ts'
import { DELIVERED, expectation, httpsScenario } from './define.ts'

const TOO_LARGE = expectation('write', 'warn', 'http/response-too-large')

export const endpointScenarios = [
  httpsScenario('accepted', 'A web service takes the lead', CUSTOM_ENDPOINT, DELIVERED),
  odd('empty-answer', 'A web service takes the lead without a word', 'empty-200', DELIVERED),
  odd('no-content', 'A web service takes the lead and answers 204', 'no-content', DELIVERED),
  odd(
    'answer-is-a-page',
    'A sign-in page answers with 200',
    'sign-in-page',
    expectation('write', 'inconclusive', 'https-endpoint/answer-is-a-page'),
    'Give the address that takes the POST, and let it answer without a sign-in.',
  ),
  odd('large-answer', 'The answer is a megabyte long', 'large-body', TOO_LARGE),
  odd('gzip-bomb', 'The answer unpacks to 200 megabytes', 'gzip-bomb', TOO_LARGE),
]

function odd(
  name: string,
  title: string,
  answer: OddAnswer,
  expect: ReturnType<typeof expectation>,
  heals?: string,
) {
  const url = `https://${answer}.contoso.example/hook`
  return httpsScenario(name, title, url, expect, heals === undefined ? {} : { heals })
}
