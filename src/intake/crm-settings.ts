// Recognises what a CRM shows for copying: Salesforce form HTML, Marketo embed code, Dynamics settings.
import { findDynamicsSettings } from './dynamics-settings.ts'
import type { Find } from './recognised.ts'

const EMBED =
  /loadForm\(\s{0,9}"?\(?"?(?:https?:)?\/\/(?:app-|na-)?([a-z0-9]+)[^"']{0,80}["']\s{0,9},\s{0,9}["']([^"']{1,40})["']\s{0,9},\s{0,9}["']?(\d{1,12})/i
const FORM_OID =
  /name\s{0,9}=\s{0,9}["']?oid["']?\s{0,9}value\s{0,9}=\s{0,9}["']?(00D[A-Za-z0-9]{12,15})/i
const BARE_OID = /^["']?(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)["']?$/
const BARE_MUNCHKIN = /^\d{3}-[A-Za-z]{3}-\d{3}$/

export function findCrmSettings(text: string): Find | undefined {
  return findMarketo(text) ?? findSalesforce(text) ?? findDynamicsSettings(text)
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
