// A plain HTTPS client that knows nothing of leadprobe: it goes to the lab's port under any name.
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import type { Lab } from '../../src/lab/lab.ts'

export interface PlainAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

interface PlainRequest {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  /** Trusted PEM; the lab's own authority when absent. */
  readonly ca?: string
}

/** Rejects with the runtime's error, code and all. */
export function ask(lab: Lab, url: string, options: PlainRequest = {}): Promise<PlainAnswer> {
  const { hostname, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: lab.port,
        servername: hostname,
        ca: options.ca ?? lab.caPem,
        agent: false,
        method: options.method ?? 'GET',
        path: pathname + search,
        headers: { host: hostname, ...options.headers },
      },
      (answer) => {
        text(answer).then(
          (body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
          reject,
        )
      },
    )
    sent.on('error', reject)
    sent.end(options.body)
  })
}

export const LEAD = {
  UserDetails: {
    FirstName: 'Some',
    LastName: 'One',
    Email: 'someone@contoso.com',
    Phone: '16175555555',
    Country: 'US',
    Company: 'Contoso',
    Title: 'Esquire',
  },
  LeadSource: 'AzureMarketplace',
  ActionCode: 'INS',
  OfferTitle: 'Contoso Test',
  Description: '',
}

export function post(lab: Lab, url: string, body: unknown = LEAD): Promise<PlainAnswer> {
  const headers = { 'content-type': 'application/json' }
  return ask(lab, url, { method: 'POST', headers, body: JSON.stringify(body) })
}

export const FORM_HEADERS = { 'content-type': 'application/x-www-form-urlencoded' }

export function postForm(
  lab: Lab,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<PlainAnswer> {
  const body = String(new URLSearchParams(fields))
  return ask(lab, url, { method: 'POST', headers: FORM_HEADERS, body })
}

/** The code with which the runtime refuses a host. */
export async function refusal(lab: Lab, url: string): Promise<string | undefined> {
  try {
    await post(lab, url)
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  }
}
