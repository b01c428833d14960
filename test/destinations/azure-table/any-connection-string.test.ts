// Connection strings put together at random.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { azureTableConfig } from '../../../src/destinations/azure-table/config.ts'
import { FULL, KEY, read, SAS } from './connection-strings.ts'

describe('whatever is pasted', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...FULL.split(/(?<=[;=])/),
      KEY,
      SAS,
      ';',
      '=',
      '{',
      '"',
      '\n',
      'TableEndpoint=https://',
    ),
    fc.string(),
  )
  const pasted = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

  it('never throws, and gives an account or a reason', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const { account, problems } = read(text)
        expect(account !== undefined || problems.some(({ outcome }) => outcome === 'fail')).toBe(
          true,
        )
        azureTableConfig.secrets({ connectionString: text })
      }),
      { numRuns: 2000 },
    )
  })

  it('never repeats a piece of the key', () => {
    fc.assert(
      fc.property(
        pasted,
        fc.nat({ max: FULL.length }),
        fc.string({ maxLength: 3 }),
        (_, at, junk) => {
          const broken = FULL.slice(0, at) + junk + FULL.slice(at)
          const words = read(broken)
            .problems.map(({ problem }) => problem)
            .join('\n')
          expect(words).not.toContain('Ab3+/')
        },
      ),
    )
  })
})
