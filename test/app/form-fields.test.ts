// The form of a kind out of its schema, and the config back out of the form.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formFields } from '../../src/app/form-fields.ts'
import { configOf, firstChoices, nameOf, valuesOf } from '../../src/app/form-values.ts'
import { destinationKinds } from '../../src/destinations/index.ts'
import type { DestinationKind } from '../../src/model/destination-kind.ts'

const schema = z.strictObject({
  type: z.literal('dynamics-365'),
  url: z.string().meta({ title: 'Organization URL', description: 'Where people sign in.' }),
  mode: z.enum(['fast', 'thorough']).optional(),
  auth: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('entra'), clientSecret: z.string() }),
      z.strictObject({ type: z.literal('office-365'), userName: z.string(), password: z.string() }),
    ])
    .meta({ title: 'Authentication' }),
})
const kind = {
  config: { schema, secretFields: ['clientSecret', 'password'] },
} as unknown as DestinationKind // all that is read of a kind here

describe('the fields of a form', () => {
  it('are those of the schema, choices first, then what each choice needs', () => {
    const office = { pointer: '/auth/type', equals: 'office-365' }
    expect(formFields(kind)).toEqual([
      {
        pointer: '/url',
        label: 'Organization URL',
        hint: 'Where people sign in.',
        required: true,
        secret: false,
      },
      {
        pointer: '/mode',
        label: 'Mode',
        required: false,
        secret: false,
        options: ['fast', 'thorough'],
      },
      {
        pointer: '/auth/type',
        label: 'Authentication',
        required: true,
        secret: false,
        options: ['entra', 'office-365'],
        choices: [
          { value: 'entra', label: 'Microsoft Entra ID' },
          { value: 'office-365', label: 'User name and password' },
        ],
      },
      {
        pointer: '/auth/clientSecret',
        label: 'Client secret',
        required: true,
        secret: true,
        when: { pointer: '/auth/type', equals: 'entra' },
      },
      {
        pointer: '/auth/userName',
        label: 'User name',
        required: true,
        secret: false,
        when: office,
      },
      { pointer: '/auth/password', label: 'Password', required: true, secret: true, when: office },
    ])
  })

  it('give back the config they were filled from', () => {
    const config = {
      type: 'dynamics-365',
      url: 'https://contoso.crm4.dynamics.com',
      auth: { type: 'office-365', userName: 'a@contoso.example', password: 'p' },
    }
    expect(configOf('dynamics-365', formFields(kind), valuesOf(config))).toEqual(config)
  })

  it('leave out what is empty and what belongs to another choice', () => {
    const values = {
      '/url': '',
      '/auth/type': 'entra',
      '/auth/clientSecret': 's',
      '/auth/password': 'left from before',
    }
    expect(configOf('dynamics-365', formFields(kind), values)).toEqual({
      type: 'dynamics-365',
      auth: { type: 'entra', clientSecret: 's' },
    })
  })

  it('tell apart fields of the same pointer by the choice they belong to', () => {
    const [salesforce] = Object.values(destinationKinds).filter(({ id }) => id === 'salesforce')
    const fields = formFields(salesforce as DestinationKind)
    const names = fields.map(nameOf)
    expect(new Set(names).size).toBe(names.length)
    const values = {
      '/organizationId': '00Do0000000ZHog',
      '/api/type': 'access-token',
      '/api/clientId@jwt': 'left from before',
      '/api/instanceUrl@access-token': 'https://contoso.my.salesforce.com',
      '/api/accessToken@access-token': 't',
    }
    expect(configOf('salesforce', fields, values)).toEqual({
      type: 'salesforce',
      organizationId: '00Do0000000ZHog',
      api: {
        type: 'access-token',
        instanceUrl: 'https://contoso.my.salesforce.com',
        accessToken: 't',
      },
    })
  })

  it('of an object that may be left out are optional, and say what they belong to', () => {
    const fields = formFields(destinationKinds.marketo as DestinationKind)
    const api = fields.filter(({ group }) => group?.pointer === '/api')
    expect(api.map(({ pointer, required }) => [pointer, required])).toEqual([
      ['/api/clientId', false],
      ['/api/clientSecret', false],
    ])
  })

  it('choose the first alternative only where one is needed', () => {
    expect(firstChoices(formFields(kind))).toEqual({ '/auth/type': 'entra' })
    expect(firstChoices(formFields(destinationKinds.salesforce as DestinationKind))).toEqual({})
  })

  it('exist for every kind, and mark every secret field that it names', () => {
    for (const known of Object.values(destinationKinds)) {
      const fields = formFields(known)
      expect(fields.length).toBeGreaterThan(0)
      for (const name of known.config.secretFields) {
        const field = fields.find(({ pointer }) => pointer.split('/').at(-1) === name)
        expect(field?.secret, `${known.id} ${name}`).toBe(true)
      }
    }
  })
})
