// The progress of many destinations where it is no terminal.
import { expect, it } from 'vitest'
import type { CliHost } from '../../src/cli/host.ts'
import { createProgress } from '../../src/cli/progress.ts'
import type { StepReport } from '../../src/model/report.ts'
import { passed, report } from '../report/sample-report.ts'

it('tells each destination once, and which lead stays', async () => {
  let written = ''
  const stderr = {
    isTTY: false,
    write: async (text: string) => {
      written += text
    },
  }
  const host = { env: {}, stderr } as unknown as CliHost
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const progress = await createProgress(names, host)
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
  expect(written).toBe('1/8 b: fail\n2/8 a: pass\n3/8 c: pass. MSFT_TEST_1 stays.\nStopping.\n')
})
