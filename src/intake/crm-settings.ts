// Recognises what a CRM shows for copying: Dynamics fields, Salesforce form HTML, Marketo embed code.
import type { Find } from './recognised.ts'
import { findWebAddress } from './web-address.ts'

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const DIRECTORY = new RegExp(`(?:directory|tenant)[^\\n]{0,40}?(${GUID})`, 'i')
const APPLICATION = new RegExp(
  `(?:application|client|app)(?!\\s*secret)[^\\n]{0,40}?(${GUID})`,
  'i',
)
const SECRET =
  /(?:client secret|application key|secret value|secret)[ \t]{0,4}[:=][ \t]{0,4}(\S{8,200})/i
const DYNAMICS_URL = /https:\/\/[a-z0-9-]{1,63}\.(?:api\.)?crm\d{0,3}\.dynamics\.(?:com|cn)/i

const EMBED =
  /loadForm\(\s{0,9}"?\(?"?(?:https?:)?\/\/(?:app-|na-)?([a-z0-9]+)[^"']{0,80}["']\s{0,9},\s{0,9}["']([^"']{1,40})["']\s{0,9},\s{0,9}["']?(\d{1,12})/i
const FORM_OID =
  /name\s{0,9}=\s{0,9}["']?oid["']?\s{0,9}value\s{0,9}=\s{0,9}["']?(00D[A-Za-z0-9]{12,15})/i
const BARE_OID = /^["']?(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)["']?$/
const BARE_MUNCHKIN = /^\d{3}-[A-Za-z]{3}-\d{3}$/

export function findCrmSettings(text: string): Find | undefined {
  return findMarketo(text) ?? findSalesforce(text) ?? findDynamics(text)
}

function findMarketo(text: string): Find | undefined {
  const [, serverId, munchkinId, formId] = EMBED.exec(text) ?? []
  if (serverId !== undefined && munchkinId !== undefined) {
    const destination = { type: 'marketo', serverId, munchkinId, formId: Number(formId) } as const
    return { what: 'the embed code of a Marketo form', destination }
  }
  if (!BARE_MUNCHKIN.test(text)) return undefined
  return {
    what: 'a Munchkin account ID of Marketo',
    destination: { type: 'marketo', munchkinId: text },
  }
}

function findSalesforce(text: string): Find | undefined {
  const fromForm = FORM_OID.exec(text)?.[1]
  const organizationId = fromForm ?? BARE_OID.exec(text)?.[1]
  if (organizationId === undefined) return undefined
  const what =
    fromForm === undefined
      ? 'an organization identifier of Salesforce'
      : 'the HTML of a Salesforce web-to-lead form'
  return { what, destination: { type: 'salesforce', organizationId } }
}

/** Needs the URL and an id with its label: an error text names such addresses as well. */
function findDynamics(text: string): Find | undefined {
  const url = DYNAMICS_URL.exec(text)?.[0]
  const directoryId = DIRECTORY.exec(text)?.[1]
  const applicationId = APPLICATION.exec(text)?.[1]
  if (url === undefined || directoryId === undefined || applicationId === undefined)
    return undefined
  if (/AADSTS\d|exception|error/i.test(text)) return undefined
  const clientSecret = SECRET.exec(text)?.[1]
  const auth = {
    type: 'entra',
    directoryId,
    applicationId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
  }
  const address = findWebAddress(url)
  return {
    what: 'the settings of a Dynamics 365 destination',
    destination: { type: 'dynamics-365', url: address?.destination['url'] ?? url, auth },
    ...(address?.cloud === undefined ? {} : { cloud: address.cloud }),
  }
}
