// How often a check of Dynamics 365 asks for a token, and when: a second refusal can lock an account.
import { beforeEach, describe, expect, it } from 'vitest'
import { AUTHORITIES } from '../../src/lab/entra/sites.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { checkInLab, labOfFile } from '../lab/lab-of-file.ts'
import { hasSignedIn } from './dynamics-walk.ts'

const lab = labOfFile()
beforeEach(() => lab.reset())

describe('in every scenario', () => {
  const authorities = Object.values(AUTHORITIES)
  const asked = () => authorities.map((host) => lab.requests(host))

  it.each(scenarios.filter(({ kind }) => kind === 'dynamics-365'))(
    '$id asks for one token at most, after the host was verified',
    async ({ destination, cloud = 'global', timeoutMs = 20_000 }) => {
      const report = await checkInLab(lab, {
        destination,
        name: 'crm',
        cloud,
        options: { timeoutMs },
      })
      const requests = asked().reduce((sum, count) => sum + count, 0)
      expect(requests).toBe(hasSignedIn(report) ? 1 : 0)
      if (requests === 0) return
      const { tokenRequests } = lab.dynamics(new URL(String(destination['url'])).hostname)
      expect(tokenRequests.map(({ hostWasVerified }) => hostWasVerified)).toEqual([true])
      const isChina = new URL(String(destination['url'])).hostname.endsWith('.dynamics.cn')
      expect(tokenRequests[0]?.authority === AUTHORITIES.china).toBe(isChina)
    },
    30_000,
  )
})
