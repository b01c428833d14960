// Makes a folder and those above it. Node's own way never ends where the system says that a parent
// is missing although it is there, as below /proc.
import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Does nothing when it is there. Throws the system's error when it cannot be made. */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    if (isFolder(path)) return
    const parent = dirname(path)
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || isFolder(parent)) throw error
    makeFolder(parent, mode)
    makeFolder(path, mode)
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
