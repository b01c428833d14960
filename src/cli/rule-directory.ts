// The rule files of a directory, as the commands that take one read them.
import type { SourceFile } from '../diagnosis/compile-rules.ts'
import type { CliHost } from './host.ts'
import { whyUnread } from './unreadable.ts'
import { UsageError } from './usage-error.ts'

const MAX_RULE_BYTES = 256 * 1024
export const SAMPLES = /\.samples\.ya?ml$/

/**
 * Rules and samples. Throws a usage error when there are none, with `option` before the message, or
 * when one cannot be read.
 */
export async function readRuleDirectory(
  directory: string,
  host: Pick<CliHost, 'listFiles' | 'readFile'>,
  option = '',
): Promise<readonly SourceFile[]> {
  const paths = await host.listFiles(directory)
  const yaml = (paths ?? []).filter((path) => /\.ya?ml$/.test(path) && !path.startsWith('decoys/'))
  if (yaml.length === 0) {
    throw new UsageError(
      `${option}There are no rule files in "${directory}".`,
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
    `${file}: ${whyUnread(read.reason, '256 KB')}.`,
    'Take out of the directory what is no rule.',
  )
}

/** For paths put together with "/". */
export function withoutSlash(directory: string): string {
  return directory.replace(/(?<=.)[\\/]+$/, '')
}
