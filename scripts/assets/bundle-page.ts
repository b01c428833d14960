// Bundles the page's script and style into src/app/page/assets.generated.ts, and into files beside the
// Worker.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { workersFiles, writeIfChanged } from '../rules/generate.ts'

const page = fileURLToPath(new URL('../../src/app/page/', import.meta.url))

interface AssetName {
  readonly name: string
  readonly path: string
  readonly type: string
}

interface Asset extends AssetName {
  readonly body: string
}

/** What the app sends with them, where Cloudflare sends them without asking it. */
const HEADERS = `/assets/*
  Cache-Control: public, max-age=31536000, immutable
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  Cross-Origin-Resource-Policy: same-origin
  Referrer-Policy: no-referrer
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
`

/** Writes the module that serves the page's files; rejects when they do not build. */
export async function buildAssets(): Promise<readonly Asset[]> {
  const [script, style] = await Promise.all([
    bundle(`${page}client/main.tsx`),
    bundle(`${page}style/page.css`),
  ])
  const assets = [
    asset('page.js', 'text/javascript; charset=utf-8', script),
    asset('page.css', 'text/css; charset=utf-8', style),
    asset('icon.svg', 'image/svg+xml', readFileSync(`${page}style/icon.svg`, 'utf8')),
  ]
  writeIfChanged(`${page}assets.generated.ts`, moduleOf(assets))
  const names = assets.map(({ name, path, type }) => ({ name, path, type }))
  writeIfChanged(`${page}asset-names.generated.ts`, moduleOf(names))
  for (const { path, body } of assets) writeIfChanged(join(workersFiles, path), body)
  removeOutdated(join(workersFiles, 'assets'), assets)
  writeIfChanged(join(workersFiles, '_headers'), HEADERS)
  return assets
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    jsx: 'automatic',
    // The same components as on the server, rendered by the part of Hono that is made for browsers.
    jsxImportSource: 'hono/jsx/dom',
    legalComments: 'none',
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

function asset(name: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  return { name, path: `/assets/${name.replace('.', `.${hash}.`)}`, type, body }
}

function moduleOf(assets: readonly AssetName[]): string {
  return [
    '// Generated from src/app/page by scripts/build-assets.ts.',
    `export const assets: readonly { name: string; path: string; type: string; body?: string }[] = ${JSON.stringify(assets, null, 2)}`,
    '',
  ].join('\n')
}

/** Their names change with their content. */
function removeOutdated(folder: string, assets: readonly Asset[]): void {
  const current = new Set(assets.map(({ path }) => basename(path)))
  for (const file of readdirSync(folder)) {
    if (!current.has(file) && !file.endsWith('.tmp')) rmSync(join(folder, file), { force: true })
  }
}
