import { beforeEach, describe, expect, test } from 'vitest'
import type { DynamicsWorld } from '../../src/lab/dataverse/world.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { tokenFor } from './entra-client.ts'
import { labOfFile } from './lab-of-file.ts'
import { ask } from './plain-client.ts'

const host = createNodeLabHost()
let isLater = false
const lab = labOfFile({ ...host, now: () => host.now() + (isLater ? 3_600_000 : 0) })
let world: DynamicsWorld
beforeEach(() => {
  lab.reset()
  world = lab.dynamics('contoso-healthy.crm4.dynamics.com')
})

const LEAD = { firstname: 'Test', lastname: 'Lead', telephone1: '1234567890', leadsourcecode: 8 }

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  // biome-ignore lint/suspicious/noExplicitAny: bodies of many shapes are looked into
  readonly body: any
}

async function call(
  path: string,
  options: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const token = await tokenFor(lab, world)
  const { body } = options
  const answer = await ask(lab, `https://${world.identity.host}/api/data/v9.2/${path}`, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { ...answer, body: isJson(answer.headers) ? JSON.parse(answer.body) : undefined }
}

const isJson = (headers: Answer['headers']) =>
  String(headers['content-type']).startsWith('application/json')

const code = async (path: string, options?: Parameters<typeof call>[1]) =>
  (await call(path, options)).body?.error?.code

describe('a caller', () => {
  test('without a token is told which directory to ask', async () => {
    const { status, headers } = await ask(
      lab,
      `https://${world.identity.host}/api/data/v9.2/WhoAmI`,
    )
    expect(status).toBe(401)
    expect(headers['www-authenticate']).toBe(
      `Bearer authorization_uri=https://login.windows.net/${world.tenant.id}/oauth2/authorize, resource_id=https://${world.identity.host}/`,
    )
  })

  test('with a token for another organization, or none of ours, is refused', async () => {
    const other = lab.dynamics('contoso-healthy-user.crm.dynamics.com')
    for (const token of [await tokenFor(lab, other), 'made.up.token']) {
      const { status } = await call('WhoAmI', { headers: { authorization: `Bearer ${token}` } })
      expect(status).toBe(401)
    }
  })

  test('with a token of an hour ago is asked for a new one', async () => {
    const headers = { authorization: `Bearer ${await tokenFor(lab, world)}` }
    expect((await call('WhoAmI', { headers })).status).toBe(200)
    isLater = true
    const { status, headers: answered } = await call('WhoAmI', { headers })
    isLater = false
    expect(status).toBe(401)
    expect(answered['www-authenticate']).toContain('error=invalid_token')
  })

  test('may use the address of the Web API as well', async () => {
    const host = world.identity.host.replace('.', '.api.')
    const headers = { authorization: `Bearer ${await tokenFor(lab, world)}` }
    const { status } = await ask(lab, `https://${host}/api/data/v9.2/WhoAmI`, { headers })
    expect(status).toBe(200)
  })

  test('is known by the application user that was made for it', async () => {
    const { status, body } = await call('WhoAmI')
    expect(status).toBe(200)
    expect(body.UserId).toBe(world.applicationUser.id)
    expect((await call('WhoAmI', { body: {} })).status).toBe(404)
  })

  test('is let in by the state of the organization and its own', async () => {
    world.organization.state = 'administration'
    expect(await code('WhoAmI')).toBe('0x8004A113')
    world.organization.state = 'disabled'
    expect(await code('WhoAmI')).toBe('0x8004A104')
    world.organization.state = 'running'
    world.applicationUser.roles = []
    expect(await code('WhoAmI')).toBe('0x80042f09')
    world.applicationUser.isDisabled = true
    expect(await code('WhoAmI')).toBe('0x80040225')
    world.organization.users = []
    expect(await code('WhoAmI')).toBe('0x80072560')
  })

  test('is sent to sign in by the pages beside the API', async () => {
    expect((await ask(lab, `https://${world.identity.host}/`)).status).toBe(302)
  })
})

describe('what a caller may do', () => {
  const me = () => `systemusers(${world.applicationUser.id})`

  test('is told by role, team and privilege', async () => {
    world.organization.teams = [
      { id: 't', name: 'Team', members: [world.applicationUser.id], roles: [world.leadWriter] },
    ]
    world.applicationUser.roles = [world.checker]
    const roles = await call(`${me()}/systemuserroles_association?$select=name`)
    expect(roles.body.value.map(({ name }: { name: string }) => name)).toEqual([world.checker.name])
    const teams = await call(
      `${me()}/teammembership_association?$select=name&$expand=teamroles_association($select=name)`,
    )
    expect(teams.body.value[0].teamroles_association[0].name).toBe(world.leadWriter.name)
    const { body } = await call(`${me()}/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`)
    expect(body.RolePrivileges).toContainEqual(
      expect.objectContaining({ PrivilegeName: 'prvCreateLead', Depth: 'Basic' }),
    )
  })

  test('is hidden from a caller whose role may not read it', async () => {
    world.applicationUser.roles = [world.leadWriter]
    for (const path of [
      `${me()}/systemuserroles_association`,
      `${me()}/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
      "EntityDefinitions(LogicalName='lead')",
    ]) {
      expect(await code(path)).toBe('0x80040220')
    }
    const { body } = await call(
      "solutions?$select=uniquename,version&$filter=startswith(uniquename,'MicrosoftMarketplacesLead')",
    )
    expect(body.value).toHaveLength(1)
  })

  test('is told of the choices of a column', async () => {
    const path =
      "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='leadsourcecode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName,IsSecured&$expand=OptionSet"
    const { body } = await call(path)
    expect(body.OptionSet.Options.map(({ Value }: { Value: number }) => Value)).toContain(8)
    expect(body.IsSecured).toBe(false)
  })
})

describe('a lead', () => {
  test('is created, found, read and deleted, and the journal knows', async () => {
    const created = await call('leads', { body: LEAD })
    expect(created.status).toBe(204)
    const id = /leads\(([^)]+)\)$/.exec(String(created.headers['odata-entityid']))?.[1]
    expect(lab.leads(world.identity.host)).toMatchObject([{ key: id, lead: LEAD }])
    expect((await call(`leads(${id})?$select=lastname`)).body).toMatchObject({ lastname: 'Lead' })
    const found = await call("leads?$select=leadid&$filter=lastname eq 'Lead'")
    expect(found.body.value).toHaveLength(1)
    expect((await call(`leads(${id})`, { method: 'DELETE' })).status).toBe(204)
    expect(lab.leads(world.identity.host)).toEqual([])
    expect((await call(`leads(${id})`)).status).toBe(404)
  })

  test('comes back when that was asked for', async () => {
    const headers = { prefer: 'return=representation' }
    const { status, body } = await call('leads', { body: LEAD, headers })
    expect(status).toBe(201)
    expect(body).toMatchObject(LEAD)
  })

  test.each([
    ['an unknown column', { budget: 'x' }, '0x0'],
    ['a value of another type', { firstname: 1 }, '0x80048d19'],
    ['an unknown choice', { leadsourcecode: 99 }, '0x80061005'],
    ['a text that is too long', { firstname: 'x'.repeat(51) }, '0x80044331'],
  ])('with %s is refused', async (_, change, expected) => {
    expect(await code('leads', { body: { ...LEAD, ...change } })).toBe(expected)
    expect(lab.leads()).toEqual([])
  })

  test('takes JSON and OData 4', async () => {
    const text = { 'content-type': 'text/plain' }
    expect((await call('leads', { body: LEAD, headers: text })).status).toBe(400)
    expect((await call('WhoAmI', { headers: { 'odata-version': '3.0' } })).status).toBe(400)
    expect((await call('WhoAmI', { headers: { accept: 'application/xml' } })).status).toBe(415)
  })

  test('takes a role with the privilege, wide enough', async () => {
    delete world.leadWriter.privileges['prvCreateLead']
    const { status, body } = await call('leads', { body: LEAD })
    expect(status).toBe(403)
    expect(body.error.message).toContain('is missing prvCreateLead privilege')
  })

  test('with a secured column takes a field security profile', async () => {
    const column = world.organization.leadColumns?.['leadsourcecode']
    if (column === undefined) throw new Error('the table has the column')
    column.isSecured = true
    expect(await code('leads', { body: LEAD })).toBe('0x8004F502')
    const members = [world.applicationUser.id]
    world.organization.fieldProfiles = [{ name: 'p', members, canCreate: ['leadsourcecode'] }]
    expect((await call('leads', { body: LEAD })).status).toBe(204)
  })

  test('is a duplicate by key always, by rule only when that is asked for', async () => {
    await call('leads', { body: LEAD })
    world.organization.duplicateRule = ['telephone1']
    expect((await call('leads', { body: LEAD })).status).toBe(204)
    const headers = { 'mscrm.suppressduplicatedetection': 'false' }
    expect(await code('leads', { body: LEAD, headers })).toBe('0x80040333')
    world.organization.alternateKey = ['telephone1']
    expect(await code('leads', { body: LEAD })).toBe('0x80040237')
  })

  test('has nowhere to go without the table', async () => {
    world.organization.leadColumns = undefined
    const { status, body } = await call('leads', { body: LEAD })
    expect(status).toBe(404)
    expect(body.error.code).toBe('0x8006088a')
  })

  test('waits when the limits are reached', async () => {
    world.organization.trouble = { on: 'create', does: 'too-many-requests' }
    const { status, headers, body } = await call('leads', { body: LEAD })
    expect(status).toBe(429)
    expect(headers['retry-after']).toBe('120')
    expect(body.error.code).toBe('0x80072322')
  })
})
