// The Node entry of `diagnose` alone. Built into one file, because its start-up time counts.
import { runPlainDiagnose } from './cli/plain-diagnose.ts'
import { defaultRulebook } from './diagnosis/default-rulebook.ts'
import { createCliHost, endProcess } from './platform/node/cli-host.ts'

/** Ends the process when it could do what was asked; resolves when the whole command line has to. */
export async function main(): Promise<void> {
  const host = createCliHost({ rulebook: async () => defaultRulebook() })
  const exitCode = await runPlainDiagnose(host)
  if (exitCode !== undefined) endProcess(exitCode)
}
