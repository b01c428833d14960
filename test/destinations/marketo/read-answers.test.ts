// What Marketo answers to a look at a form and to a submission.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { describeRequest, submitRequest } from '../../../src/destinations/marketo/form-endpoint.ts'
import { readForm } from '../../../src/destinations/marketo/read-form.ts'
import {
  evidenceOfRefusal,
  readSubmission,
} from '../../../src/destinations/marketo/read-submission.ts'
import { createTestLead } from '../../../src/lead/test-lead.ts'

const answer = (status: number, body: unknown) => ({
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
  truncated: false,
})

describe('the description of a form', () => {
  const rows = [
    [
      { Name: 'Email', IsRequired: true },
      { Name: 'FirstName', IsRequired: 0 },
    ],
    [{ Name: 'Segment', IsRequired: 1 }],
    'odd',
  ]

  it.each([
    [answer(200, { rows, EnableCaptcha: 0 }), { kind: 'form', hasCaptcha: false }],
    [answer(200, { rows, EnableCaptcha: 1 }), { kind: 'form', hasCaptcha: true }],
    [answer(200, { rows: [] }), { kind: 'form', required: [] }],
    [answer(200, { error: true, message: 'no such form' }), { kind: 'absent' }],
    [answer(404, '<html>'), { kind: 'absent' }],
    [answer(200, '<html>Sign in</html>'), { kind: 'unclear' }],
    [answer(200, 'null'), { kind: 'unclear' }],
    [answer(403, { rows }), { kind: 'unclear' }],
    [answer(503, ''), { kind: 'unclear' }],
  ])('%o', (response, seen) => {
    expect(readForm(response)).toMatchObject(seen)
  })

  it('names the fields that are required', () => {
    expect(readForm(answer(200, { rows }))).toMatchObject({ required: ['Email', 'Segment'] })
  })
})

describe('the answer to a submission', () => {
  it.each([
    [answer(200, { formId: '1179', followUpUrl: '', aliId: 1 }), { kind: 'accepted' }],
    [answer(200, { formId: '1179', error: false }), { kind: 'accepted' }],
    [answer(200, { error: true }), { kind: 'refused', message: 'true' }],
    [
      answer(400, { message: 'checksum invalid', code: '400' }),
      { kind: 'refused', message: 'checksum invalid' },
    ],
    [
      answer(400, { message: 'Rejected', code: 1003 }),
      { kind: 'refused', message: 'Rejected', code: '1003' },
    ],
    [answer(200, '<html>'), { kind: 'unclear', isPage: true }],
    [answer(403, '<html>'), { kind: 'unclear', isPage: false }],
    [answer(500, { message: 'Rejected' }), { kind: 'unclear', isPage: false }],
    [answer(429, ''), { kind: 'unclear', isPage: false }],
  ])('%o', (response, reception) => {
    expect(readSubmission(response)).toEqual(reception)
  })

  it('is told by the words about a checksum, else by what the form gave away', () => {
    const refusal = (message: string) =>
      evidenceOfRefusal({ kind: 'refused', message }, ['lp:form-captcha']).codes
    expect(refusal('checksum missing')).toEqual([])
    expect(refusal('Rejected')).toEqual(['lp:form-captcha', 'lp:form-rejected'])
  })
})

describe('a request', () => {
  const form = { serverId: 'ys12', munchkinId: '123-PQR-789', formId: '1179' }

  it('looks at the form', () => {
    expect(describeRequest(form)).toMatchObject({
      method: 'GET',
      url: 'https://app-ys12.marketo.com/index.php/form/getForm?munchkinId=123-PQR-789&form=1179',
    })
  })

  it('submits the lead with the checksum of what it sends', async () => {
    const clock = { now: () => Date.UTC(2026, 10, 20), monotonicMs: () => 0 }
    const lead = createTestLead({ clock, randomBytes: (size) => new Uint8Array(size) })
    const { url, body = '' } = await submitRequest(form, lead)
    expect(url).toBe('https://app-ys12.marketo.com/index.php/leadCapture/save2')
    const sent = new URLSearchParams(body)
    const values = (sent.get('checksumFields') ?? '').split(',').map((name) => sent.get(name))
    expect(values).toContain(`${lead.marker}@test.com`)
    expect(values).not.toContain(null)
    const checksum = createHash('sha256').update(values.join('|')).digest('hex')
    expect(sent.get('checksum')).toBe(checksum)
    expect(sent.get('formid')).toBe('1179')
    expect(sent.get('formVid')).toBe('1179')
    expect(sent.get('munchkinId')).toBe('123-PQR-789')
  })
})
