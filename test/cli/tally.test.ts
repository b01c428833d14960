// The progress of many destinations where it is no terminal.
import { expect, it } from 'vitest'
import type { CliHost } from '../../src/cli/host.ts'
import { createProgress } from '../../src/cli/progress.ts'
import type { StepReport } from '../../src/model/report.ts'
import { passed, report } from '../report/sample-report.ts'

/** A host whose stderr is no terminal, and what was written to it so far. */
function writingHost() {
  let text = ''
  const stderr = {
    isTTY: false,
    write: async (more: string) => {
      text += more
    },
  }
  return { host: { env: {}, stderr } as unknown as CliHost, written: () => text }
}

it('says what it waits for, and stops with the run', async () => {
  const { host, written } = writingHost()
  let ring: (() => void) | undefined
  const timers = {
    after: (_: number, run: () => void) => {
      ring = run
      return () => {
        ring = undefined
      }
    },
  }
  const progress = await createProgress(['a', 'b'], host, timers)
  const [config] = passed.steps
  if (config === undefined) throw new Error('a report has steps')
  ring?.()
  progress.onStep(0, { ...config, durationMs: 0 })
  ring?.()
  ring?.()
  progress.onStep(1, { ...config, durationMs: 0 })
  ring?.()
  await progress.end()
  expect(written().match(/^Still.*$/gm)).toEqual([
    'Still waiting after 10 s for a: network.',
    'Still waiting after 20 s for a: network.',
    'Still waiting after 10 s for a: network, b: network.',
  ])
  expect(ring).toBeUndefined()
})

it('tells each destination once, and which lead stays', async () => {
  const { host, written } = writingHost()
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const progress = await createProgress(names, host, { after: () => () => undefined })
  const finish = (check: number, steps: readonly StepReport[]) => {
    for (const step of steps) progress.onStep(check, step)
  }
  const left = { step: 'clean-up', outcome: 'pass', codes: ['lp:lead-left-behind'] } as const
  const staying = passed.steps.map((step) =>
    step.id === 'clean-up'
      ? { ...step, summary: 'MSFT_TEST_1 stays.', evidence: [{ ...left, codes: [...left.codes] }] }
      : step,
  )
  finish(1, report.steps)
  finish(0, passed.steps)
  finish(2, staying)
  progress.note('Stopping.')
  await progress.end()
  expect(written()).toBe('1/8 b: fail\n2/8 a: pass\n3/8 c: pass. MSFT_TEST_1 stays.\nStopping.\n')
})
