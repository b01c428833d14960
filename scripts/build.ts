// Builds dist/: compiled rules, the page's assets, and the code as ES modules for Node.
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { buildTypes } from './build-types.ts'
import { generateMigrations } from './generate-migrations.ts'
import { lateRe2js } from './late-re2js.ts'
import { licencesOf } from './licences.ts'
import { generateRules } from './rules/generate.ts'
import { rulesBeside } from './rules/rules-beside.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'dist')

/**
 * Packages are bundled: finding and reading their many files would double the time a short command
 * takes, and jsforce alone would bring a hundred packages, two of them with install scripts, of
 * which its sign-in and queries need a dozen. What stays outside is large and loaded late.
 */
const EXTERNAL = ['@azure/*', '@peculiar/x509', 'azurite', 'reflect-metadata', 'undici']

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node22.12',
  mainFields: ['module', 'main'],
  external: EXTERNAL,
  // Its Node build is CommonJS; this one is the same parser as ES modules.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  // Half the bytes to read and to check against the compile cache.
  minify: true,
  legalComments: 'none',

  logLevel: 'warning',
}

const draft = join(root, '.leadprobe', `build-${process.pid}`)

generateRules()
generateMigrations()
const assets = join(import.meta.dirname, 'build-assets.ts')
if (existsSync(assets)) await import(pathToFileURL(assets).href)
const command = await build({
  ...shared,
  entryPoints: { node: 'src/node.ts', index: 'src/index.ts' },
  format: 'esm',
  splitting: true,
  // For CommonJS packages that load Node's own modules.
  banner: {
    js: "import{createRequire as _cr}from'node:module';const require=_cr(import.meta.url);",
  },
  metafile: true,
  plugins: [rulesBeside(draft, 'esm')],
  outdir: draft,
})
// One CommonJS file with the rules and the pattern engine beside it: the fastest thing that Node can load.
await build({
  ...shared,
  entryPoints: { diagnose: 'src/node-diagnose.ts' },
  format: 'cjs',
  external: [...EXTERNAL, 'log-update'],
  outExtension: { '.js': '.cjs' },
  plugins: [rulesBeside(draft, 'cjs'), lateRe2js(draft)],
  outdir: draft,
})
writeFileSync(join(draft, 'THIRD-PARTY-LICENCES.txt'), licencesOf(command.metafile, root))
// Only the package needs them, and they take as long as the rest.
if (process.argv.includes('--types')) buildTypes(root, join(draft, 'types'))
// Moved in whole, so that a command that starts meanwhile never sees half a build.
rmSync(target, { recursive: true, force: true })
renameSync(draft, target)
