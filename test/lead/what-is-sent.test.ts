// The rows of what each kind is sent: complete, explained, and as the payload really is.
import { expect, it } from 'vitest'
import { whatIsSentTo } from '../../src/lead/what-is-sent.ts'
import { DESTINATION_IDS } from '../../src/model/vocabulary.ts'

it.each(DESTINATION_IDS)('%s: every row says what it is', (kind) => {
  const { note, fields } = whatIsSentTo(kind)
  expect(note).not.toBe('')
  expect(fields.filter(({ about }) => about === '')).toEqual([])
})

it('the customer is in every destination that is sent to', () => {
  for (const kind of DESTINATION_IDS.filter((id) => id !== 'azure-blob')) {
    const text = JSON.stringify(whatIsSentTo(kind).fields)
    expect(text, kind).toContain('@test.com')
    expect(text, kind).toContain('contoso.my-offer')
  }
})
