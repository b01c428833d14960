// One field of a form, with its hint and what lint says about it.
import type { Finding } from '../../../model/report.ts'
import { visible } from '../../../report/visible-text.ts'
import type { FormField } from '../../api/destination-schemas.ts'
import { type FormValues, nameOf, textOf } from '../../form-values.ts'

export interface FieldNote {
  readonly field: string
  readonly severity: Finding['severity']
  readonly text: string
}

interface FieldProps {
  readonly field: FormField
  readonly values: FormValues
  readonly notes: readonly FieldNote[]
  onField?(name: string, value: string): void
}

export function Field({ field, values, notes, onField }: FieldProps) {
  const name = nameOf(field)
  const id = idOf(name)
  const own = notes.filter((note) => note.field === field.pointer)
  const isWrong = own.some(({ severity }) => severity === 'error')
  const described = [...(field.hint ? [`${id}-hint`] : []), ...(own.length ? [`${id}-notes`] : [])]
  const shared = {
    id,
    name,
    'aria-invalid': isWrong ? ('true' as const) : ('false' as const),
    ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }),
  }
  const value = textOf(field, values)
  const onChange = (event: Event) => onField?.(name, (event.target as HTMLInputElement).value)
  return (
    <div class="field" data-field={field.pointer}>
      <label for={id}>
        {field.label}
        {field.required ? null : <span class="muted"> (optional)</span>}
      </label>
      {field.hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {field.options !== undefined ? (
        <select {...shared} onChange={onChange}>
          <option value="">Choose…</option>
          {field.options.map((option) => (
            <option value={option} selected={option === value}>
              {option}
            </option>
          ))}
        </select>
      ) : field.multiline ? (
        <textarea
          {...shared}
          class={field.secret ? 'hidden-text' : ''}
          rows={4}
          autocomplete="off"
          spellcheck={false}
          autocapitalize="none"
          onInput={onChange}
        >
          {value}
        </textarea>
      ) : (
        <div class="input-row">
          <input
            {...shared}
            type={field.secret ? 'password' : 'text'}
            value={value}
            autocomplete="off"
            spellcheck={false}
            autocapitalize="none"
            onInput={onChange}
          />
          {field.secret ? <RevealButton id={id} label={field.label} /> : null}
        </div>
      )}
      <FieldNotes id={`${id}-notes`} notes={own} />
    </div>
  )
}

/** Works by script alone, and is hidden where there is none. */
function RevealButton({ id, label }: { id: string; label: string }) {
  return (
    <button
      type="button"
      class="quiet script-only"
      data-reveals={id}
      aria-pressed="false"
      aria-label={`Show ${label}`}
    >
      Show
    </button>
  )
}

export function FieldNotes({ id, notes }: { id: string; notes: readonly FieldNote[] }) {
  if (notes.length === 0) return null
  return (
    <ul class="notes" id={id}>
      {notes.map(({ severity, text }) => (
        <li data-severity={severity}>{visible(text)}</li>
      ))}
    </ul>
  )
}

/** `@` and `/` have a meaning in selectors. */
export function idOf(name: string): string {
  return `field${name.replaceAll(/[/@]/g, '-')}`
}
