// Holds the Dynamics scenarios to the rulebook: what a probe can meet can be rehearsed.
import { expect, test } from 'vitest'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { WORLD_NAMES } from '../../src/lab/dataverse/dynamics.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'

/** Rules that no scenario rehearses, and why: most of them only a pasted text can meet. */
const NOT_REHEARSED: Readonly<Record<string, string>> = {
  'entra/client-assertion-invalid': 'a check signs in with a secret or a password only',
  'entra/federation-failed': 'a check with a password is told 50126 of a federated user',
  'entra/public-client': 'every application of the lab is of the type Web',
  'entra/request-malformed': 'it would be a bug of the check',
  'entra/user-not-assigned': 'the Dynamics of the lab asks for no assignment',
  'dataverse/sign-in-failed': 'the marketplace says it where a check sees the code behind it',
  'dataverse/value-too-long': 'the columns of the lab are as long as the standard ones',
}

const dynamics = scenarios.filter(({ kind }) => kind === 'dynamics-365')

test('rehearses every rule of Entra and Dataverse that a check can meet', () => {
  const met = new Set(dynamics.map(({ expect: { rule } }) => rule))
  const rules = defaultRulebook()
    .rules.map(({ id }) => id)
    .filter((id) => /^(?:entra|dataverse)\//.test(id))
  expect(rules.length).toBeGreaterThan(40)
  expect(rules.filter((id) => !met.has(id))).toEqual(Object.keys(NOT_REHEARSED).toSorted())
})

test('leaves no state of a world without a scenario', () => {
  const hosts = dynamics.map(({ destination }) => String(destination['url']))
  const idle = WORLD_NAMES.filter((name) => {
    return !hosts.some((url) => url.startsWith(`https://contoso-${name}.`))
  })
  expect(idle).toEqual([])
})
