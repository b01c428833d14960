// The description of the Lead object, as the REST API gives it.
import type { LeadField } from './lead-fields.ts'
import type { Org } from './org.ts'

export function describeLead(org: Org) {
  const { user } = org
  return {
    name: 'Lead',
    label: 'Lead',
    keyPrefix: '00Q',
    custom: false,
    queryable: true,
    createable: user.canCreateLeads,
    deletable: user.canDeleteLeads,
    updateable: user.canCreateLeads,
    fields: [...org.fields.map(describeField), ...codeFields(org)],
  }
}

/** The two fields that are there only while State & Country/Territory picklists are on. */
function codeFields({ countries }: Org) {
  if (countries === undefined) return []
  const codes = countries.map(({ code }) => code)
  return [codeField('StateCode', []), codeField('CountryCode', codes)]
}

function codeField(name: string, picklistValues: string[]) {
  return describeField({
    name,
    label: name,
    type: 'picklist',
    length: 10,
    custom: false,
    createable: true,
    nillable: true,
    defaultedOnCreate: false,
    restrictedPicklist: true,
    picklistValues,
  })
}

function describeField({ webName: _webName, picklistValues, ...field }: LeadField) {
  return {
    ...field,
    updateable: field.createable,
    calculated: false,
    autoNumber: false,
    unique: false,
    dependentPicklist: false,
    controllerName: null,
    defaultValue: null,
    defaultValueFormula: null,
    picklistValues: picklistValues.map((value, at) => ({
      active: true,
      defaultValue: field.defaultedOnCreate && at === 0,
      label: value,
      validFor: null,
      value,
    })),
  }
}
