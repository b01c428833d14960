// The subscriptions there are: one that works, and one for each way to lose a lead.
import { FORM_ID, formField, healthySubscription } from './healthy-subscription.ts'
import type { Subscription } from './subscription.ts'

/** The number of the form where the config names another one. */
export const OTHER_FORM_ID = 2210

/** By the name of its scenario. */
const FAULTS = {
  'form-not-found': (one) => {
    one.forms = one.forms.map((form) => ({ ...form, id: OTHER_FORM_ID }))
  },
  'form-not-approved': (one) => changeForm(one, { status: 'draft' }),
  'captcha-enabled': (one) => changeForm(one, { hasCaptcha: true }),
  'required-field': ({ forms }) =>
    void forms[0]?.fields.push({
      ...formField('Industry', 'select', true),
      picklist: ['Retail', 'Software'],
    }),
  'checksum-rejected': (one) => {
    one.checksums = 'refused'
  },
  'checksum-dropped': (one) => {
    one.checksums = 'dropped'
  },
  'checksum-unproven': (one) => {
    one.checksums = 'dropped'
    one.api.canSubmitForms = false
  },
  'submissions-dropped': (one) => {
    one.dropsSubmissions = true
  },
  'domain-blocked': ({ blockedDomains }) => void blockedDomains.push('test.com'),
  'form-server-down': (one) => {
    one.isFormServerDown = true
  },
  'api-down': ({ api }) => {
    api.isDown = true
  },
  'subscription-invalid': ({ api }) => {
    api.isSubscriptionKnown = false
  },
  'token-invalid': refusing('601'),
  'token-expired': refusing('602'),
  'ip-not-allowed': refusing('603'),
  'rate-limited': refusing('606'),
  'daily-quota': refusing('607'),
  'too-many-at-once': refusing('615'),
  'request-timed-out': refusing('604'),
  'temporarily-unavailable': refusing('608'),
  'system-error': refusing('611'),
  'transient-error': refusing('713'),
  'field-error': refusing('1003'),
  'cannot-read-forms': ({ api }) => {
    api.canReadForms = false
  },
  'other-workspace': ({ api }) => {
    api.isInWorkspace = false
  },
  'cannot-read-leads': ({ api }) => {
    api.canReadLeads = false
  },
  'cannot-delete': ({ api }) => {
    api.canDeleteLeads = false
  },
} as const satisfies Readonly<Record<string, (one: Subscription) => void>>
export type SubscriptionFault = keyof typeof FAULTS

const HEALTHY = 'contoso'
/** On another server than all others. */
const ELSEWHERE = 'fabrikam'

/** Fresh copies, without leads; a mended one without its fault. */
export function buildSubscriptions(isMended: (munchkinId: string) => boolean): Subscription[] {
  const faulty = Object.entries(FAULTS).map(([name, fault]) => {
    const subscription = healthySubscription(name)
    if (!isMended(subscription.munchkinId)) fault(subscription)
    return subscription
  })
  return [healthySubscription(HEALTHY), healthySubscription(ELSEWHERE, 'ab35'), ...faulty]
}

/** What a publisher copies from the embed code. */
export function formConfigOf(which: SubscriptionFault | 'healthy' | 'elsewhere') {
  const { serverId, munchkinId, api } = identityOf(which)
  const { clientId, clientSecret } = api
  return {
    form: { type: 'marketo' as const, serverId, munchkinId, formId: FORM_ID },
    api: { clientId, clientSecret },
  }
}

function identityOf(which: SubscriptionFault | 'healthy' | 'elsewhere'): Subscription {
  if (which === 'healthy') return healthySubscription(HEALTHY)
  if (which === 'elsewhere') return healthySubscription(ELSEWHERE, 'ab35')
  return healthySubscription(which)
}

function refusing(code: Subscription['api']['refusal'] & string) {
  return ({ api }: Subscription) => {
    api.refusal = code
  }
}

function changeForm({ forms }: Subscription, change: Partial<Subscription['forms'][number]>): void {
  if (forms[0] !== undefined) Object.assign(forms[0], change)
}
