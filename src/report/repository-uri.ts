// A file's path from the root of the repository, which it cannot leave.
import { oneLine } from './visible-text.ts'

/** With `/`, without a drive, `.` and `..`. */
export function repositoryPath(path: string): string {
  const parts = oneLine(path)
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:(?=\/)/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.length === 0 ? 'leadprobe.yaml' : parts.join('/')
}

/** The same as a relative URI reference. */
export function repositoryUri(path: string): string {
  return repositoryPath(path).split('/').map(encodeURIComponent).join('/')
}
