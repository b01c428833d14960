// A subscription in which nothing is wrong, to be broken by those that have a fault.
import { madeUpGuid, madeUpHex } from '../made-up.ts'
import type { Form, FormField, Subscription } from './subscription.ts'

/** The form of every subscription here. */
export const FORM_ID = 1179

/** A subscription whose one form takes leads, with an API user who may do all that a check does. */
export function healthySubscription(word: string, serverId = 'ys12'): Subscription {
  return {
    munchkinId: madeUpMunchkinId(word),
    serverId,
    forms: [healthyForm()],
    checksums: 'ignored',
    blockedDomains: [],
    dropsSubmissions: false,
    createsAfterMs: 150,
    isFormServerDown: false,
    api: {
      clientId: madeUpGuid(`${word} client`),
      clientSecret: madeUpHex(`${word} secret`, 32),
      isSubscriptionKnown: true,
      isDown: false,
      canReadForms: true,
      isInWorkspace: true,
      canReadLeads: true,
      canDeleteLeads: true,
      canSubmitForms: true,
    },
    people: [],
    pending: [],
    tokens: new Map(),
    signIns: 0,
  }
}

function healthyForm(): Form {
  return {
    id: FORM_ID,
    name: 'Marketplace leads',
    status: 'approved',
    hasCaptcha: false,
    fields: [
      formField('Email', 'email', true),
      formField('FirstName'),
      formField('LastName'),
      formField('Company'),
      formField('Title'),
      formField('Phone', 'phone'),
      { ...formField('Country', 'select'), picklist: ['US', 'DE', 'IN', 'CN'] },
    ],
  }
}

/** Optional unless told otherwise. */
export function formField(
  name: string,
  type: FormField['type'] = 'string',
  isRequired = false,
): FormField {
  return { name, type, isRequired }
}

/** Three digits, three capitals, three digits. */
function madeUpMunchkinId(word: string): string {
  const digits = (part: string) => String(100 + (Number.parseInt(madeUpHex(part, 6), 16) % 900))
  const letters = Array.from(madeUpHex(word, 6).matchAll(/../g), ([pair]) =>
    String.fromCharCode(65 + (Number.parseInt(pair, 16) % 26)),
  )
  return `${digits(word)}-${letters.join('')}-${digits(`${word} again`)}`
}
