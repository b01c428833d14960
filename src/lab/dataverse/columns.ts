// The columns of the lead table, as far as a lead from outside may touch them.

export interface Column {
  type: 'text' | 'choice' | 'yes-no' | 'whole-number'
  /** Most characters of a text. */
  maxLength?: number
  /** Values and labels of a choice. */
  options?: Record<number, string>
  /** True when only members of a field security profile may use it. */
  isSecured: boolean
  /** True when the customer has made a value compulsory. */
  isRequired: boolean
}

export function standardLeadColumns(): Record<string, Column> {
  return {
    subject: text(300),
    firstname: text(50),
    lastname: text(50),
    emailaddress1: text(100),
    emailaddress2: text(100),
    telephone1: text(50),
    mobilephone: text(20),
    jobtitle: text(100),
    companyname: text(100),
    websiteurl: text(200),
    industrycode: choice({ 1: 'Accounting', 2: 'Agriculture and Non-petrol Natural Resource' }),
    address1_line1: text(250),
    address1_city: text(80),
    address1_stateorprovince: text(50),
    address1_postalcode: text(20),
    address1_country: text(80),
    description: text(2000),
    leadsourcecode: choice(LEAD_SOURCES),
    donotemail: { type: 'yes-no', ...PLAIN },
  }
}

const PLAIN = { isSecured: false, isRequired: false }

/** The choices Dynamics 365 Sales comes with. */
const LEAD_SOURCES = {
  1: 'Advertisement',
  2: 'Employee Referral',
  3: 'External Referral',
  4: 'Partner',
  5: 'Public Relations',
  6: 'Seminar',
  7: 'Trade Show',
  8: 'Web',
  9: 'Word of Mouth',
  10: 'Other',
}

function text(maxLength: number): Column {
  return { type: 'text', maxLength, ...PLAIN }
}

function choice(options: Record<number, string>): Column {
  return { type: 'choice', options: { ...options }, ...PLAIN }
}
