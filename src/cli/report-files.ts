// The files that reports go to, looked at before anything is sent: a report that cannot be written
// after the check is a test lead for nothing.
import { absolutePath } from './absolute-path.ts'
import type { CliHost } from './host.ts'
import type { FormatTarget } from './options/format-target.ts'
import { UsageError } from './usage-error.ts'

/** Throws a usage error for a file that cannot be written, or that is needed for something else. */
export async function refuseBadFiles(
  targets: readonly FormatTarget[],
  inputs: readonly string[],
  host: Pick<CliHost, 'cwd' | 'tryToWrite'>,
): Promise<void> {
  const taken = new Map<string, string>()
  for (const input of inputs) taken.set(absolutePath(input, host.cwd), 'is the config file')
  for (const { name, file } of targets) {
    if (file === undefined) continue
    const path = absolutePath(file, host.cwd)
    const use = taken.get(path)
    if (use !== undefined) {
      throw new UsageError(
        `--format ${name}=${file}: this file ${use}.`,
        'Give each format a file of its own.',
      )
    }
    taken.set(path, `gets the ${name} report`)
    const reason = await host.tryToWrite(file)
    if (reason !== undefined) throw unwritable(`--format ${name}=${file}`, reason)
  }
}

/** `subject` is what was to be written, as the user named it. */
export function unwritable(subject: string, reason: string): UsageError {
  return new UsageError(
    `${subject} cannot be written: ${REASONS[reason] ?? reason}.`,
    'Name a file in a directory that may be written to.',
  )
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of its path is a file, not a directory',
  EEXIST: 'a part of its path is a file, not a directory',
  ENOENT: 'its directory cannot be made',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
}
