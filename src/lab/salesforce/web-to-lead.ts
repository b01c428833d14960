// Web-to-Lead: takes every form with a smile, and creates the record later, or never.
import { Hono } from 'hono'
import type { Site } from '../site.ts'
import type { SalesforceContext } from './context.ts'
import { htmlPage, outageAnswer } from './errors.ts'
import type { LeadCreator, LeadRecord, Org } from './org.ts'
import { isOrgId } from './org-id.ts'

export const WEB_TO_LEAD_PATH = '/servlet/servlet.WebToLead'

const GENERIC_EXCEPTION = 'common.exception.SalesforceGenericException'

/** Hosts of production and of sandboxes: neither knows, or says that it does not know, the other's orgs. */
export function webToLeadSites(context: SalesforceContext): readonly Site[] {
  const production = webToLeadApp(context, false)
  return ['webto.salesforce.com', 'www.salesforce.com'].map((host) => ({
    host,
    answer: async (request) => production.fetch(request),
  }))
}

/** `isSandbox` says which orgs this host serves. */
export function webToLeadApp(context: SalesforceContext, isSandbox: boolean): Hono {
  const app = new Hono()
  app.post(WEB_TO_LEAD_PATH, async (c) => {
    if (!isForm(c.req.raw)) return processed(`true Exception:${GENERIC_EXCEPTION}`)
    const form = new URLSearchParams(await c.req.text())
    const oid = form.get('oid') ?? c.req.query('oid') ?? ''
    if (!isOrgId(oid)) return processed(`true Exception:${GENERIC_EXCEPTION}`)
    const org = context.orgs.byId(oid)
    if (org === undefined || org.isSandbox !== isSandbox) return processed('true')
    return answer(context, org, form)
  })
  app.all(WEB_TO_LEAD_PATH, (c) => c.body(null, 405, { allow: 'POST' }))
  return app
}

function answer(context: SalesforceContext, org: Org, form: URLSearchParams): Response {
  const { outage, exception, saysProcessed } = org.webToLead
  if (outage !== undefined) return outageAnswer(outage)
  if (exception !== undefined) return processed(`true Exception:${exception}`)
  take(context, org, form)
  if (form.get('debug') === '1') return htmlPage(200, echo(form))
  const page = returnPage(form.get('retURL'))
  return saysProcessed ? processed('true', page) : processed(undefined, page)
}

/** Submissions that an org does not want are dropped, and nobody at the org is told. */
function take({ now }: SalesforceContext, org: Org, form: URLSearchParams): void {
  const settings = org.webToLead
  const isWanted =
    settings.isEnabled &&
    isAble(settings.creator) &&
    (!settings.requiresCaptcha || form.has('g-recaptcha-response'))
  if (!isWanted) return
  settings.submittedToday += 1
  const isOverLimit = settings.submittedToday > settings.dailyLimit
  const dueAt = isOverLimit ? Number.POSITIVE_INFINITY : now() + settings.createsAfterMs
  org.pending.push({ dueAt, values: valuesOf(org, form) })
}

function isAble({ isActive, canModifyAllData, canSendEmail }: LeadCreator): boolean {
  return isActive && canModifyAllData && canSendEmail
}

/** What has no field is ignored; the two names that every lead needs are filled in. */
function valuesOf(org: Org, form: URLSearchParams): LeadRecord {
  const values: LeadRecord = {
    LastName: '[not provided]',
    Company: '[not provided]',
    CreatedById: org.webToLead.creator.id,
  }
  for (const { name, webName, type, createable } of org.fields) {
    const value = form.get(webName ?? name) ?? form.get(name)
    if (!createable || value === null || value === '') continue
    values[name] = type === 'boolean' ? value === '1' || value === 'true' : value
  }
  return values
}

function isForm(request: Request): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')
}

function processed(value: string | undefined, body = ''): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      ...(value === undefined ? {} : { 'is-processed': value }),
    },
  })
}

function returnPage(url: string | null): string {
  if (url === null) return ''
  const target = escapeHtml(url)
  return `<html><head><meta http-equiv="Refresh" content="0; URL=${target}"></head></html>`
}

function echo(form: URLSearchParams): string {
  const rows = [...form].map(
    ([name, value]) => `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(value)}</td></tr>`,
  )
  return `<html><body><table>${rows.join('')}</table></body></html>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
