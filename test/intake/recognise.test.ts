// What people paste, and what it is taken for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recognise } from '../../src/intake/recognise.ts'

const KEY =
  'q7Xv+m2Kd/9LwTzR4cYb1JhGf8sNpAoE6uViQ3xW5yZ0tBkMrCnDlHjSgFaPeOwUiYqXvLmKdRzTcYbJhGfNAZ=='
const STRING = `DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${KEY}`
const SIG = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0-_w'
const FLOW = `https://prod-12.westeurope.logic.azure.com/workflows/w/triggers/manual/paths/invoke?api-version=2016-06-01&sig=${SIG}`
const GUID = '11111111-2222-4333-8444-555555555555'

describe('a destination that can be checked', () => {
  it.each([
    ['a connection string', STRING, { type: 'azure-table', connectionString: STRING }],
    [
      'one in JSON',
      `{"connectionString":"${STRING}"}`,
      { type: 'azure-table', connectionString: STRING },
    ],
    ['an account key alone', KEY, { type: 'azure-table', connectionString: KEY }],
    ['a flow URL', FLOW, { type: 'https-endpoint', url: FLOW }],
    ['a URL with its method', `POST ${FLOW}`, { type: 'https-endpoint', url: `POST ${FLOW}` }],
    [
      'Partner Center for an HTTPS endpoint',
      JSON.stringify({ resourceType: 'HttpsEndpointLeadConfiguration', httpsEndpointUri: FLOW }),
      { type: 'https-endpoint', url: FLOW },
    ],
    [
      'Partner Center with other key case, in a list',
      JSON.stringify({
        value: [{ ResourceType: 'AzureTableLeadConfiguration', ConnectionString: STRING }],
      }),
      { type: 'azure-table', connectionString: STRING },
    ],
    [
      'Partner Center for a blob',
      JSON.stringify({
        resourceType: 'AzureBlobLeadConfiguration',
        connectionString: STRING,
        containerName: 'leads',
      }),
      { type: 'azure-blob', connectionString: STRING, containerName: 'leads' },
    ],
    [
      'the Cloud Partner Portal',
      JSON.stringify({
        'microsoft-azure-marketplace.leadDestination': 'AzureTable',
        'microsoft-azure-marketplace.tableLeadConfiguration': { connectionString: STRING },
      }),
      { type: 'azure-table', connectionString: STRING },
    ],
    [
      'a destination in YAML',
      `type: azure-table\nconnectionString: "${STRING}"\n`,
      { type: 'azure-table', connectionString: STRING },
    ],
    [
      'a config file in YAML',
      `offer: contoso.leads\ndestinations:\n  hook:\n    type: https-endpoint\n    url: ${FLOW}\n`,
      { type: 'https-endpoint', url: FLOW },
    ],
    [
      'a config file in JSON',
      JSON.stringify({ destinations: { hook: { type: 'https-endpoint', url: FLOW } } }, null, 1),
      { type: 'https-endpoint', url: FLOW },
    ],
  ])('%s', (_, text, destination) => {
    expect(recognise(text)).toMatchObject({ kind: destination.type, destination })
    expect(recognise(`\n ${text}\n`).destination).toEqual(destination)
  })

  it('knows the cloud by the suffix, and the offer of a config file', () => {
    expect(recognise(`${STRING};EndpointSuffix=core.chinacloudapi.cn`).cloud).toBe('china')
    expect(recognise(`${STRING};EndpointSuffix=core.usgovcloudapi.net`).cloud).toBe('us-government')
    expect(recognise(`${STRING};EndpointSuffix=core.windows.net`).cloud).toBeUndefined()
    const file = `offer: contoso.leads\ncloud: china\ndestinations: { t: { type: azure-table, connectionString: "${STRING}" } }`
    expect(recognise(file)).toMatchObject({ offer: 'contoso.leads', cloud: 'china' })
  })

  it('shows its fields without secrets', () => {
    const shown = [STRING, FLOW].map((text) => JSON.stringify(recognise(text).fields))
    expect(shown[0]).toContain('contosoleads')
    expect(shown[1]).toContain('prod-12.westeurope.logic.azure.com')
    expect(shown.join('')).not.toMatch(new RegExp(`${SIG.slice(0, 12)}|${KEY.slice(0, 5)}`))
  })
})

describe('a destination that cannot be checked yet', () => {
  it.each([
    [
      'dynamics-365',
      'https://contoso.crm4.dynamics.com/main.aspx',
      ['/url=https://contoso.crm4.dynamics.com'],
    ],
    [
      'dynamics-365',
      `https://contoso.crm4.dynamics.com\nDirectory ID: ${GUID}\nApplication (client) ID: ${GUID.replace(/1/g, '9')}\nClient secret: s3cr3t~value`,
      [
        '/url=https://contoso.crm4.dynamics.com',
        '/auth/type=entra',
        `/auth/directoryId=${GUID}`,
        `/auth/applicationId=${GUID.replace(/1/g, '9')}`,
        '/auth/clientSecret=[secret:clientSecret]',
      ],
    ],
    [
      'dynamics-365',
      JSON.stringify({
        resourceType: 'DynamicsCustomerRelationshipManagementLeadConfiguration',
        uri: 'https://contoso.crm.dynamics.com',
        applicationID: GUID,
        applicationKey: 's3cr3t',
        directoryID: GUID,
      }),
      [
        '/url=https://contoso.crm.dynamics.com',
        '/auth/type=entra',
        `/auth/directoryId=${GUID}`,
        `/auth/applicationId=${GUID}`,
        '/auth/clientSecret=[secret:clientSecret]',
      ],
    ],
    ['salesforce', '00Do0000000ZHog', ['/organizationId=00Do0000000ZHog']],
    [
      'salesforce',
      '<form action="https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8" method="POST"><input type=hidden name="oid" value="00Do0000000ZHog">',
      ['/organizationId=00Do0000000ZHog'],
    ],
    [
      'salesforce',
      'https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8&orgId=00Do0000000ZHog',
      ['/organizationId=00Do0000000ZHog'],
    ],
    [
      'marketo',
      '<script src="//app-ys12.marketo.com/js/forms2/js/forms2.min.js"></script><form id="mktoForm_1179"></form><script>MktoForms2.loadForm("//app-ys12.marketo.com", "123-PQR-789", 1179);</script>',
      ['/serverId=ys12', '/munchkinId=123-PQR-789', '/formId=1179'],
    ],
    [
      'marketo',
      'MktoForms2.loadForm("("//app-ys12.marketo.com", "123-PQR-789", 1179)',
      ['/serverId=ys12', '/munchkinId=123-PQR-789', '/formId=1179'],
    ],
    [
      'marketo',
      JSON.stringify({
        resourceType: 'MarketoLeadConfiguration',
        serverID: 'ys12',
        munchkinAccountID: '123-PQR-789',
        formID: '1179',
      }),
      ['/serverId=ys12', '/munchkinId=123-PQR-789', '/formId=1179'],
    ],
  ])('%s', (kind, text, fields) => {
    const found = recognise(text)
    expect(found.kind).toBe(kind)
    expect(found.fields.map(({ pointer, value }) => `${pointer}=${value}`)).toEqual(fields)
  })
})

describe('a text to be explained', () => {
  it.each([
    'AADSTS7000215: Invalid client secret provided.',
    'Could not save the lead to Dynamics CRM. LastCRMError: Unable to sign in to Dynamics CRM, LastCRMException:',
    '{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"x"}}',
    `We use the connection string DefaultEndpointsProtocol=https;AccountName=contosoleads in the portal, and no lead has come since Monday.`,
    'error: see https://contoso.crm4.dynamics.com for the tenant and the app',
    'type: something else\nnot ours at all',
    '<html><body>502 Bad Gateway</body></html>',
  ])('%s', (text) => {
    expect(recognise(text)).toMatchObject({ kind: 'error-text', fields: [] })
  })
})

it('names the destinations of a config that has several', () => {
  const text = `destinations:\n  a: { type: https-endpoint, url: "${FLOW}" }\n  b: { type: azure-table, connectionString: "${STRING}" }`
  const found = recognise(text)
  expect(found.kind).toBe('config-file')
  expect(found.fields.map(({ label, value }) => `${label}=${value}`)).toEqual([
    'a=https-endpoint',
    'b=azure-table',
  ])
  expect(JSON.stringify(found)).not.toContain(KEY.slice(0, 12))
})

it('says that variables of a config are not known here', () => {
  const found = recognise(`type: azure-table\nconnectionString: "$\{LEADS_TABLE}"`)
  expect(found.notes.join(' ')).toMatch(/environment/)
})

describe('settings that cannot be used yet say why', () => {
  const config =
    'offer: contoso.leads\ndestinations:\n  hook:\n    type: https-endpont\n    url: x\n'
  it.each([
    ['a config with a typo', config, /^Line 4: .*https-endpoint/],
    ['a config that is no YAML', 'destinations:\n  hook: { type: https-endpoint\n', /^Line \d: /],
    [
      'JSON that was cut off',
      '{"azureTableLeadConfiguration": {\n"connectionString": ',
      /^Its JSON is not whole: .* line 2 /,
    ],
  ])('%s', (_, text, note) => {
    const found = recognise(text)
    expect(found).toMatchObject({ kind: 'config-file', fields: [] })
    expect(found.notes.join(' ')).toMatch(note)
  })

  it.each(['hooks.contoso.com/leads', 'ftp://hooks.contoso.com/leads', 'wss://a.example/x'])(
    '%s',
    (url) => {
      expect(recognise(url).destination).toEqual({ type: 'https-endpoint', url })
    },
  )

  it.each(['contoso.my-offer', 'mail.txt', 'System.Net.WebException', 'SPZA-PLT|contoso.my-offer'])(
    'which %s is none of',
    (text) => {
      expect(recognise(text)).toMatchObject({ kind: 'error-text', fields: [] })
    },
  )
})

it('takes an empty text for nothing', () => {
  expect(recognise(' \n').kind).toBe('unknown')
})

it('never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      STRING,
      FLOW,
      '{"a":',
      '"resourceType":',
      'destinations:\n  a: ',
      'type: ',
      'https://',
      '\n',
    ),
    fc.string(),
    fc.json(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      expect(recognise(pieces.join('')).what).not.toBe('')
    }),
  )
})
