// What people paste when they set up Dynamics 365, and the destination that is made of it.
import { describe, expect, it } from 'vitest'
import { recognise } from '../../src/intake/recognise.ts'

const URL_ = 'https://contoso.crm4.dynamics.com'
const TENANT = '11111111-2222-4333-8444-555555555555'
const APP = '99999999-2222-4333-8444-555555555555'
const SECRET = 'Qx~8Q.abcdefghijklmnopqrstuvwxyz0123456'

const whole = {
  type: 'dynamics-365',
  url: URL_,
  auth: { type: 'entra', directoryId: TENANT, applicationId: APP, clientSecret: SECRET },
}

describe('settings of an app', () => {
  it.each([
    [
      'lines with labels',
      `URL: ${URL_}\nDirectory (tenant) ID: ${TENANT}\nApplication (client) ID: ${APP}\nClient secret: ${SECRET}`,
    ],
    [
      'a portal page, label above value',
      `${URL_}/main.aspx?appid=1\nApplication (client) ID\n${APP}\nDirectory (tenant) ID\n${TENANT}\nClient secret: ${SECRET}`,
    ],
    [
      'environment variables',
      `CRM_URL=${URL_}\nAZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=${APP}\nAZURE_CLIENT_SECRET=${SECRET}`,
    ],
    [
      'JSON of no known shape',
      `{ "url": "${URL_}", "tenantId": "${TENANT}", "clientId": "${APP}", "clientSecret": "${SECRET}" }`,
    ],
    [
      'the API address',
      `https://contoso.api.crm4.dynamics.com/api/data/v9.2/ tenant: ${TENANT} client: ${APP} secret: ${SECRET}`,
    ],
    [
      'a German page without colons, but for the secret',
      `Url ${URL_}\nVerzeichnis-ID (Mandant) ${TENANT}\nAnwendungs-ID (Client) ${APP}\nGeheimnis: ${SECRET}`,
    ],
    [
      'a Chinese page with full-width colons',
      `${URL_}\n目录(租户) ID：${TENANT}\n应用程序(客户端) ID：${APP}\n客户端密码：${SECRET}`,
    ],
  ])('%s', (_, text) => {
    expect(recognise(text).destination).toEqual(whole)
  })

  it('may lack what was not pasted', () => {
    expect(recognise(`${URL_}\nDirectory ID: ${TENANT}`).destination).toEqual({
      type: 'dynamics-365',
      url: URL_,
      auth: { type: 'entra', directoryId: TENANT },
    })
  })

  it('takes ids without labels in the order of the form, and says so', () => {
    const found = recognise(`${URL_}\n${APP}\n${TENANT}\n`)
    expect(found.destination).toMatchObject({ auth: { directoryId: TENANT, applicationId: APP } })
    expect(found.notes.join(' ')).toMatch(/no labels/)
  })

  it('never shows the secret', () => {
    const found = recognise(`${URL_}\nTenant ID: ${TENANT}\nClient secret: ${SECRET}`)
    expect(JSON.stringify(found.fields)).not.toContain(SECRET.slice(0, 12))
  })
})

describe('settings of a user', () => {
  it.each([
    ['lines', `${URL_}\nUser name: leads@contoso.com\nPassword: p4ssw0rd!`],
    [
      'a connection string of Dataverse tools',
      `AuthType=Office365;Url=${URL_};UserName=leads@contoso.com;Password=p4ssw0rd!;RequireNewInstance=True`,
    ],
  ])('%s', (_, text) => {
    expect(recognise(text).destination).toEqual({
      type: 'dynamics-365',
      url: URL_,
      auth: { type: 'office-365', userName: 'leads@contoso.com', password: 'p4ssw0rd!' },
    })
  })
})

describe('what stays a text to be explained', () => {
  it.each([
    `AADSTS700016: Application with identifier '${APP}' was not found in the directory '${TENANT}'. ${URL_}`,
    `We use ${URL_} and our tenant is in Europe; no lead has come since Monday.`,
    `The lead could not be saved at ${URL_}: error 0x80040220, tenant: ${TENANT}`,
  ])('%s', (text) => {
    expect(recognise(text).kind).toBe('error-text')
  })
})

it.each([
  ['https://contoso.crm.dynamics.cn', 'china'],
  ['https://contoso.crm.microsoftdynamics.us/main.aspx', 'us-government'],
  ['https://contoso.crm4.dynamics.com', undefined],
])('knows the cloud of %s', (text, cloud) => {
  expect(recognise(text)).toMatchObject({ kind: 'dynamics-365' })
  expect(recognise(text).cloud).toBe(cloud)
})
