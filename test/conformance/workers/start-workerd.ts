// workerd with what wrangler makes of an entry file. Its own TLS connects to servers on loopback
// under their real names: every host is an external server of workerd's with a route of its own.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

/** Where a host name leads, and which authority its certificate must come from. */
export interface Route {
  readonly host: string
  /** `address:port`. */
  readonly address: string
  readonly caPem: string
}

export interface Workerd {
  /** Posts JSON to the Worker. */
  post(body: unknown): Promise<unknown>
  close(): Promise<void>
}

const COMPATIBILITY_DATE = '2026-10-01'

/** Sends what the Worker fetches to the server of that host name, and to nowhere else. */
const ROUTER = `export default {
  fetch(request, hosts) {
    const { hostname } = new URL(request.url)
    if (hosts[hostname] === undefined) throw new Error('no route to ' + hostname)
    return hosts[hostname].fetch(request)
  },
}`

const root = join(import.meta.dirname, '../../..')

/** `entry` is a path in the repository; the settings are those of wrangler.toml. */
export async function startWorkerd(entry: string, routes: readonly Route[]): Promise<Workerd> {
  const script = await bundle(entry)
  const servers = routes.map((route) => [route.host, serverOf(route)] as const)
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [
        {
          name: 'under-test',
          modules: true,
          script,
          compatibilityDate: COMPATIBILITY_DATE,
          compatibilityFlags: ['nodejs_compat', 'global_fetch_strictly_public'],
          outboundService: 'router',
          assets: {
            directory: join(root, 'static'),
            binding: 'ASSETS',
            routerConfig: { has_user_worker: true },
          },
        },
        {
          name: 'router',
          modules: true,
          script: ROUTER,
          compatibilityDate: COMPATIBILITY_DATE,
          serviceBindings: Object.fromEntries(servers),
        },
      ],
      // It logs every failed handshake with a stack trace.
      handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
        stdout.resume()
        stderr.resume()
      },
    }),
  )
  await miniflare.ready
  return {
    post: async (body) => {
      const posted = { method: 'POST', body: JSON.stringify(body) }
      const answer = await miniflare.dispatchFetch('https://leadprobe.example/', posted)
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    close: () => miniflare.dispose(),
  }
}

async function bundle(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leadprobe-workers-'))
  try {
    const arguments_ = ['deploy', entry, '--dry-run', '--outdir', folder]
    await promisify(execFile)('wrangler', arguments_, { cwd: root })
    return await readFile(join(folder, basename(entry).replace('.ts', '.js')), 'utf8')
  } finally {
    await rm(folder, { recursive: true })
  }
}

function serverOf({ host, address, caPem }: Route) {
  const https = { certificateHost: host, tlsOptions: { trustedCertificates: [caPem] } }
  return { external: { address, https } }
}
