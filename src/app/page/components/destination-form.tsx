// The form of one kind of destination, made from its schema, with the lint findings at the fields.
import { CLOUDS, type Cloud } from '../../../model/vocabulary.ts'
import type { DestinationKindView, FormField } from '../../api/destination-schemas.ts'
import type { FormValues } from '../../form-values.ts'
import { CLOUD_NAMES } from '../words.ts'
import { ChoiceFields, FieldGroup } from './field-group.tsx'
import { Field, type FieldNote } from './form-field.tsx'

export interface DestinationFormProps {
  readonly kind: DestinationKindView
  readonly values: FormValues
  readonly notes: readonly FieldNote[]
  readonly cloud: Cloud
  readonly offer: string
  /** The name is as `nameOf` makes it. */
  onField?(name: string, value: string): void
  onCloud?(cloud: string): void
  onOffer?(offer: string): void
}

export function DestinationFields(props: DestinationFormProps) {
  const { kind } = props
  return (
    <>
      <input type="hidden" name="kind" value={kind.id} />
      {kind.fields.map((field) => (
        <Part field={field} {...props} />
      ))}
      <div class="pair">
        {kind.clouds.length < 2 ? null : <CloudField {...props} />}
        <OfferField {...props} />
      </div>
    </>
  )
}

/** A field of its own, or the whole of the choice or the group that begins with it. */
function Part({ field, ...props }: { field: FormField } & DestinationFormProps) {
  const { fields } = props.kind
  if (field.choices !== undefined) return <ChoiceFields choice={field} {...props} />
  if (field.when !== undefined) return null
  if (field.group === undefined) return <Field field={field} {...props} />
  const members = fields.filter(({ group }) => group?.pointer === field.group?.pointer)
  if (members[0] !== field) return null
  return <FieldGroup group={field.group} members={members} {...props} />
}

function CloudField({ kind, cloud, onCloud }: DestinationFormProps) {
  return (
    <div class="field">
      <label for="cloud">Cloud</label>
      <select
        id="cloud"
        name="cloud"
        onChange={(event: Event) => onCloud?.((event.target as HTMLSelectElement).value)}
      >
        {CLOUDS.filter((id) => kind.clouds.includes(id)).map((id) => (
          <option value={id} selected={id === cloud}>
            {CLOUD_NAMES[id]}
          </option>
        ))}
      </select>
    </div>
  )
}

function OfferField({ offer, onOffer }: DestinationFormProps) {
  return (
    <div class="field">
      <label for="offer">
        Offer<span class="muted"> (optional)</span>
      </label>
      <input
        id="offer"
        name="offer"
        type="text"
        value={offer}
        placeholder="publisherId.offerId"
        autocomplete="off"
        spellcheck={false}
        autocapitalize="none"
        onInput={(event: Event) => onOffer?.((event.target as HTMLInputElement).value)}
      />
    </div>
  )
}
