// The rule files of a directory, as the commands that take one read them.
import type { SourceFile } from '../diagnosis/compile-rules.ts'
import type { CliHost } from './host.ts'
import { UsageError } from './usage-error.ts'

const MAX_RULE_BYTES = 256 * 1024
export const SAMPLES = /\.samples\.ya?ml$/

/** Rules and samples; throws a usage error when there are none or one cannot be read. */
export async function readRuleDirectory(
  directory: string,
  host: Pick<CliHost, 'listFiles' | 'readFile'>,
): Promise<readonly SourceFile[]> {
  const paths = await host.listFiles(directory)
  const yaml = (paths ?? []).filter((path) => /\.ya?ml$/.test(path) && !path.startsWith('decoys/'))
  if (yaml.length === 0) {
    throw new UsageError(
      `There are no rule files in "${directory}".`,
      'Name a directory that holds <group>/<name>.yaml files and their samples.',
    )
  }
  return await Promise.all(yaml.map((path) => readRuleFile(directory, path, host)))
}

async function readRuleFile(
  directory: string,
  path: string,
  host: Pick<CliHost, 'readFile'>,
): Promise<SourceFile> {
  const file = `${withoutSlash(directory)}/${path}`
  const read = await host.readFile(file, MAX_RULE_BYTES)
  if (read.ok) return { path, source: read.text }
  throw new UsageError(
    `${file} cannot be read (${read.reason}).`,
    'A rule is a text file of at most 256 KB; take out of the directory what is none.',
  )
}

/** For paths put together with "/". */
export function withoutSlash(directory: string): string {
  return directory.replace(/(?<=.)[\\/]+$/, '')
}
