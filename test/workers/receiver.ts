// A lead receiver over real TLS for the tests that run inside workerd, which cannot start one.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthority, createLeaf } from '../net/certificates.ts'

export interface Receiver {
  readonly url: string
  readonly port: number
  /** File with the authority's certificate, for NODE_EXTRA_CA_CERTS, which workerd honours. */
  readonly caFile: string
}

/** Answers by path: `/accept` takes a lead, `/count` says how many of it came, `/moved` redirects, `/echo` repeats what it was sent. */
export async function startReceiver(): Promise<Receiver> {
  const authority = await createAuthority('Workers test root')
  const leaf = await createLeaf({ names: ['127.0.0.1'] }, authority)
  const caFile = join(mkdtempSync(join(tmpdir(), 'leadprobe-workers-')), 'ca.pem')
  writeFileSync(caFile, authority.pem)
  const taken = new Map<string, number>()
  const server = createServer(leaf, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const path = request.url ?? ''
      const [, name = ''] = /^\/(?:accept|count)\/([\w-]+)/.exec(path) ?? []
      if (path.startsWith('/count')) response.end(String(taken.get(name) ?? 0))
      else if (path.startsWith('/moved')) response.writeHead(302, { location: '/accept' }).end()
      else if (path.startsWith('/echo')) response.writeHead(400).end(`${path} ${body}`)
      else if (path.startsWith('/accept')) {
        const lead = JSON.parse(body) as { UserDetails?: { Email?: string } }
        const isLead = lead.UserDetails?.Email?.startsWith('MSFT_TEST_') === true
        if (isLead) taken.set(name, (taken.get(name) ?? 0) + 1)
        response.writeHead(request.method === 'POST' && isLead ? 200 : 400).end()
      } else response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const { port } = server.address() as AddressInfo
  return { url: `https://127.0.0.1:${port}`, port, caFile }
}
