// What would be deployed to Cloudflare: small enough, and nothing in it that only Node needs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRulesFile } from '../../src/diagnosis/rules-file.ts'

/** Kilobytes of a thousand, after gzip: the program with API and all kinds, and the page's files. */
const LIMIT_KB = 400

const ROOT = join(import.meta.dirname, '../..')
/** `bytesInOutput` of each file that is in the bundle, by its path. */
type Parts = Readonly<Record<string, { readonly bytesInOutput: number }>>

const folder = mkdtempSync(join(tmpdir(), 'leadprobe-bundle-'))
let said: string
let parts: Parts
beforeAll(() => {
  const metafile = join(folder, 'meta.json')
  const options = ['--env=', '--dry-run', '--outdir', join(folder, 'out'), '--metafile', metafile]
  said = execFileSync('wrangler', ['deploy', ...options], { cwd: ROOT, encoding: 'utf8' })
  const { outputs } = JSON.parse(readFileSync(metafile, 'utf8')) as {
    outputs: Readonly<Record<string, { readonly inputs: Parts }>>
  }
  parts = Object.assign({}, ...Object.values(outputs).map(({ inputs }) => inputs))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('a deployment is accepted, and its program stays within the limit', () => {
  const gzip = /gzip: ([\d.]+) KiB/.exec(said)?.[1]
  expect(Number(gzip)).toBeGreaterThan(100)
  expect((Number(gzip) * 1024 + pageBytes()) / 1000).toBeLessThanOrEqual(LIMIT_KB)
})

/** Of script, style and icon as they are served. */
function pageBytes(): number {
  const assets = join(ROOT, 'static/assets')
  const sizes = readdirSync(assets).map((name) => gzipSync(readFileSync(join(assets, name))).length)
  expect(sizes.length).toBeGreaterThanOrEqual(3)
  return sizes.reduce((sum, size) => sum + size, 0)
}

test.each([
  'src/lab/',
  'src/cli/',
  'src/platform/node/',
  'src/report/junit/',
  'src/diagnosis/rules.generated.ts',
  'src/app/page/assets.generated.ts',
  'node_modules/undici/',
  'node_modules/commander/',
  'node_modules/@peculiar/',
  'zod/v4/locales/de.js',
])('%s is not in it', (path) => {
  const inside = Object.keys(parts).filter(
    (file) => file.includes(path) && (parts[file]?.bytesInOutput ?? 0) > 0,
  )
  expect(inside).toEqual([])
})

test('every kind is in it', () => {
  const kinds = ['azure-blob', 'azure-table', 'dynamics-365', 'https-endpoint', 'marketo']
  for (const kind of [...kinds, 'salesforce']) {
    expect(parts[`src/destinations/${kind}/index.ts`]?.bytesInOutput).toBeGreaterThan(0)
  }
})

test('the rules and the files of the page lie beside it', () => {
  const file = readFileSync(join(ROOT, 'static/rulebook.bin'))
  const { rules } = openRulesFile((start, end) => new Uint8Array(file.subarray(start, end)))
  expect(rules.length).toBeGreaterThan(150)
  expect(readFileSync(join(ROOT, 'static/_headers'), 'utf8')).toContain('immutable')
})
