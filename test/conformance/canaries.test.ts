// A canary in every secret field, a server that repeats all it knows in every way it can, and a
// search through everything that comes out.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import type { Report, ReportSet } from '../../src/model/report.ts'
import { reportFormats } from '../../src/report/index.ts'
import { testServices } from '../app/test-services.ts'
import { createLeaf } from '../net/certificates.ts'
import { authority, httpsSite } from '../platform/node/loopback.ts'

/** 64 bytes, as account keys have; nothing in it is a word. */
const KEY = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 251)).toString(
  'base64',
)
const SIGNATURE = 'wK3xQ9vB7nT2mZ5pL8rD4sF6hJ1gC0yE-aU_iOXkVtM'
const TOKEN = 'q7Zr2Lm9Xc4Vb8Nn1Kp6'

const TENANT = '3f1b9c52-8e47-4d06-b7a1-5c20e94d7f83'
const APPLICATION = '8d2e61f4-09b3-47ca-a5d8-e71f3c6b9024'
const CLIENT_SECRET = 'Yq8~Kx.2vNw_7RtLp4Zs9BhFm1Jd6Gc3Ea5Uo'

interface Canary {
  readonly destination: Readonly<Record<string, unknown>>
  /** Every host the check may turn to. */
  readonly hosts: readonly string[]
  readonly secret: string
}

const CANARIES: Readonly<Record<string, Canary>> = {
  'the signature of a flow': {
    destination: {
      type: 'https-endpoint',
      url: `https://prod-01.westeurope.logic.azure.com/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${SIGNATURE}`,
    },
    hosts: ['prod-01.westeurope.logic.azure.com'],
    secret: SIGNATURE,
  },
  'the key of a function': {
    destination: {
      type: 'https-endpoint',
      url: `https://contoso.azurewebsites.net/api/lead?code=${SIGNATURE}==`,
    },
    hosts: ['contoso.azurewebsites.net'],
    secret: SIGNATURE,
  },
  'the token in a hook path': {
    destination: { type: 'https-endpoint', url: `https://hook.eu1.make.com/${TOKEN}` },
    hosts: ['hook.eu1.make.com'],
    secret: TOKEN,
  },
  'the key of a storage account': {
    destination: {
      type: 'azure-table',
      connectionString: `DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${KEY};EndpointSuffix=core.windows.net`,
    },
    hosts: ['contosoleads.table.core.windows.net'],
    secret: KEY,
  },
  'the signature of a shared access signature': {
    destination: {
      type: 'azure-table',
      connectionString: `TableEndpoint=https://contososas.table.core.windows.net;SharedAccessSignature=sv=2022-11-02&ss=t&srt=sco&sp=rwdlau&se=2099-01-01T00:00:00Z&sig=${encodeURIComponent(`${KEY.slice(0, 43)}=`)}`,
    },
    hosts: ['contososas.table.core.windows.net'],
    secret: `${KEY.slice(0, 43)}=`,
  },
  'the client secret of an Entra application': {
    destination: {
      type: 'dynamics-365',
      url: 'https://contoso.crm4.dynamics.com',
      auth: {
        type: 'entra',
        directoryId: TENANT,
        applicationId: APPLICATION,
        clientSecret: CLIENT_SECRET,
      },
    },
    hosts: ['contoso.crm4.dynamics.com', 'login.microsoftonline.com'],
    secret: CLIENT_SECRET,
  },
  'the password of a Dynamics 365 user': {
    destination: {
      type: 'dynamics-365',
      url: 'https://contoso.crm4.dynamics.com',
      auth: {
        type: 'office-365',
        userName: 'leads@contoso.onmicrosoft.com',
        password: CLIENT_SECRET,
      },
    },
    hosts: ['contoso.crm4.dynamics.com', 'login.microsoftonline.com'],
    secret: CLIENT_SECRET,
  },
  'the client secret of a Salesforce connected app': {
    destination: {
      type: 'salesforce',
      organizationId: '00Do0000000ZHog',
      api: {
        type: 'client-credentials',
        loginUrl: 'https://contoso.my.salesforce.com',
        clientId: `3MVG9${TOKEN}`,
        clientSecret: CLIENT_SECRET,
      },
    },
    hosts: ['webto.salesforce.com', 'contoso.my.salesforce.com'],
    secret: CLIENT_SECRET,
  },
  'the password and token of a Salesforce user': {
    destination: {
      type: 'salesforce',
      organizationId: '00Do0000000ZHog',
      api: {
        type: 'password',
        userName: 'leads@contoso.example',
        password: CLIENT_SECRET,
        securityToken: TOKEN,
      },
    },
    hosts: ['webto.salesforce.com', 'login.salesforce.com'],
    secret: CLIENT_SECRET,
  },
  'the access token of a Salesforce session': {
    destination: {
      type: 'salesforce',
      organizationId: '00Do0000000ZHog',
      api: {
        type: 'access-token',
        instanceUrl: 'https://contoso.my.salesforce.com',
        accessToken: `00Do0000000ZHog!${CLIENT_SECRET}`,
      },
    },
    hosts: ['webto.salesforce.com', 'contoso.my.salesforce.com'],
    secret: CLIENT_SECRET,
  },
  'the client secret of a Marketo service': {
    destination: {
      type: 'marketo',
      serverId: 'ys12',
      munchkinId: '123-PQR-789',
      formId: 1179,
      api: { clientId: APPLICATION, clientSecret: CLIENT_SECRET },
    },
    hosts: ['app-ys12.marketo.com', '123-pqr-789.mktorest.com'],
    secret: CLIENT_SECRET,
  },
}

/** Spellings a server may choose; those of `Buffer` are not the redactor's own. */
const spellings = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  encodeURIComponent(encodeURIComponent(secret)),
  JSON.stringify(JSON.stringify(secret)),
  secret.replaceAll('+', '&#43;').replaceAll('/', '&#47;').replaceAll('=', '&#61;'),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(`user:${secret}`).toString('base64'),
  Buffer.from(secret).toString('hex'),
  secret.toUpperCase(),
  secret.slice(3, 16),
]

type Way = 'body' | 'header' | 'redirect' | 'success'
const WAYS: readonly Way[] = ['body', 'header', 'redirect', 'success']

/** Repeats the secret, and everything it received, in the way it was told to. */
function parrot(secret: string, way: Way) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const received = `${request.url} ${JSON.stringify(request.headers)}`
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const words = [...spellings(secret), received, Buffer.concat(chunks).toString()]
      if (isUnauthenticatedDynamics(request)) {
        // Without this the check would rightly keep its credentials to itself.
        const challenge = `Bearer authorization_uri=https://login.windows.net/${TENANT}/oauth2/authorize`
        response.writeHead(401, { 'www-authenticate': challenge }).end()
      } else if (way === 'redirect') {
        response.writeHead(302, {
          location: `https://evil.example/?x=${words.slice(0, 3).join('&y=')}`,
        })
        response.end()
      } else if (way === 'header') {
        response.writeHead(403, {
          'x-ms-error-code': secret,
          'set-cookie': `session=${secret}`,
          'retry-after': encodeURIComponent(secret),
          'x-request-id': Buffer.from(secret).toString('base64'),
        })
        response.end()
      } else {
        const error = { code: secret, message: words.join(' ') }
        response.writeHead(way === 'success' ? 200 : 400, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify({
            error,
            'odata.error': { code: secret, message: { value: words.join('\n') } },
          }),
        )
      }
    })
  }
}

function isUnauthenticatedDynamics({ headers }: IncomingMessage): boolean {
  return /\.dynamics\.com/.test(headers.host ?? '') && headers.authorization === undefined
}

/** Every 12 characters of every spelling, in lower case. */
function pieces(secret: string): readonly string[] {
  return spellings(secret)
    .map((text) => text.toLowerCase())
    .flatMap((text) => Array.from({ length: text.length - 11 }, (_, at) => text.slice(at, at + 12)))
}

const found = (output: string, secret: string) => {
  const folded = output.toLowerCase()
  return pieces(secret).filter((piece) => folded.includes(piece))
}

const wide = { width: 100, color: false, locate: () => undefined }

/** What the surfaces make of one check: the API's report and events, the stored report, the page, the formats. */
async function outputsOf(
  { destination, hosts, secret }: Canary,
  way: Way,
): Promise<readonly string[]> {
  const leaf = await createLeaf({ names: hosts }, authority)
  const site = await httpsSite(parrot(secret, way), leaf)
  const app = createApp(testServices(site.port, {}, authority.pem))
  const post = (accept: string) =>
    app.request('/v1/checks', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ destination, options: { timeoutMs: 2_000 } }),
    })
  const answer = await (await post('application/json')).text()
  const report = JSON.parse(answer) as Report
  const set: ReportSet = { schemaVersion: 1, verdict: report.verdict, reports: [report] }
  return [
    answer,
    await (await post('text/event-stream')).text(),
    await (await app.request(`/v1/reports/${report.id}`)).text(),
    await (await app.request(`/reports/${report.id}`)).text(),
    ...Object.values(reportFormats).map((format) => format.write(set, wide)),
  ]
}

for (const [name, canary] of Object.entries(CANARIES)) {
  describe(name, () => {
    for (const way of WAYS) {
      it(`is in no output when a server repeats it (${way})`, async () => {
        const outputs = await outputsOf(canary, way)
        expect(outputs.every((output) => output.length > 500)).toBe(true)
        expect(outputs.flatMap((output) => found(output, canary.secret))).toEqual([])
      })
    }

    it('is found by the search when it is there', () => {
      expect(found(`… ${canary.secret} …`, canary.secret)).not.toEqual([])
    })
  })
}
