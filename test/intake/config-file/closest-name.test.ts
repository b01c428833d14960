// Suggestions for typos: the word that was meant, and none when nothing comes near.
import { describe, expect, it } from 'vitest'
import { closestName, editDistance } from '../../../src/intake/config-file/closest-name.ts'

const NAMES = ['connectionString', 'containerName', 'url', 'type']

describe('the closest name', () => {
  it.each([
    ['urll', 'url'],
    ['tpye', 'type'],
    ['connection_string', 'connectionString'],
    ['ConnectionStrng', 'connectionString'],
  ])('for %s is %s', (typed, meant) => {
    expect(closestName(typed, NAMES)).toBe(meant)
  })

  it.each(['password', 'x', '', 'z'.repeat(100_000)])('for %.20s is none', (typed) => {
    expect(closestName(typed, NAMES)).toBeUndefined()
  })

  it('counts swapped neighbours as one slip', () => {
    expect(editDistance('tpye', 'type')).toBe(1)
    expect(editDistance('kitten', 'sitting')).toBe(3)
  })
})
