// Texts as people paste them: each names one cause, however it was copied.
import { expect, test } from 'vitest'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'

const rulebook = defaultRulebook()
const first = (text: string) => rulebook.diagnose(text).findings[0]?.rule

const inJson = (value: unknown) => JSON.stringify(value)
const secret = {
  error_description: 'AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 1',
}

test.each([
  ['JSON in JSON', 'entra/client-secret-invalid', inJson({ body: inJson(secret) })],
  ['JSON four deep', 'entra/client-secret-invalid', inJson(inJson(inJson(inJson(secret))))],
  [
    'HTML',
    'dataverse/no-roles',
    '<div>LastCRMError:&nbsp;SecLib::RetrievePrivilegeForUser&nbsp;failed - no&#32;roles are <i>assigned</i></div>',
  ],
  ['Markdown', 'entra/client-secret-expired', '_The provided client secret keys_ are **expired**.'],
  [
    'a word cut at the end of a line',
    'dataverse/no-roles',
    'LastCRMError: SecLib::RetrievePrivi-\nlegeForUser failed',
  ],
  ['a code cut at the end of a line', 'entra/client-secret-invalid', 'Error AADSTS70002\n15'],
  [
    'quoted-printable',
    'entra/client-secret-invalid',
    'Error validating credentials.: Invalid client secr=\r\net is provided.',
  ],
  [
    'a log with a prefix in every line',
    'dataverse/field-security',
    '2026-11-20T10:00:00.123Z [ERROR] crm: User does not have create permissions for the\n2026-11-20T10:00:00.123Z [ERROR] crm: leadsourcecode attribute',
  ],
  ['a table frame', 'dataverse/no-roles', '| no roles are\n| assigned to user.'],
  [
    'a form',
    'entra/client-secret-expired',
    'error_description=The+provided+client+secret+keys+are+expired.',
  ],
  ['UTF-16 read as ASCII', 'entra/client-secret-expired', [...'AADSTS7000222: The'].join('\u0000')],
  [
    'a message that breaks off',
    'entra/client-secret-invalid',
    'Exception::Error validating credentials.: Invalid client sec',
  ],
  [
    'a message that breaks off before other text',
    'dataverse/timeout',
    'LastCRMError: The request channel timed out while waiting f... Can you help?',
  ],
  [
    'full width',
    'dataverse/timeout',
    'LastCRMError：请求通道在等待回复时，００：０２：００ 后超时。',
  ],
  [
    'smart quotes',
    'salesforce/country-picklist',
    'There’s a problem with this country, even though',
  ],
  ['decimal for hex', 'dataverse/field-security', 'ErrorCode: -2147158782'],
  ['unsigned decimal for hex', 'dataverse/no-roles', 'FaultCode 2147757833'],
  [
    'nested quotes',
    'entra/client-secret-invalid',
    '> > Invalid client\n> > secret is\n> provided.',
  ],
])('%s', (_, rule, text) => {
  expect(first(text)).toBe(rule)
})

test.each([
  [
    'an HTTP 401 that carries an AADSTS code',
    'entra/client-secret-invalid',
    '401 (Unauthorized): {"error":"invalid_client","error_codes":[7000215]}',
  ],
  [
    '"fetch failed" with a certificate in its cause',
    'tls/expired',
    "TypeError: fetch failed\n  [cause]: Error: certificate has expired { code: 'CERT_HAS_EXPIRED' }",
  ],
  [
    'a symptom with its error',
    'dataverse/no-roles',
    'We are not receiving any leads from the marketplace: RetrievePrivilegeForUser failed',
  ],
])('the root cause first: %s', (_, rule, text) => {
  expect(first(text)).toBe(rule)
})

test('the quote is what stands in the original, with its line end', () => {
  const text = 'Look:\nSecLib::RetrievePrivi-\nlegeForUser failed'
  const { evidence } = rulebook.diagnose(text).findings[0] ?? {}
  expect(evidence?.quote).toContain('Privi-\nlegeForUser')
  expect(text.slice(...(evidence?.span ?? [0, 0]))).toBe(evidence?.quote)
})

test('a page that explains many causes reports none', () => {
  const { rules } = rulebook
  const page = [
    'AADSTS7000215',
    'AADSTS90002',
    'WorkflowNotFound',
    'AuthenticationFailed',
    '0x80042f09',
    'INVALID_LOGIN',
    'DUPLICATES_DETECTED',
  ].map((code) => `## What to do about ${code}\n\nRead on: ${rules[0]?.cause}\n`)
  expect(rulebook.diagnose(page.join('\n')).findings).toEqual([])
})
