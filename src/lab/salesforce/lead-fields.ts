// The fields of the Lead object, as a new org describes them.

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'reference'
  | 'boolean'
  | 'datetime'

export interface LeadField {
  readonly name: string
  label: string
  type: FieldType
  length: number
  custom: boolean
  createable: boolean
  nillable: boolean
  defaultedOnCreate: boolean
  restrictedPicklist: boolean
  picklistValues: string[]
  /** Its name in a Web-to-Lead form: `first_name`, or `00N…` for a custom field. */
  webName?: string
}

type More = Partial<Omit<LeadField, 'name' | 'type' | 'length'>>

/** Type, length, then what differs from an ordinary field that may stay empty. */
export function leadField(
  name: string,
  type: FieldType,
  length: number,
  more: More = {},
): LeadField {
  return {
    name,
    label: name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '),
    type,
    length,
    custom: false,
    createable: true,
    nillable: true,
    defaultedOnCreate: false,
    restrictedPicklist: false,
    picklistValues: [],
    ...more,
  }
}

/** Set by Salesforce: nobody can send them. */
const SYSTEM: More = { createable: false, nillable: false, defaultedOnCreate: true }

/** Never empty, and filled in when nothing is sent. */
const DEFAULTED: More = { nillable: false, defaultedOnCreate: true }

const LEAD_SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']

/** A fresh copy for each org, since an org may change its fields. */
export function standardLeadFields(): LeadField[] {
  return [
    leadField('Id', 'id', 18, SYSTEM),
    leadField('IsDeleted', 'boolean', 0, SYSTEM),
    leadField('LastName', 'string', 80, { nillable: false, webName: 'last_name' }),
    leadField('FirstName', 'string', 40, { webName: 'first_name' }),
    leadField('Salutation', 'picklist', 40, {
      picklistValues: ['Mr.', 'Ms.'],
      webName: 'salutation',
    }),
    leadField('Title', 'string', 128, { webName: 'title' }),
    leadField('Company', 'string', 255, { nillable: false, webName: 'company' }),
    leadField('Street', 'textarea', 255, { webName: 'street' }),
    leadField('City', 'string', 40, { webName: 'city' }),
    leadField('State', 'string', 80, { label: 'State/Province', webName: 'state' }),
    leadField('Country', 'string', 80, { webName: 'country' }),
    leadField('Phone', 'phone', 40, { webName: 'phone' }),
    leadField('Email', 'email', 80, { webName: 'email' }),
    leadField('Website', 'url', 255, { webName: 'URL' }),
    leadField('Description', 'textarea', 32_000, { webName: 'description' }),
    leadField('LeadSource', 'picklist', 255, {
      picklistValues: LEAD_SOURCES,
      webName: 'lead_source',
    }),
    leadField('Status', 'picklist', 255, { ...DEFAULTED, picklistValues: ['Open', 'Closed'] }),
    leadField('OwnerId', 'reference', 18, DEFAULTED),
    leadField('HasOptedOutOfEmail', 'boolean', 0, { ...DEFAULTED, webName: 'emailOptOut' }),
    leadField('IsConverted', 'boolean', 0, DEFAULTED),
    leadField('CreatedDate', 'datetime', 0, SYSTEM),
    leadField('CreatedById', 'reference', 18, SYSTEM),
  ]
}
