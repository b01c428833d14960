// Reads the HTML that Salesforce generates for Web-to-Lead: the organization, and what in it tells
// that leads of the marketplace may get lost.
import { Parser } from 'htmlparser2'
import type { Find } from './recognised.ts'

interface FormHtml {
  readonly actions: string[]
  readonly inputs: { readonly name: string; readonly value: string }[]
  /** Names of required select elements. */
  readonly requiredPicklists: string[]
  /** True when a CAPTCHA's script or element is there. */
  hasCaptcha: boolean
}

const LOOKS_LIKE_ONE = /<(?:form|input|meta)\b/i
const WEB_TO_LEAD = /\/servlet\/servlet\.WebToLead\b/i
const CASE_FORM = /\/servlet\/servlet\.WebToCase\b/i

export function findWebToLeadForm(text: string): Find | undefined {
  if (!LOOKS_LIKE_ONE.test(text)) return undefined
  const html = readHtml(text)
  const action = html.actions.find((url) => WEB_TO_LEAD.test(url) || CASE_FORM.test(url))
  const oid = html.inputs.find(({ name }) => name === 'oid')?.value
  if (oid === undefined && action === undefined) return undefined
  const organizationId = oid ?? organizationInUrl(action)
  return {
    what: 'the HTML of a Salesforce web-to-lead form',
    destination: {
      type: 'salesforce',
      ...(organizationId === undefined ? {} : { organizationId }),
    },
    notes: notesOn(html, action, oid),
  }
}

function readHtml(text: string): FormHtml {
  const html: FormHtml = { actions: [], inputs: [], requiredPicklists: [], hasCaptcha: false }
  const parser = new Parser({
    onopentag(tag, attributes) {
      const { name = '', value = '', action, src = '' } = attributes
      if (tag === 'form' && action !== undefined) html.actions.push(action)
      if (tag === 'input') html.inputs.push({ name, value })
      if (tag === 'select') {
        html.inputs.push({ name, value: '' })
        if ('required' in attributes) html.requiredPicklists.push(attributes['title'] ?? name)
      }
      const isCaptcha = name === 'captcha_settings' || /recaptcha/i.test(src)
      if (isCaptcha || /g-recaptcha/.test(attributes['class'] ?? '')) html.hasCaptcha = true
    },
  })
  parser.write(text)
  parser.end()
  return html
}

/** Newer forms carry the identifier in their address as well. */
function organizationInUrl(action: string | undefined): string | undefined {
  const query = action === undefined ? undefined : URL.parse(action)?.searchParams
  return query?.get('orgId') ?? query?.get('oid') ?? undefined
}

function notesOn(
  html: FormHtml,
  action: string | undefined,
  oid: string | undefined,
): readonly string[] {
  const names = html.inputs.map(({ name }) => name)
  const host = action === undefined ? undefined : URL.parse(action)?.hostname
  const picklists = html.requiredPicklists.join(', ')
  return [
    oid === undefined && 'The form lacks its hidden field oid: part of it was not copied.',
    action === undefined && 'The form lacks its address: part of it was not copied.',
    action !== undefined &&
      CASE_FORM.test(action) &&
      'This is a form for cases. Generate one for leads: Setup, Web-to-Lead.',
    host === 'test.salesforce.com' &&
      'The form belongs to a sandbox, whose identifier the marketplace’s host does not know.',
    html.hasCaptcha &&
      'The form has reCAPTCHA. Leads of the marketplace carry no token: clear Require reCAPTCHA Verification in the Web-to-Lead settings.',
    picklists !== '' &&
      `The form has a required picklist (${picklists}), for which the marketplace sends no value: make it a text field that is not required.`,
    (names.includes('country_code') || names.includes('state_code')) &&
      'Country and state picklists are on. The marketplace sends "US", which has to be the integration value of that country.',
  ].filter((note) => note !== false)
}
