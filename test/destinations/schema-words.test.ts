// A refused field in words: what it has to be, and never what it is.
import { expect, it } from 'vitest'
import { destinationKinds } from '../../src/destinations/index.ts'
import { wordsOfIssue } from '../../src/destinations/schema-words.ts'

const APP = { type: 'entra', directoryId: 'd', applicationId: 'a' }

it.each([
  ['https-endpoint', {}, ['url is missing']],
  ['https-endpoint', { url: 5 }, ['url has to be text']],
  ['https-endpoint', { url: null }, ['url is missing']],
  [
    'marketo',
    { serverId: 's', munchkinId: 'm', formId: true },
    ['formId has none of the forms that are known'],
  ],
  [
    'dynamics-365',
    { url: 'u', auth: { type: 'canary' } },
    ['auth.type has to be one of entra, office-365'],
  ],
  ['dynamics-365', { url: 'u', auth: APP }, ['auth.clientSecret is missing']],
] as const)('%s %j', (type, rest, words) => {
  const input = { type, ...rest }
  const parsed = destinationKinds[type]?.config.schema.safeParse(input)
  const issues = parsed?.error?.issues ?? []
  expect(issues.map((issue) => `${issue.path.join('.')} ${wordsOfIssue(issue, input)}`)).toEqual(
    words,
  )
})
