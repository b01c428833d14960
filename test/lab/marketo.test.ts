import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { formConfigOf } from '../../src/lab/marketo/subscriptions.ts'
import { labAtRest } from './lab-of-file.ts'
import { ask, type PlainAnswer, postForm } from './plain-client.ts'

const { lab, pass } = labAtRest()
beforeEach(() => lab.reset())

const { form, api } = formConfigOf('healthy')
const { munchkinId } = form
const REST = `https://${munchkinId.toLowerCase()}.mktorest.com`
const FORMS = 'https://app-ys12.marketo.com/index.php'

const PERSON = { Email: 'MSFT_TEST_1@test.com', LastName: 'MSFT_TEST_1', Country: 'US' }
const SUBMISSION = { ...PERSON, formid: '1179', formVid: '1179', munchkinId }

function checksummed(fields: Record<string, string>) {
  const checksum = createHash('sha256').update(Object.values(PERSON).join('|')).digest('hex')
  return { ...fields, checksumFields: Object.keys(PERSON).join(','), checksum }
}

function submit(fields: Record<string, string>, base = FORMS): Promise<PlainAnswer> {
  return postForm(lab, `${base}/leadCapture/save2`, fields)
}

describe('getForm', () => {
  const getForm = (query: string, base = FORMS) => ask(lab, `${base}/form/getForm?${query}`)
  const query = `munchkinId=${munchkinId}&form=1179`

  test('describes the form, its required fields and its CAPTCHA', async () => {
    const { body } = await getForm(query)
    expect(JSON.parse(body)).toMatchObject({
      Id: 1179,
      EnableCaptcha: 0,
      munchkinId,
      rows: expect.arrayContaining([
        [expect.objectContaining({ Name: 'Email', IsRequired: true })],
      ]),
    })
  })

  test('wraps the description in the callback that is asked for', async () => {
    const { body, headers } = await getForm(`${query}&callback=show`)
    expect(body).toMatch(/^show\(\{"Id":1179,.*\}\);$/)
    expect(headers['content-type']).toContain('text/javascript')
  })

  test('is served at the subscription’s own host too', async () => {
    const base = `https://${munchkinId.toLowerCase()}.mktoweb.com/index.php`
    expect(JSON.parse((await getForm(query, base)).body).Id).toBe(1179)
  })

  test('reports a form that does not exist with status 200', async () => {
    const { status, body } = await getForm(`munchkinId=${munchkinId}&form=7`)
    expect([status, JSON.parse(body)]).toEqual([200, { error: true, message: 'Form not found' }])
  })

  test.each([
    ['no subscription', 'munchkinId=111-AAA-111&form=1179', FORMS],
    ['a subscription of another server', query, FORMS.replace('ys12', 'ab35')],
  ])('shows a page about %s', async (_what, asked, base) => {
    const { status, headers } = await getForm(asked, base)
    expect([status, headers['content-type']]).toEqual([404, 'text/html'])
  })
})

describe('save2', () => {
  test('takes a lead, and makes a person of it later', async () => {
    const { status, body } = await submit(SUBMISSION)
    expect([status, JSON.parse(body).formId]).toEqual([200, '1179'])
    expect(lab.leads('marketo')).toEqual([])
    pass(lab.marketo(munchkinId).createsAfterMs)
    expect(lab.leads('marketo')).toMatchObject([{ kind: 'marketo', lead: PERSON }])
  })

  test('keeps one person for each address', async () => {
    await submit(SUBMISSION)
    await submit({ ...SUBMISSION, Country: 'DE' })
    pass(60_000)
    expect(lab.leads('marketo')).toMatchObject([{ lead: { Country: 'DE' } }])
  })

  test.each([
    ['no checksum', SUBMISSION, 400, 'checksum missing'],
    ['a wrong checksum', { ...checksummed(SUBMISSION), Country: 'DE' }, 400, 'checksum invalid'],
    ['the right checksum', checksummed(SUBMISSION), 200, undefined],
  ])('verifies checksums once told to: %s', async (_what, fields, status, message) => {
    lab.marketo(munchkinId).checksums = 'verified'
    const answer = await submit(fields)
    expect([answer.status, JSON.parse(answer.body).message]).toEqual([status, message])
  })

  test.each([
    ['a form that does not exist', { ...SUBMISSION, formid: '7', formVid: '7' }],
    ['another version than form', { ...SUBMISSION, formVid: '7' }],
  ])('rejects %s', async (_what, fields) => {
    const { status, body } = await submit(fields)
    expect([status, JSON.parse(body)]).toEqual([400, { message: 'Rejected', code: 400 }])
  })

  test('rejects a blocked domain', async () => {
    lab.marketo(munchkinId).blockedDomains = ['test.com']
    expect((await submit(SUBMISSION)).status).toBe(400)
  })

  test.each([
    'form-not-approved',
    'captcha-enabled',
    'required-field',
    'checksum-dropped',
    'submissions-dropped',
  ] as const)('%s: says yes, and drops the lead', async (fault) => {
    const faulty = formConfigOf(fault).form.munchkinId
    const answer = await submit({ ...SUBMISSION, munchkinId: faulty })
    pass(60_000)
    expect([answer.status, lab.leads()]).toEqual([200, []])
  })

  test('takes leads again once the form is mended', async () => {
    const faulty = formConfigOf('captcha-enabled').form.munchkinId
    for (const one of lab.marketo(faulty).forms) one.hasCaptcha = false
    await submit({ ...SUBMISSION, munchkinId: faulty })
    pass(60_000)
    expect(lab.leads('marketo')).toHaveLength(1)
  })
})

const CREDENTIALS = `grant_type=client_credentials&client_id=${api.clientId}&client_secret=${api.clientSecret}`

async function signIn(): Promise<string> {
  const { body } = await ask(lab, `${REST}/identity/oauth/token?${CREDENTIALS}`)
  return JSON.parse(body).access_token
}

async function rest(path: string, token?: string, body?: object) {
  const answer = await ask(lab, `${REST}${path}`, {
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  return { status: answer.status, ...JSON.parse(answer.body) }
}

describe('identity', () => {
  test('gives a token for an hour at most', async () => {
    const answer = await rest(`/identity/oauth/token?${CREDENTIALS}`)
    expect(answer).toMatchObject({ status: 200, token_type: 'bearer', expires_in: 3_599 })
  })

  test.each([
    ['a wrong secret', CREDENTIALS.replace(/secret=.*/, 'secret=x'), 'Bad client credentials'],
    [
      'an unknown client',
      CREDENTIALS.replace(/id=[^&]*/, 'id=x'),
      'No client with requested id: x',
    ],
  ])('refuses %s', async (_what, query, error_description) => {
    expect(await rest(`/identity/oauth/token?${query}`)).toEqual({
      status: 401,
      error: 'invalid_client',
      error_description,
    })
  })

  test('is not found under /rest, where a token is wanted first', async () => {
    const { errors } = await rest(`/rest/identity/oauth/token?${CREDENTIALS}`)
    expect(errors).toEqual([{ code: '600', message: 'Empty access token' }])
  })
})

describe('REST', () => {
  const found = (email: string) => `/rest/v1/leads.json?filterType=email&filterValues=${email}`

  test('finds a person by address, deletes it, and finds it no more', async () => {
    const token = await signIn()
    await submit(SUBMISSION)
    pass(1_000)
    const { result } = await rest(found('msft_test_1@TEST.com'), token)
    expect(result).toMatchObject([{ email: PERSON.Email, lastName: 'MSFT_TEST_1' }])
    const input = [{ id: result[0].id }]
    expect((await rest('/rest/v1/leads/delete.json', token, { input })).result).toEqual([
      { id: result[0].id, status: 'deleted' },
    ])
    expect((await rest(found(PERSON.Email), token)).result).toEqual([])
    expect(lab.leads()).toEqual([])
  })

  test('tells whether a form is approved', async () => {
    lab.marketo(munchkinId).forms.map((one) => Object.assign(one, { status: 'draft' }))
    const { result } = await rest('/rest/asset/v1/form/1179.json', await signIn())
    expect(result).toMatchObject([{ id: 1179, status: 'draft' }])
  })

  test.each([
    ['/rest/asset/v1/form/7.json', '610'],
    ['/rest/v1/leads.json?filterValues=x', '1002'],
    ['/rest/v1/leads.json?filterType=email', '1002'],
    ['/rest/v1/leads.json?filterType=shoeSize&filterValues=x', '1006'],
    ['/rest/v1/nothing.json', '610'],
  ])('refuses %s with status 200 and %s', async (path, code) => {
    const { status, success, errors } = await rest(path, await signIn())
    expect([status, success, errors[0].code]).toEqual([200, false, code])
  })

  test('tells a made-up token from one that has run out, and looks at no token in the query', async () => {
    const token = await signIn()
    const codeOf = async (path: string, sent?: string) => (await rest(path, sent)).errors[0].code
    expect(await codeOf(found('x'), 'made-up')).toBe('601')
    expect(await codeOf(`${found('x')}&access_token=${token}`)).toBe('600')
    pass(3_600_000)
    expect(await codeOf(found('x'), token)).toBe('602')
  })

  test.each([
    ['rate-limited', '606'],
    ['ip-not-allowed', '603'],
    ['temporarily-unavailable', '608'],
  ] as const)('%s answers everything with %s', async (fault, code) => {
    const config = formConfigOf(fault)
    const host = `https://${config.form.munchkinId.toLowerCase()}.mktorest.com`
    const { clientId, clientSecret } = config.api
    const query = `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`
    const { body } = await ask(lab, `${host}/identity/oauth/token?${query}`)
    const headers = { authorization: `Bearer ${JSON.parse(body).access_token}` }
    const answer = await ask(lab, `${host}/rest/asset/v1/form/1179.json`, { headers })
    expect(JSON.parse(answer.body).errors[0].code).toBe(code)
  })

  test('knows no subscription under a Munchkin id that nobody has', async () => {
    const answer = await ask(lab, 'https://111-aaa-111.mktorest.com/identity/oauth/token')
    expect(JSON.parse(answer.body).errors).toEqual([
      { code: '614', message: 'Invalid Subscription' },
    ])
  })

  test('hides a form of another workspace', async () => {
    lab.marketo(munchkinId).api.isInWorkspace = false
    const { errors } = await rest('/rest/asset/v1/form/1179.json', await signIn())
    expect(errors[0].code).toBe('610')
  })
})
