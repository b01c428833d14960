// Changes below a directory. Each folder is watched by itself: the recursive watch of Linux follows
// files, and is deaf to one as soon as an editor has saved it under another name and renamed it.
import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

/** One save is several events. */
const SETTLED_MS = 60

/** Calls `onChange` once for each save, also in folders that come later. Returns what ends it. */
export function watchFiles(directory: string, onChange: () => void): () => void {
  let watchers: readonly FSWatcher[] = []
  let settling: NodeJS.Timeout | undefined
  const stop = () => {
    clearTimeout(settling)
    for (const watcher of watchers) watcher.close()
  }
  const follow = () => {
    watchers = foldersOf(directory).flatMap((folder) => watchersOf(folder, settle))
  }
  const settle = () => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      // Anew, because a folder may have gone and come back; whoever is told reads it all after that.
      stop()
      follow()
      onChange()
    }, SETTLED_MS)
  }
  follow()
  return stop
}

function watchersOf(folder: string, onEvent: () => void): readonly FSWatcher[] {
  try {
    return [watch(folder, onEvent).on('error', onEvent)]
  } catch {
    // It went meanwhile, which its own folder tells.
    return []
  }
}

function foldersOf(directory: string): readonly string[] {
  try {
    const inside = readdirSync(directory, { recursive: true, withFileTypes: true })
    const folders = inside.filter((entry) => entry.isDirectory())
    return [directory, ...folders.map(({ parentPath, name }) => join(parentPath, name))]
  } catch {
    return [directory]
  }
}
