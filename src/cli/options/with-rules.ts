// `--rules DIR`: rules of one's own beside those that come with leadprobe.
import { extendRules } from '../../diagnosis/extend-rules.ts'
import { printProblem } from '../../diagnosis/read-yaml.ts'
import { createRulebook } from '../../diagnosis/rulebook.ts'
import type { Rulebook } from '../../model/rulebook.ts'
import type { CliHost } from '../host.ts'
import { readRuleDirectory, SAMPLES } from '../rule-directory.ts'
import { UsageError } from '../usage-error.ts'

/** The same host, whose rulebook also holds the rules of the directory. */
export function withRules(host: CliHost, directory: string | undefined): CliHost {
  if (directory === undefined) return host
  let rulebook: Promise<Rulebook> | undefined
  return {
    ...host,
    services: {
      ...host.services,
      rulebook: () => {
        rulebook ??= readRulebook(directory, host)
        return rulebook
      },
    },
  }
}

async function readRulebook(directory: string, host: CliHost): Promise<Rulebook> {
  const own = await host.services.rulebook()
  const files = await readRuleDirectory(directory, host)
  const { rules, added, problems } = extendRules(
    own.rules,
    files.filter(({ path }) => !SAMPLES.test(path)),
  )
  const [first] = problems
  if (first) {
    throw new UsageError(
      `${directory}/${printProblem(first)}`,
      `"leadprobe rules test ${directory}" lists everything that is wrong with these rules.`,
    )
  }
  return createRulebook(rules, `${own.version}+${added.length}`)
}
