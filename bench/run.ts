// `npm run bench`: the hot paths as ratios against the bare operation, in one run.
import { startLab } from '../src/lab/lab.ts'
import { createNodeLabHost } from '../src/platform/node/lab-host.ts'
import { checkPlan } from './check.ts'
import { guardPlan } from './guard.ts'
import { type Comparison, compare } from './measure.ts'
import { rulebookPlans } from './rulebook.ts'
import { startUpPlans } from './start-up.ts'

const lab = await startLab(createNodeLabHost())
try {
  for (const plan of [checkPlan(lab), guardPlan, ...rulebookPlans(), ...startUpPlans])
    print(await compare(plan))
} finally {
  await lab.close()
}

function print({ name, subject, base, ratio, goal, bytes }: Comparison): void {
  const ms = (value: number) => `${value.toFixed(2)} ms`
  const perSecond = (size: number) => `${(size / 1048.576 / subject.median).toFixed(1)} MB/s`
  const throughput = bytes === undefined ? '' : `   ${perSecond(bytes)}`
  const mark = ratio.median <= goal ? 'met' : 'MISSED'
  console.log(
    `${name}\n` +
      `  ratio   median ${ratio.median.toFixed(2)}   worst ${ratio.worst.toFixed(2)}   goal ${goal.toFixed(3)} ${mark}\n` +
      `  subject median ${ms(subject.median)}   worst ${ms(subject.worst)}${throughput}\n` +
      `  base    median ${ms(base.median)}   worst ${ms(base.worst)}`,
  )
}
