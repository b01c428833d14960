// Fields that belong together: a choice between alternatives, or a group that may be left out.
// Style alone shows the fields of what is chosen, so that it works without script.
import type { FormField } from '../../api/destination-schemas.ts'
import type { FormValues } from '../../form-values.ts'
import { groupOf } from '../field-notes.ts'
import { Field, type FieldNote, FieldNotes, idOf } from './form-field.tsx'

interface SharedProps {
  readonly values: FormValues
  readonly notes: readonly FieldNote[]
  onField?(name: string, value: string): void
}

export function ChoiceFields(
  props: SharedProps & { choice: FormField; kind: { readonly fields: readonly FormField[] } },
) {
  const { choice, kind, values, notes } = props
  const chosen = values[choice.pointer] ?? ''
  const own = notes.filter(({ field }) => field === groupOf(choice) || field === choice.pointer)
  return (
    <fieldset class="group" data-field={choice.pointer}>
      <Legend label={choice.label} required={choice.required} />
      {choice.hint === undefined ? null : <p class="hint">{choice.hint}</p>}
      <FieldNotes id={`${idOf(choice.pointer)}-notes`} notes={own} />
      {choice.required ? null : (
        <Alternative {...props} value="" label="None" isChosen={chosen === ''} />
      )}
      {choice.choices?.map((one) => (
        <Alternative {...props} {...one} isChosen={one.value === chosen}>
          {kind.fields
            .filter(({ when }) => when?.pointer === choice.pointer && when.equals === one.value)
            .map((field) => (
              <Field field={field} {...props} />
            ))}
        </Alternative>
      ))}
    </fieldset>
  )
}

interface AlternativeProps {
  readonly choice: FormField
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly isChosen: boolean
  readonly children?: unknown
  onField?(name: string, value: string): void
}

function Alternative(props: AlternativeProps) {
  const { choice, value, label, hint, isChosen, children, onField } = props
  return (
    <div class="alternative">
      <label class="radio">
        <input
          type="radio"
          name={choice.pointer}
          value={value}
          checked={isChosen}
          onChange={() => onField?.(choice.pointer, value)}
        />
        <span>
          {label}
          {hint === undefined ? null : <span class="hint"> {hint}</span>}
        </span>
      </label>
      {children === undefined ? null : <div class="alternative-fields">{children as never}</div>}
    </div>
  )
}

export function FieldGroup(
  props: SharedProps & { group: NonNullable<FormField['group']>; members: readonly FormField[] },
) {
  const { group, members, notes } = props
  const own = notes.filter(({ field }) => field === group.pointer)
  return (
    <fieldset class="group" data-field={group.pointer}>
      <Legend label={group.label} required={group.required} />
      {group.hint === undefined ? null : <p class="hint">{group.hint}</p>}
      <FieldNotes id={`${idOf(group.pointer)}-notes`} notes={own} />
      {members.map((field) => (
        <Field field={field} {...props} />
      ))}
    </fieldset>
  )
}

function Legend({ label, required }: { label: string; required: boolean }) {
  return (
    <legend>
      {label}
      {required ? null : <span class="muted"> (optional)</span>}
    </legend>
  )
}
