// Puts the rules beside a bundle instead of into it: Node reads a plain file of Latin letters faster
// than a program and its cached code that both hold them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

const MODULE = `
  import { readFileSync } from 'node:fs'
  import { join } from 'node:path'
  const read = (name) => readFileSync(join(__dirname, name), 'latin1')
  export const rulesVersion = VERSION
  export const ruleLines = read('rules.jsonl')
  export const prepared = JSON.parse(read('rules-prepared.json'))
`

/** For CommonJS output in `outdir`. */
export function rulesBeside(outdir: string): Plugin {
  return {
    name: 'rules-beside',
    setup(build) {
      build.onLoad({ filter: /rules\.generated\.ts$/ }, async ({ path }) => {
        const { prepared, ruleLines, rulesVersion } = await import(path)
        mkdirSync(outdir, { recursive: true })
        writeFileSync(join(outdir, 'rules.jsonl'), ascii(ruleLines))
        writeFileSync(join(outdir, 'rules-prepared.json'), ascii(JSON.stringify(prepared)))
        return { contents: MODULE.replace('VERSION', JSON.stringify(rulesVersion)), loader: 'js' }
      })
    },
  }
}

/** JSON stays JSON: outside strings it holds no other characters. */
function ascii(json: string): string {
  return json.replace(
    /[^\n -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
