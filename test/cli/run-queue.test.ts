// Many tasks, few at a time, and never two of one group.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runQueue } from '../../src/cli/run-queue.ts'
import { targetHost } from '../../src/run/target-host.ts'

describe('a queue', () => {
  it('keeps the order, the limit and the groups apart whatever the tasks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ group: fc.constantFrom('a', 'b', 'c', 'd'), turns: fc.nat(5) })),
        fc.integer({ min: 1, max: 16 }),
        async (specs, concurrency) => {
          const running: string[] = []
          const tasks = specs.map(({ group, turns }, index) => ({
            group,
            async run() {
              expect(running).not.toContain(group)
              running.push(group)
              expect(running.length).toBeLessThanOrEqual(concurrency)
              for (let turn = 0; turn < turns; turn++) await Promise.resolve()
              running.splice(running.indexOf(group), 1)
              return index
            },
          }))
          expect(await runQueue(tasks, concurrency)).toEqual(specs.map((_, index) => index))
        },
      ),
    )
  })

  it('starts the longest chain first, so that the others fill the time beside it', async () => {
    const started: string[] = []
    const task = (group: string) => ({
      group,
      run: async () => {
        started.push(group)
      },
    })
    await runQueue([task('a'), task('b'), task('long'), task('long'), task('long')], 1)
    expect(started.slice(0, 2)).toEqual(['long', 'long'])
  })
})

describe('the host of a destination', () => {
  it.each([
    [{ type: 'https-endpoint', url: 'https://Leads.Contoso.com/a' }, 'leads.contoso.com'],
    [{ type: 'dynamics-365', url: 'https://c.crm4.dynamics.com', auth: {} }, 'c.crm4.dynamics.com'],
    [{ type: 'azure-table', connectionString: 'AccountName=Leads;AccountKey=a==' }, 'leads.table'],
    [
      {
        type: 'azure-table',
        connectionString: 'TableEndpoint=https://t.example/;SharedAccessSignature=x',
      },
      't.example',
    ],
    [{ type: 'marketo', serverId: 'ys12', formId: 3 }, 'marketo ys12'],
    [{ type: 'salesforce', organizationId: '00D' }, 'salesforce '],
    [null, ' '],
  ])('%j is %j', (destination, host) => {
    expect(targetHost(destination)).toBe(host)
  })
})
