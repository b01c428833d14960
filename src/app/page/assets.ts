// The page's own files, under addresses that change with their content.
import type { Hono } from 'hono'
import { assets } from './assets.generated.ts'

export type AssetName = 'page.js' | 'page.css' | 'icon.svg'

const paths = new Map(assets.map(({ name, path }) => [name, path]))

export function assetPath(name: AssetName): string {
  return paths.get(name) ?? `/assets/${name}`
}

/** Where the files lie beside the program, as on Workers, they have no body here. */
export function addAssets(app: Pick<Hono, 'get'>): void {
  for (const { path, type, body } of assets) {
    if (body === undefined) continue
    app.get(path, (c) =>
      c.body(body, 200, {
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
      }),
    )
  }
}
