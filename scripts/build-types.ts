// The declarations of the library entry and of what it names, for dist/types.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'

const ENTRY = 'index.d.ts'
const RELATIVE_IMPORT = /((?:from|import\()\s*['"])(\.{1,2}\/[^'"]+)\.ts(['"])/g

export function buildTypes(root: string, target: string): void {
  const all = mkdtempSync(join(tmpdir(), 'leadprobe-types-'))
  try {
    emitDeclarations(root, all)
    for (const file of reachable(all)) {
      const to = join(target, file)
      mkdirSync(dirname(to), { recursive: true })
      cpSync(join(all, file), to)
      writeFileSync(to, readFileSync(to, 'utf8').replace(RELATIVE_IMPORT, '$1$2.js$3'))
    }
  } finally {
    rmSync(all, { recursive: true, force: true })
  }
}

function emitDeclarations(root: string, outDir: string): void {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly']
  const files = ['--rootDir', 'src', '--outDir', outDir]
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.types.json', ...options, ...files], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

/** The entry's declarations name a few types of the model; the rest of the house is not public. */
function reachable(folder: string): readonly string[] {
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    for (const [, , path] of readFileSync(join(folder, file), 'utf8').matchAll(RELATIVE_IMPORT)) {
      visit(normalize(join(dirname(file), `${path}.d.ts`)))
    }
  }
  visit(ENTRY)
  return [...found]
}
