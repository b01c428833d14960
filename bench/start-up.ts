// The command line as a whole process against `node -e 0` under the same Node.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Plan, Side } from './measure.ts'

const CLI = join(import.meta.dirname, '..', 'bin', 'leadprobe.js')

/** A mail of about 4 KB around one real error. */
const TICKET = [
  'Hello support,',
  ...Array(30).fill(
    'we published the offer last week and have seen visitors on the listing since, but the CRM stays empty.',
  ),
  'The portal showed this: AADSTS7000215: Invalid client secret provided. Ensure the secret being sent',
  'in the request is the client secret value, not the client secret ID.',
  ...Array(8).fill('Nothing was changed on our side; the administrator is on leave until Monday.'),
].join('\n')

const bareNode: Side = { name: 'node -e 0', run: () => spawn(['-e', '0'], '', 0) }

export const startUpPlans: readonly Plan[] = [
  {
    name: '--version / node -e 0',
    goal: 1.8,
    rounds: 7,
    perRound: 5,
    subject: { name: '--version', run: () => spawn([CLI, '--version'], '', 0) },
    base: bareNode,
  },
  {
    name: 'diagnose of 4 KB / node -e 0',
    goal: 2.5,
    rounds: 7,
    perRound: 5,
    subject: { name: 'diagnose', run: () => spawn([CLI, 'diagnose', '-'], TICKET, 0) },
    base: bareNode,
  },
]

function spawn(args: readonly string[], input: string, expected: number): void {
  const { status, stderr } = spawnSync(process.execPath, args, { input, encoding: 'utf8' })
  if (status !== expected) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
}
