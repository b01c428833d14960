import { expect, test } from 'vitest'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'

const { diagnose } = defaultRulebook()

test.each([
  ['a code settles it', 'AADSTS90002', /^$/],
  ['a question is answered', 'How can I find the test lead?', /^$/],
  [
    'a documented text without its cause',
    'Unable to sign in to Dynamics CRM, LastCRMException:',
    /sign-in log/,
  ],
  ['a symptom', 'We are not receiving any leads from our offer', /Which lead destination/],
  ['a status alone', 'HTTP 400', /body of the answer/],
  ['a sign-in that only its log explains', 'AADSTS53003', /Correlation ID/],
  ['nothing', 'Hello', /whole error/],
])('%s', (_, text, asked) => {
  expect(diagnose(text).askNext.join(' ')).toMatch(asked)
})

test('a finding says why it is as certain as it is', () => {
  const reasons = ['AADSTS90002', 'HTTP 403', 'Exception:: Requested tenant identifier is not va']
    .map((text) => diagnose(text).findings[0])
    .map((finding) => finding?.confidenceReason)
  expect(reasons).toEqual([
    expect.stringContaining('a code'),
    expect.stringContaining('status'),
    expect.stringContaining('breaks off'),
  ])
})

test.each([
  ['privilege', 'Principal user is missing prvCreateLead privilege', 'prvCreateLead'],
  ['field', 'REQUIRED_FIELD_MISSING: Required fields are missing: [Region__c]', 'Region__c'],
  [
    'requestId',
    'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly. RequestId:3b0c1f2e-1111-4aaa-8bbb-123456789abc',
    /^3b0c/,
  ],
  ['user', 'RetrievePrivilegeForUser failed. User: 3b0c1f2e-1111-4aaa-8bbb-123456789abc', /^3b0c/],
  ['tenant', 'AADSTS90002 Tenant ID: 3b0c1f2e-1111-4aaa-8bbb-123456789abc', /^3b0c/],
])('captures the %s', (name, text, value) => {
  expect(diagnose(text).findings[0]?.captures[name]).toMatch(value)
})
