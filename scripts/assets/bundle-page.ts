// Bundles the page's script and style into src/app/page/assets.generated.ts.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeIfChanged } from '../rules/generate.ts'

const page = fileURLToPath(new URL('../../src/app/page/', import.meta.url))

interface Asset {
  readonly name: string
  readonly path: string
  readonly type: string
  readonly body: string
}

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

function moduleOf(assets: readonly Asset[]): string {
  return [
    '// Generated from src/app/page by scripts/build-assets.ts.',
    `export const assets: readonly { name: string; path: string; type: string; body: string }[] = ${JSON.stringify(assets, null, 2)}`,
    '',
  ].join('\n')
}
