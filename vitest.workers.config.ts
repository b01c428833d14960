import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { startReceiver } from './test/workers/receiver.ts'

const receiver = await startReceiver()
// Read when the plugin's runtime is loaded, so it has to be there before.
process.env['NODE_EXTRA_CA_CERTS'] = receiver.caFile
const { cloudflareTest, readD1Migrations } = await import('@cloudflare/vitest-plugin')

export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          LEADPROBE_ALLOW_PORTS: String(receiver.port),
          LEADPROBE_ALLOW_PRIVATE: '127.0.0.0/8',
          LEADPROBE_LOG: 'off',
          // There is nobody to be asked; test/conformance/workers.test.ts has a DNS server.
          LEADPROBE_DOH_URL: 'none',
          RECEIVER: receiver.url,
          LEADPROBE_SEALING_KEY: Buffer.alloc(32, 9).toString('base64'),
          // There is only one receiver.
          LEADPROBE_TARGET_PER_MINUTE: 'off',
          MIGRATIONS: await readD1Migrations(join(import.meta.dirname, 'migrations')),
        },
      },
    }),
  ],
  // As in wrangler.toml, which is not read for this.
  resolve: {
    alias: { './rules.generated.ts': join(import.meta.dirname, 'src/diagnosis/rules-beside.ts') },
  },
  test: {
    name: 'workers',
    include: ['test/workers/**/*.test.ts'],
    globalSetup: ['test/setup/generate.ts'],
    setupFiles: ['test/workers/apply-migrations.ts', 'test/workers/take-rules.ts'],
    // The first test of a run waits until the runtime has loaded the whole app.
    testTimeout: 30_000,
    passWithNoTests: false,
    allowOnly: false,
  },
})
