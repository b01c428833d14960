// Fields are called in findings what the forms call them.
import { describe, expect, it } from 'vitest'
import { formFields } from '../../src/app/form-fields.ts'
import { destinationKinds } from '../../src/destinations/index.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { fieldName } from '../../src/report/field-name.ts'

const fields = Object.values(destinationKinds).flatMap((kind) =>
  kind === undefined ? [] : formFields(kind).map((field) => ({ kind: kind.id, ...field })),
)

describe('the name of a field', () => {
  it.each(fields)('$kind $pointer is that of its form', ({ kind, pointer, label, group }) => {
    expect(fieldName({ field: pointer, rule: 'http/400' }, kind)).toBe(label)
    if (group === undefined) return
    expect(fieldName({ field: group.pointer, rule: 'http/400' }, kind)).toBe(group.label)
  })

  it('is known for each field that a rule names', () => {
    const unnamed = defaultRulebook().rules.filter((rule) =>
      fieldName({ field: rule.field, rule: rule.id })?.includes('.'),
    )
    expect(unnamed.map(({ id, field }) => `${id} ${field}`)).toEqual([])
  })

  it('is text whatever the field and the rule are called', () => {
    expect(fieldName({ field: 'toString', rule: 'constructor/x' })).toBe('oString')
    expect(fieldName({ field: '/valueOf', rule: 'valueOf/x' })).toBe('valueOf')
  })

  it('follows the rule where no kind is known, and the pointer where nothing is', () => {
    const named = (rule: string, field: string) => fieldName({ rule, field })
    expect(named('power-automate/signature-invalid', '/url')).toBe('HTTPS endpoint URL')
    expect(named('http/400', '/url')).toBe('URL')
    expect(named('salesforce/oauth-client-invalid', '/api/clientId')).toBe('Consumer key')
    expect(named('acme/down', '/own/field')).toBe('own.field')
    expect(named('acme/down', '')).toBeUndefined()
  })
})
