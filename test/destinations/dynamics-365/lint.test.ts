// What the config of a Dynamics 365 destination gives away without a network.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Auth,
  type Dynamics365Config,
  dynamics365Config,
} from '../../../src/destinations/dynamics-365/config.ts'
import type { Cloud } from '../../../src/model/vocabulary.ts'

const TENANT = '8a1b2c3d-1111-4000-8000-1234567890ab'
const APP = '5e6f7a8b-1111-4000-8000-1234567890ab'
const SECRET = 'Qx~8Q.abcdefghijklmnopqrstuvwxyz0123456'
const URL_ = 'https://contoso.crm4.dynamics.com'
const entra: Auth = {
  type: 'entra',
  directoryId: TENANT,
  applicationId: APP,
  clientSecret: SECRET,
}
const user: Auth = { type: 'office-365', userName: 'leads@contoso.com', password: 'p4ssw0rd!' }

function lint(change: Partial<Dynamics365Config> = {}, cloud: Cloud = 'global') {
  const config: Dynamics365Config = { type: 'dynamics-365', url: URL_, auth: entra, ...change }
  return dynamics365Config.lint(config, { cloud, now: 0 })
}

const found = (...given: Parameters<typeof lint>) =>
  lint(...given).map(({ outcome, codes, field }) => `${outcome} ${codes[0]} ${field}`)

describe('the URL', () => {
  it.each([
    URL_,
    `${URL_}/`,
    'https://contoso.crm.dynamics.com',
    'https://CONTOSO.CRM11.DYNAMICS.COM',
    // A region that is not known yet.
    'https://contoso.crm77.dynamics.com',
    'https://contoso.crm4.dynamics.com:443',
  ])('%s is an environment', (url) => {
    expect(found({ url })).toEqual([])
  })

  it.each([
    ['https://admin.powerplatform.microsoft.com/environments', 'lp:url-not-dynamics'],
    ['https://make.powerapps.com/environments/x', 'lp:url-not-dynamics'],
    ['https://contoso.powerappsportals.com', 'lp:url-not-dynamics'],
    ['https://port.crm4.dynamics.com', 'lp:url-not-dynamics'],
    ['https://disco.crm4.dynamics.com', 'lp:url-not-dynamics'],
    ['https://crm4.dynamics.com', 'lp:url-not-dynamics'],
    ['https://contoso.operations.dynamics.com', 'lp:url-not-dynamics'],
    ['https://contoso.crm.microsoftdynamics.de', 'lp:url-not-dynamics'],
    ['https://contoso.my.salesforce.com', 'lp:url-not-dynamics'],
    ['https://prod-1.westeurope.logic.azure.com/workflows/x', 'lp:url-not-dynamics'],
    ['https://crm.contoso.local/Contoso', 'lp:on-premises'],
    ['https://crm2016/Contoso', 'lp:on-premises'],
    ['https://10.0.0.5/Contoso', 'lp:on-premises'],
    ['https://8.8.8.8/Contoso', 'lp:on-premises'],
    ['http://contoso.crm4.dynamics.com', 'lp:not-https'],
    ['contoso.crm4.dynamics.com', 'lp:url-malformed'],
    ['https://leads:pass@contoso.crm4.dynamics.com', 'lp:credentials-in-url'],
    ['', 'lp:url-malformed'],
  ])('%s is refused', (url, code) => {
    expect(found({ url })[0]).toBe(`fail ${code} /url`)
  })

  it.each([
    ['https://contoso.crm4.dynamics.com/main.aspx?appid=1', 'lp:url-not-dynamics'],
    ['https://contoso.crm4.dynamics.com/XRMServices/2011/Organization.svc', 'lp:url-not-dynamics'],
    ['https://contoso.api.crm4.dynamics.com', 'lp:url-not-dynamics'],
    ['https://crm.contoso.com', 'lp:on-premises'],
    [' https://contoso.crm4.dynamics.com', 'lp:url-malformed'],
  ])('%s is remarked on, and checked all the same', (url, code) => {
    expect(found({ url })).toEqual([`warn ${code} /url`])
  })

  // Zones of other owners must not pass for Microsoft's.
  it.each([
    'https://contoso.crm4.dynamics.com.evil.example',
    'https://contoso-crm4.dynamics.com.evil.example',
    'https://evilcrm4dynamics.com',
  ])('%s is no environment', (url) => {
    expect(found({ url })).toEqual(['warn lp:on-premises /url'])
  })
})

describe('cloud and host', () => {
  it.each<[string, Cloud, readonly string[]]>([
    ['https://c.crm.microsoftdynamics.us', 'us-government', []],
    ['https://c.crm.appsplatform.us', 'us-government', []],
    ['https://c.crm9.dynamics.com', 'us-government', []],
    ['https://c.crm9.dynamics.com', 'global', []],
    ['https://c.crm4.dynamics.com', 'us-government', ['warn lp:cloud-mismatch /url']],
    ['https://c.crm.microsoftdynamics.us', 'global', ['warn lp:cloud-mismatch /url']],
    ['https://c.crm.dynamics.cn', 'global', ['warn lp:cloud-mismatch /url']],
    ['https://c.crm.dynamics.cn', 'china', ['warn lp:kind-not-in-cloud /type']],
    [
      'https://c.crm4.dynamics.com',
      'china',
      ['warn lp:cloud-mismatch /url', 'warn lp:kind-not-in-cloud /type'],
    ],
  ])('%s for %s', (url, cloud, expected) => {
    expect(found({ url }, cloud)).toEqual(expected)
  })
})

describe('the ids of an app', () => {
  it.each<[string, Partial<typeof entra>, readonly string[]]>([
    ['whole', {}, []],
    ['a domain for the directory', { directoryId: 'contoso.onmicrosoft.com' }, []],
    ['upper case', { directoryId: TENANT.toUpperCase() }, []],
    [
      'braces',
      { directoryId: `{${TENANT}}` },
      ['fail lp:directory-id-malformed /auth/directoryId'],
    ],
    ['common', { directoryId: 'common' }, ['fail lp:directory-id-malformed /auth/directoryId']],
    ['a name', { directoryId: 'Contoso' }, ['fail lp:directory-id-malformed /auth/directoryId']],
    [
      'a placeholder',
      { directoryId: '00000000-0000-0000-0000-000000000000' },
      ['fail lp:directory-id-malformed /auth/directoryId'],
    ],
    [
      'one digit lost',
      { directoryId: TENANT.slice(1) },
      ['fail lp:directory-id-malformed /auth/directoryId'],
    ],
    ['white space', { directoryId: ` ${TENANT}` }, ['warn lp:wrong-type /auth/directoryId']],
    ['the same', { directoryId: APP.toUpperCase() }, ['fail lp:ids-swapped /auth/directoryId']],
    [
      'a domain for the app',
      { applicationId: 'contoso.com' },
      ['fail lp:ids-swapped /auth/directoryId'],
    ],
    ['an app name', { applicationId: 'Leads' }, ['fail lp:wrong-type /auth/applicationId']],
    ['a GUID for the secret', { clientSecret: APP }, ['fail lp:secret-id /auth/clientSecret']],
    [
      'white space at the secret',
      { clientSecret: `${SECRET}\n` },
      ['warn lp:wrong-type /auth/clientSecret'],
    ],
  ])('%s', (_, change, expected) => {
    expect(found({ auth: { ...entra, ...change } as Auth })).toEqual(expected)
  })
})

describe('a user account', () => {
  it.each<[string, Partial<typeof user>, readonly string[]]>([
    ['whole', {}, []],
    ['of a Microsoft domain', { userName: 'leads@contoso.onmicrosoft.com' }, []],
    [
      'with a Windows domain',
      { userName: 'CONTOSO\\leads' },
      ['fail lp:wrong-type /auth/userName'],
    ],
    ['a bare name', { userName: 'leads' }, ['fail lp:wrong-type /auth/userName']],
    ['without a zone', { userName: 'leads@contoso' }, ['fail lp:wrong-type /auth/userName']],
    ['white space', { userName: 'leads@contoso.com ' }, ['warn lp:wrong-type /auth/userName']],
    ['a client of its own', { clientId: APP }, []],
    ['a client that is no GUID', { clientId: 'leads' }, ['fail lp:wrong-type /auth/clientId']],
  ])('%s', (_, change, expected) => {
    expect(found({ auth: { ...user, ...change } as Auth })).toEqual(expected)
  })
})

describe('secrets', () => {
  it('are the client secret and the password', () => {
    const named = (auth: unknown) => dynamics365Config.secrets({ auth }).map(({ name }) => name)
    expect(named(entra)).toEqual(['clientSecret'])
    expect(named(user)).toEqual(['password'])
  })

  it('never stand in what the lint says', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 60 }), fc.webUrl(), (secret, url) => {
        const canary = `canary${secret}`
        const all = [
          ...lint({ url, auth: { ...entra, clientSecret: canary } as Auth }),
          ...lint({ url, auth: { ...user, password: canary } as Auth }),
        ]
        expect(JSON.stringify(all)).not.toContain(canary)
      }),
    )
  })

  it('are looked for without throwing, whatever the config is', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(Array.isArray(dynamics365Config.secrets(raw))).toBe(true)
        expect(Array.isArray(dynamics365Config.secrets({ auth: raw }))).toBe(true)
      }),
    )
  })
})

it('lints any text without throwing, and whatever passes leads to an origin over https', async () => {
  const { instanceOf } = await import('../../../src/destinations/dynamics-365/instance-url.ts')
  const host = fc.constantFrom(
    'contoso.crm4.dynamics.com',
    'c.api.crm.dynamics.cn',
    'x.example',
    '[::1]',
  )
  const url = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.tuple(host, fc.webPath()).map(([name, path]) => `https://${name}${path}`),
  )
  fc.assert(
    fc.property(url, (text) => {
      const isBroken = found({ url: text }).some((line) => line.startsWith('fail'))
      if (!isBroken) expect(instanceOf(text).origin).toMatch(/^https:\/\/[^/]+$/)
    }),
  )
})
