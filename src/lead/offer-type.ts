// Which offers Partner Center publishes only with a lead destination, by the marketplace's FAQ on
// lead management (2020-10): some types always, others when they are listed as "Contact me".

export const OFFER_TYPES = [
  'consulting-service',
  'dynamics-365-business-central',
  'dynamics-365-customer-engagement',
  'dynamics-365-operations',
  'saas',
  'other',
] as const
export type OfferType = (typeof OFFER_TYPES)[number]

const ALWAYS: ReadonlySet<OfferType> = new Set([
  'consulting-service',
  'dynamics-365-business-central',
  'dynamics-365-operations',
])
const AS_CONTACT_ME: ReadonlySet<OfferType> = new Set(['saas', 'dynamics-365-customer-engagement'])

export interface OfferListing {
  readonly type?: OfferType
  /** True when customers ask to be contacted instead of buying or trying. */
  readonly contactMe?: boolean
}

export function mustHaveDestination({ type, contactMe = false }: OfferListing): boolean {
  if (type === undefined) return false
  return ALWAYS.has(type) || (contactMe && AS_CONTACT_ME.has(type))
}

const NAMES: readonly (readonly [RegExp, OfferType])[] = [
  [/consulting/, 'consulting-service'],
  [/businesscentral/, 'dynamics-365-business-central'],
  [/customerengagement|dynamics365ce$/, 'dynamics-365-customer-engagement'],
  [/dynamics.*operations|financeandoperations/, 'dynamics-365-operations'],
  [/saas|softwareasaservice/, 'saas'],
]

/** The type that a name stands for, however it is spelled; `other` for a name that says another one. */
export function offerTypeOf(name: string): OfferType {
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return NAMES.find(([pattern]) => pattern.test(letters))?.[1] ?? 'other'
}
