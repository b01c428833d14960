// Keeps the pattern engine out of a bundle until the first pattern runs: it would be two thirds of
// what has to be loaded, and most texts are settled by the pieces of the patterns alone.
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

const FILE = './re2js.cjs'
const MODULE = `
  const load = () => require('${FILE}').RE2JS
  export const RE2JS = {
    get DOTALL() { return load().DOTALL },
    compile: (pattern, flags) => load().compile(pattern, flags),
  }
`

/** For CommonJS output in `outdir`. */
export function lateRe2js(outdir: string): Plugin {
  return {
    name: 'late-re2js',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\/re2js\.cjs$/ }, () => ({ path: FILE, external: true }))
      onLoad({ filter: /[\\/]re2js[\\/]build[\\/]index\.js$/ }, async ({ path }) => {
        await build({
          entryPoints: [path],
          format: 'cjs',
          platform: 'node',
          minify: true,
          legalComments: 'none',
          outfile: join(outdir, FILE),
        })
        return { contents: MODULE, loader: 'js' }
      })
    },
  }
}
