// Puts the rules beside a bundle instead of into it: Node reads the parts it needs of a plain file
// faster than a program and its cached code that both hold them.
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'

export const RULES_FILE = 'rulebook.bin'

/** Where a file beside the output lies, in words that other bundlers know as well. */
const PLACES = {
  esm: (path: string) => `new URL('${path}', import.meta.url)`,
  cjs: (path: string) => `__dirname + '/${path}'`,
} as const

/** `path` leads there from the module. */
export function moduleThatReads(path: string, format: keyof typeof PLACES = 'esm'): string {
  return `
const { openSync, readSync } = process.getBuiltinModule('node:fs')
let file: number | undefined
export function bytesAt(start: number, end: number): Uint8Array {
  file ??= openSync(${PLACES[format](path)}, 'r')
  const bytes = new Uint8Array(end - start)
  readSync(file, bytes, 0, bytes.length, start)
  return bytes
}
`
}

/** For output in `outdir`. */
export function rulesBeside(outdir: string, format: keyof typeof PLACES): Plugin {
  return {
    name: 'rules-beside',
    setup(build) {
      build.onLoad({ filter: /rules\.generated\.ts$/ }, ({ path }) => {
        mkdirSync(outdir, { recursive: true })
        copyFileSync(join(dirname(path), '../../static', RULES_FILE), join(outdir, RULES_FILE))
        return { contents: moduleThatReads(RULES_FILE, format), loader: 'ts' }
      })
    },
  }
}
