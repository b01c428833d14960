// The three values of a Marketo form in the shapes people paste them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formIdProblem,
  munchkinIdProblem,
  serverIdProblem,
} from '../../../src/destinations/marketo/ids.ts'

describe('a server ID', () => {
  it.each(['ys12', 'ab35', 'sj17', 'sjqe', 'sjl', 'abm', 'sjdemo1'])('is fine: %s', (id) => {
    expect(serverIdProblem(id)).toBeUndefined()
  })

  it.each([
    ['app-ys12.marketo.com', 'fail', 'use ys12'],
    ['https://app-ys12.marketo.com/index.php', 'fail', 'use ys12'],
    ['//app-ys12.marketo.com/js/forms2/js/forms2.min.js', 'fail', 'use ys12'],
    ['na-sj17.marketo.com', 'fail', 'use sj17'],
    ['app-ys12', 'fail', 'use ys12'],
    ['123-PQR-789', 'fail', 'Munchkin'],
    ['123-PQR-789.mktorest.com', 'fail', 'Munchkin'],
    ['lp.contoso.example', 'fail', 'between app-'],
    ['', 'fail', 'between app-'],
    ['YS12', 'warn', 'ys12'],
    [' ys12', 'warn', 'white space'],
    ['ys1234', 'warn', 'look different'],
  ])('is questioned: %s', (typed, outcome, words) => {
    const problem = expect.stringContaining(words)
    expect(serverIdProblem(typed)).toEqual({ code: 'lp:server-id-malformed', outcome, problem })
  })
})

describe('a Munchkin account ID', () => {
  it('is fine', () => {
    expect(munchkinIdProblem('123-PQR-789')).toBeUndefined()
  })

  it.each([
    ['123-pqr-789', 'warn', '123-PQR-789'],
    ['123-PQR-789 ', 'warn', 'white space'],
    ['123PQR789', 'fail', 'use 123-PQR-789'],
    ['https://123-PQR-789.mktorest.com/rest', 'fail', 'use 123-PQR-789'],
    ['"123-PQR-789"', 'fail', 'use 123-PQR-789'],
    ['ys12', 'fail', 'has the form'],
  ])('is questioned: %s', (typed, outcome, words) => {
    const problem = expect.stringContaining(words)
    expect(munchkinIdProblem(typed)).toEqual({ code: 'lp:munchkin-id-malformed', outcome, problem })
  })
})

describe('a form ID', () => {
  it.each([1179, '1179', ' 7 '])('is fine: %s', (id) => {
    expect(formIdProblem(id)).toBeUndefined()
  })

  it.each([
    ['mktoForm_1179', 'use 1179'],
    ['https://app-ys12.marketo.com/#FO736B2', 'use 736'],
    ['#FO1179B2', 'use 1179'],
    [0, 'whole number'],
    [-3, 'whole number'],
    [11.5, 'whole number'],
    ['abc', 'whole number'],
  ])('is questioned: %s', (typed, words) => {
    const problem = expect.stringContaining(words)
    const code = 'lp:form-id-malformed'
    expect(formIdProblem(typed)).toEqual({ code, outcome: 'fail', problem })
  })
})

it('any text is read without throwing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = [serverIdProblem(text), munchkinIdProblem(text), formIdProblem(text)]
      for (const one of found) expect(one?.problem ?? 'fine.').toMatch(/\.$/)
    }),
  )
})
