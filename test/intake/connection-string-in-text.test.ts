// A connection string that stands in a sentence is taken out of it, whole.
import { expect, it } from 'vitest'
import { recognise } from '../../src/intake/recognise.ts'

const STRING = `DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${'a'.repeat(86)}==;EndpointSuffix=core.windows.net`
const found = (text: string) => recognise(text).destination?.['connectionString']

it.each([
  ['a sentence', `Our storage is ${STRING} and nothing arrives.`],
  ['the end of a sentence', `We use ${STRING}.`],
  ['quotation marks', `"connection": "${STRING}" is what I saved`],
  ['lines', `Hello,\n\n${STRING}\n\nRegards, Ana`],
])('in %s', (_, text) => {
  expect(found(text)).toBe(STRING)
})

it('alone stays as it is', () => {
  expect(found(STRING)).toBe(STRING)
})

it('in a long text is not what the text is about', () => {
  expect(found(`${'word '.repeat(80)} ${STRING}`)).toBeUndefined()
})
