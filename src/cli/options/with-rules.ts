// `--rules DIR`: rules of one's own beside those that come with leadprobe.
import { extendRules } from '../../diagnosis/extend-rules.ts'
import { printProblem } from '../../diagnosis/read-yaml.ts'
import type { Rulebook } from '../../model/rulebook.ts'
import type { CliHost } from '../host.ts'
import { readRuleDirectory, SAMPLES, withoutSlash } from '../rule-directory.ts'
import { UsageError } from '../usage-error.ts'

/** The same host, whose rulebook also holds the rules of the directory. */
export function withRules(host: CliHost, directory: string): CliHost {
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
  const files = await readRuleDirectory(directory, host, '--rules: ')
  const sources = files.filter(({ path }) => !SAMPLES.test(path))
  const { rulebook, problems } = extendRules(own, sources)
  const [first] = problems
  if (first === undefined) return rulebook
  throw new UsageError(
    `--rules: ${withoutSlash(directory)}/${printProblem(first)}.`,
    `"leadprobe rules test ${directory}" lists everything that is wrong with these rules.`,
  )
}
