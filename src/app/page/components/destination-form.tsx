// The form of one kind of destination, made from its schema, with the lint findings at the fields.
import type { Finding } from '../../../model/report.ts'
import { CLOUDS, type Cloud } from '../../../model/vocabulary.ts'
import { visible } from '../../../report/visible-text.ts'
import type { DestinationKindView, FormField } from '../../api/schemas.ts'
import { type FormValues, isShown } from '../../form-values.ts'
import { CLOUD_NAMES } from '../words.ts'

export interface FieldNote {
  readonly field: string
  readonly severity: Finding['severity']
  readonly text: string
}

export interface DestinationFormProps {
  readonly kind: DestinationKindView
  readonly values: FormValues
  readonly notes: readonly FieldNote[]
  readonly cloud: Cloud
  readonly offer: string
  /** Without script every alternative is shown, because none can appear later. */
  readonly showsAll?: boolean
  onField?(pointer: string, value: string): void
  onCloud?(cloud: string): void
  onOffer?(offer: string): void
}

export function DestinationFields(props: DestinationFormProps) {
  const { kind, values, showsAll = false } = props
  const shown = kind.fields.filter((field) => showsAll || isShown(field, values))
  return (
    <>
      <input type="hidden" name="kind" value={kind.id} />
      {shown.map((field) => (
        <Field field={field} {...props} />
      ))}
      <div class="pair">
        {kind.clouds.length < 2 ? null : <CloudField {...props} />}
        <OfferField {...props} />
      </div>
    </>
  )
}

function Field({ field, values, notes, onField }: { field: FormField } & DestinationFormProps) {
  const id = idOf(field.pointer)
  const own = notes.filter((note) => note.field === field.pointer)
  const isWrong = own.some(({ severity }) => severity === 'error')
  const described = [...(field.hint ? [`${id}-hint`] : []), ...(own.length ? [`${id}-notes`] : [])]
  const shared = {
    id,
    name: field.pointer,
    'aria-invalid': isWrong ? ('true' as const) : ('false' as const),
    ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }),
  }
  const value = values[field.pointer] ?? ''
  const onChange = (event: Event) =>
    onField?.(field.pointer, (event.target as HTMLInputElement).value)
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
      {field.options === undefined ? (
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
      ) : (
        <select {...shared} onChange={onChange}>
          <option value="">Choose…</option>
          {field.options.map((option) => (
            <option value={option} selected={option === value}>
              {option}
            </option>
          ))}
        </select>
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

function FieldNotes({ id, notes }: { id: string; notes: readonly FieldNote[] }) {
  if (notes.length === 0) return null
  return (
    <ul class="notes" id={id}>
      {notes.map(({ severity, text }) => (
        <li data-severity={severity}>{visible(text)}</li>
      ))}
    </ul>
  )
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

function idOf(pointer: string): string {
  return `field${pointer.replaceAll('/', '-')}`
}
