// The organization identifier in all the shapes people paste it, and its checksum.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checksumOf,
  isSameOrganization,
  organizationIdProblems,
} from '../../../src/destinations/salesforce/organization-id.ts'

const ID = '00Do0000000ZHog'
const LONG = `${ID}EAG`

it.each([
  ['0126g000000iPzh', 'AAE'],
  ['90630000000gl7r', 'AAA'],
  [ID, 'EAG'],
])('the checksum of %s is %s', (id, checksum) => {
  expect(checksumOf(id)).toBe(checksum)
})

describe('an identifier', () => {
  it.each([ID, LONG])('is fine: %s', (id) => {
    expect(organizationIdProblems(id)).toEqual([])
  })

  it.each([
    ['nothing', ' ', 'empty'],
    ['quotes', `"${ID}"`, 'quotation marks'],
    ['curly quotes', `“${ID}”`, 'quotation marks'],
    ['a whole input tag', `<input type=hidden name="oid" value="${ID}">`, `use ${ID}`],
    ['an address', `https://webto.salesforce.com/?orgId=${ID}`, `use ${ID}`],
    ['the name with it', `oid=${ID}`, `use ${ID}`],
    ['the id of a field', '00No0000000ZHog', 'a custom field'],
    ['the id of a user', '0055E000001abcd', 'a user'],
    ['the id of a record type', '0126g000000iPzh', 'a record type'],
    ['another id', '01p5E000001abcd', 'begins with 00D'],
    ['lower case', ID.toLowerCase(), 'Upper and lower case'],
    ['one character too few', ID.slice(0, -1), '14 characters'],
    ['one character too many', `${ID}E`, '16 characters'],
    ['a dash in it', `${ID.slice(0, 5)}-${ID.slice(5)}`, 'Character 6'],
    ['a wrong digit', '00Do0000001ZHogAAA', 'some character is wrong'],
  ])('cannot be %s', (_what, typed, words) => {
    const [problem, ...others] = organizationIdProblems(typed)
    expect(problem).toMatchObject({ outcome: 'fail', problem: expect.stringContaining(words) })
    expect(others).toEqual([])
  })

  it('whose case was changed may still work, and is shown as it should be', () => {
    const [problem] = organizationIdProblems('00Do0000000zhogEAG')
    expect(problem).toEqual({
      outcome: 'warn',
      problem: `Upper and lower case were changed; it should probably read ${LONG}.`,
    })
  })

  it('with white space around it is only remarked upon', () => {
    expect(organizationIdProblems(` ${LONG}\n`)).toMatchObject([{ outcome: 'warn' }])
  })
})

const alphanumeric = fc
  .string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
    minLength: 12,
    maxLength: 12,
  })
  .map((rest) => `00D${rest}`)

it('any 15 characters with their checksum are one, and the same organization', () => {
  fc.assert(
    fc.property(alphanumeric, (id) => {
      const long = id + checksumOf(id)
      expect(organizationIdProblems(long)).toEqual([])
      expect(isSameOrganization(id, long)).toBe(true)
    }),
  )
})

it('a change of case in the long form is always seen', () => {
  fc.assert(
    fc.property(alphanumeric, fc.nat(11), (id, at) => {
      const letter = id.charAt(3 + at)
      fc.pre(/[A-Za-z]/.test(letter))
      const flipped = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()
      const changed = id.slice(0, 3 + at) + flipped + id.slice(4 + at)
      expect(organizationIdProblems(changed + checksumOf(id))).not.toEqual([])
    }),
  )
})

it('reads any text without throwing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { problem } of organizationIdProblems(text)) expect(problem).toMatch(/\.$/)
    }),
  )
})
