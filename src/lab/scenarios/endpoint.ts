// A publisher's own web service: when it works, and when its success says little.
import { CUSTOM_ENDPOINT } from '../sites/custom-endpoint.ts'
import type { OddAnswer } from '../sites/odd-answers.ts'
import { DELIVERED, expectation, httpsScenario, mendWith } from './define.ts'

const SHORT_ANSWER = 'Let the web service answer with a few words, or none.'
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
    'Let the web service take the POST without a sign-in.',
  ),
  odd('large-answer', 'The answer is a megabyte long', 'large-body', TOO_LARGE, SHORT_ANSWER),
  odd('gzip-bomb', 'The answer unpacks to 200 megabytes', 'gzip-bomb', TOO_LARGE, SHORT_ANSWER),
]

function odd(
  name: string,
  title: string,
  answer: OddAnswer,
  expect: ReturnType<typeof expectation>,
  does?: string,
) {
  const host = `${answer}.contoso.example`
  const more = does === undefined ? {} : mendWith(does, { place: host })
  return httpsScenario(name, title, `https://${host}/hook`, expect, more)
}
