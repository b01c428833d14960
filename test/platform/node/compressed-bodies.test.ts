// Compressed answers: read when small, cut at the cap of decoded bytes when they are bombs.
import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { failureOf, HOST, httpsSite, lead, netTo, responseOf, type Site } from './loopback.ts'

const TEXT = Buffer.from('{"status":"success"}')

function answering(encoding: string, body: Buffer): Promise<Site> {
  return httpsSite((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Type': 'application/json' })
    response.end(body)
  })
}

test.each([
  ['gzip', gzipSync(TEXT)],
  ['x-gzip', gzipSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', deflateRawSync(TEXT)],
  ['identity', TEXT],
  ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
  ['GZIP', gzipSync(TEXT)],
])('%s is undone', async (encoding, body) => {
  const site = await answering(encoding, body)
  const response = responseOf(await netTo(site).send(lead))
  expect(response).toMatchObject({ body: TEXT.toString(), truncated: false })
})

test.each([
  ['a third layer', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(TEXT)))],
  ['an unknown layer', 'compress', TEXT],
])('%s is not undone, and the status is told', async (_title, encoding, body) => {
  const site = await answering(encoding, body)
  const failure = failureOf(await netTo(site).send(lead))
  expect(failure).toMatchObject({ phase: 'body', code: 'UND_ERR_NOT_SUPPORTED', status: 200 })
})

test.each([
  ['no gzip at all', TEXT],
  ['a gzip that breaks off', gzipSync(TEXT).subarray(0, 15)],
])('%s is a failure of the body', async (_title, body) => {
  const failure = failureOf(await netTo(await answering('gzip', body)).send(lead))
  expect(failure).toMatchObject({ phase: 'body', status: 200, timedOut: false })
  expect(failure.code).toMatch(/^Z_/)
})

test('an empty body that claims to be gzip is empty', async () => {
  const response = responseOf(await netTo(await answering('gzip', Buffer.alloc(0))).send(lead))
  expect(response.body).toBe('')
})

test('the cap counts decoded bytes', async () => {
  const site = await answering('gzip', gzipSync('x'.repeat(5000)))
  const response = responseOf(await netTo(site, { maxBodyBytes: 1000 }).send(lead))
  expect(response).toMatchObject({ truncated: true, body: 'x'.repeat(1000) })
})

test('a bomb of 200 MB costs neither memory nor time', async () => {
  const bomb = await gzipOfZeros(200)
  const site = await answering('gzip', bomb)
  const net = netTo(site)
  await net.send({ ...lead, url: `https://${HOST}/warm` })
  const before = process.memoryUsage().rss
  const startedAt = performance.now()
  const response = responseOf(await net.send(lead))
  expect(response.truncated).toBe(true)
  expect(response.body).toHaveLength(64 * 1024)
  expect(performance.now() - startedAt).toBeLessThan(500)
  expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024)
})

async function gzipOfZeros(megabytes: number): Promise<Buffer> {
  const gzip = createGzip()
  const pieces: Buffer[] = []
  gzip.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise((resolve) => gzip.on('end', resolve))
  const block = Buffer.alloc(1024 * 1024)
  for (let i = 0; i < megabytes; i += 1) {
    if (!gzip.write(block)) await new Promise((resolve) => gzip.once('drain', resolve))
  }
  gzip.end()
  await ended
  return Buffer.concat(pieces)
}
