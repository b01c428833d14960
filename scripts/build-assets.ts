// `npm run build` step: the page's script and style as a module.
import { buildAssets } from './assets/bundle-page.ts'

await buildAssets()
