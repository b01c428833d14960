// What the description of a form says about a submission without a browser.
import type { ResponseSeen } from '../../model/exchange.ts'
import { asObject, objectsIn, parseJson } from './json.ts'

export type FormSeen =
  | {
      readonly kind: 'form'
      readonly hasCaptcha: boolean
      /** Names of all fields. */
      readonly fields: readonly string[]
      /** Names of the fields that must have a value. */
      readonly required: readonly string[]
    }
  /** An answer that speaks of an error, or a status that says there is none. */
  | { readonly kind: 'absent' }
  /** No form, and no word about one either. */
  | { readonly kind: 'unclear' }

/** Answers for wrong numbers were never published: JSON without `rows` is taken for one. */
export function readForm({ status, body }: ResponseSeen): FormSeen {
  if (status === 404 || status === 410) return { kind: 'absent' }
  if (status !== 200) return { kind: 'unclear' }
  const form = asObject(parseJson(body))
  if (form === undefined) return { kind: 'unclear' }
  const rows = form['rows']
  if (!Array.isArray(rows)) return { kind: 'absent' }
  const fields = objectsIn(rows.flat(2))
  return {
    kind: 'form',
    hasCaptcha: isOn(form['EnableCaptcha']),
    fields: fields.map(({ Name }) => String(Name)),
    required: fields.filter(({ IsRequired }) => isOn(IsRequired)).map(({ Name }) => String(Name)),
  }
}

function isOn(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true'
}
