// EntityDefinitions: what the organization says about the lead table and its columns.
import type { Column } from './columns.ts'
import type { Row } from './odata-query.ts'
import type { Organization } from './organization.ts'
import { notFound, type Refusal } from './refusal.ts'
import { attributeId } from './rows.ts'

export function entityDefinition({ leadColumns }: Organization, name: string): Row | Refusal {
  if (name !== 'lead' || leadColumns === undefined) return entityMissing(name)
  return {
    MetadataId: attributeId(`entity ${name}`),
    LogicalName: name,
    LogicalCollectionName: `${name}s`,
    EntitySetName: `${name}s`,
    SchemaName: 'Lead',
    ObjectTypeCode: 4,
    PrimaryIdAttribute: 'leadid',
    PrimaryNameAttribute: 'fullname',
    IsDuplicateDetectionEnabled: { Value: true, CanBeChanged: true },
  }
}

export function attributeDefinitions({ leadColumns }: Organization): readonly Row[] | Refusal {
  if (leadColumns === undefined) return entityMissing('lead')
  return Object.entries(leadColumns).map(([name, column]) => attribute(name, column))
}

/** `OptionSet` is there for the picklist type and when it is expanded, as in the real one. */
export function attributeDefinition(
  { leadColumns }: Organization,
  name: string,
  { withOptions }: { readonly withOptions: boolean },
): Row | Refusal {
  if (leadColumns === undefined) return entityMissing('lead')
  const column = Object.hasOwn(leadColumns, name) ? leadColumns[name] : undefined
  if (column === undefined) {
    const text = `Could not find an attribute with specified name = '${name}' on entity 'lead'.`
    return notFound('0x80060888', text)
  }
  const more = withOptions && column.options !== undefined ? optionSet(name, column.options) : {}
  return { ...attribute(name, column), ...more }
}

function entityMissing(name: string): Refusal {
  return notFound(
    '0x80040217',
    `The entity with a name = '${name}' was not found in the MetadataCache.`,
  )
}

const ATTRIBUTE_TYPES = {
  text: 'String',
  choice: 'Picklist',
  'yes-no': 'Boolean',
  'whole-number': 'Integer',
} as const satisfies Record<Column['type'], string>

function attribute(name: string, { type, isSecured, isRequired, maxLength }: Column): Row {
  return {
    '@odata.type': `#Microsoft.Dynamics.CRM.${ATTRIBUTE_TYPES[type]}AttributeMetadata`,
    MetadataId: attributeId(name),
    LogicalName: name,
    AttributeType: ATTRIBUTE_TYPES[type],
    IsSecured: isSecured,
    IsValidForCreate: true,
    RequiredLevel: {
      Value: isRequired ? 'ApplicationRequired' : 'None',
      CanBeChanged: true,
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
    ...(maxLength === undefined ? {} : { MaxLength: maxLength }),
  }
}

function optionSet(name: string, options: Readonly<Record<number, string>>): Row {
  return {
    OptionSet: {
      MetadataId: attributeId(`options ${name}`),
      Name: `lead_${name}`,
      IsGlobal: false,
      Options: Object.entries(options).map(([value, label]) => ({
        Value: Number(value),
        Label: localized(label),
      })),
    },
  }
}

function localized(text: string) {
  const label = { Label: text, LanguageCode: 1033, IsManaged: true }
  return { LocalizedLabels: [label], UserLocalizedLabel: label }
}
