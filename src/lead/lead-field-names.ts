// What the fields of a lead are, under the names that the destinations give them.

export interface LeadFieldMeaning {
  readonly label: string
  readonly about: string
}

const CUSTOMER = {
  firstName: meaning('First name', 'Of the customer, as Microsoft knows it.'),
  lastName: meaning('Last name', 'Of the customer, as Microsoft knows it.'),
  email: meaning('E-mail', 'Of the customer. Nobody has confirmed the address.'),
  phone: meaning('Phone', 'Of the customer, as it was typed.'),
  country: meaning('Country', 'Free text or a code, not a value from a list of yours.'),
  company: meaning('Company', 'Of the customer, as it was typed.'),
  title: meaning('Job title', 'Of the customer.'),
}
const leadSource = meaning('Lead source', 'Where the customer was, what they did, for which offer.')
const offer = meaning('Offer', 'The offer’s name.')
const description = meaning('Description', 'What else Microsoft has to say about the lead.')
const action = meaning('Action', 'What the customer did.')

/** By name in lower case, without what stands before the last dot. */
const MEANINGS: Readonly<Record<string, LeadFieldMeaning>> = {
  firstname: CUSTOMER.firstName,
  first_name: CUSTOMER.firstName,
  lastname: CUSTOMER.lastName,
  last_name: CUSTOMER.lastName,
  email: CUSTOMER.email,
  emailaddress1: CUSTOMER.email,
  phone: CUSTOMER.phone,
  telephone1: CUSTOMER.phone,
  country: CUSTOMER.country,
  address1_country: CUSTOMER.country,
  company: CUSTOMER.company,
  companyname: CUSTOMER.company,
  title: CUSTOMER.title,
  jobtitle: CUSTOMER.title,
  leadsource: leadSource,
  lead_source: leadSource,
  subject: leadSource,
  leadsourcecode: meaning('Lead source code', 'A choice of the column Lead Source, as a number.'),
  actioncode: action,
  offertitle: offer,
  offerdisplayname: offer,
  productid: meaning('Product', 'The offer’s id, publisher first.'),
  createdtime: meaning('Created', 'When the marketplace made the lead.'),
  description,
  oid: meaning('Organization', 'Id of the Salesforce organization the form belongs to.'),
  encoding: meaning('Encoding', 'How the form’s text is written; not a field of the lead.'),
}

export function meaningOf(name: string): LeadFieldMeaning | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(MEANINGS, last) ? MEANINGS[last] : undefined
}

function meaning(label: string, about: string): LeadFieldMeaning {
  return { label, about }
}
