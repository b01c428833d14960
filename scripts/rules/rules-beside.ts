// Puts the rules beside a bundle instead of into it: Node reads a plain file of Latin letters faster
// than a program and its cached code that both hold them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

// A diagnosis needs the lines of a few rules, and reads no others.
const MODULE = `
  import { openSync, readFileSync, readSync } from 'node:fs'
  const place = (name) => PLACE
  let file
  export const rulesVersion = VERSION
  const starts = STARTS
  export const ruleLine = (position) => {
    file ??= openSync(place('rules.jsonl'))
    const bytes = Buffer.alloc(starts[position + 1] - starts[position] - 1)
    readSync(file, bytes, 0, bytes.length, starts[position])
    return bytes.latin1Slice()
  }
  export const prepared = JSON.parse(readFileSync(place('rules-prepared.json'), 'latin1'))
`

/** Where a file beside the output lies, in words that other bundlers know as well. */
const PLACES = { esm: 'new URL(name, import.meta.url)', cjs: '__dirname + "/" + name' } as const

/** For output in `outdir`. */
export function rulesBeside(outdir: string, format: keyof typeof PLACES): Plugin {
  return {
    name: 'rules-beside',
    setup(build) {
      build.onLoad({ filter: /rules\.generated\.ts$/ }, async ({ path }) => {
        const { prepared, ruleLine, rulesVersion } = await import(path)
        const lines: string[] = prepared.heads.map((_: unknown, at: number) => ascii(ruleLine(at)))
        mkdirSync(outdir, { recursive: true })
        writeFileSync(join(outdir, 'rules.jsonl'), lines.map((line) => `${line}\n`).join(''))
        writeFileSync(join(outdir, 'rules-prepared.json'), ascii(JSON.stringify(prepared)))
        const contents = MODULE.replace('PLACE', () => PLACES[format])
          .replace('VERSION', JSON.stringify(rulesVersion))
          .replace('STARTS', JSON.stringify(startsOf(lines)))
        return { contents, loader: 'js' }
      })
    },
  }
}

/** Where each line begins, and where one after the last would. */
function startsOf(lines: readonly string[]): readonly number[] {
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1)
  return starts
}

/** JSON stays JSON: outside strings it holds no other characters. */
function ascii(json: string): string {
  return json.replace(
    /[^\n -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
