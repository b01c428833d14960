// Chromium out of the lockfile, with the libraries it brings along. Linux on x64; elsewhere set
// CHROMIUM_PATH to a browser that is installed.
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

export async function launchChromium(): Promise<Browser> {
  const installed = process.env['CHROMIUM_PATH']
  if (installed !== undefined) return chromium.launch({ executablePath: installed })
  // Read as the package loads: only so does it unpack NSS, which a bare host has not.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath()
  const libraries = join(tmpdir(), 'al2023', 'lib')
  if (!existsSync(libraries)) throw new Error(`Chromium's libraries are missing at ${libraries}`)
  const path = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter)
  return chromium.launch({
    executablePath,
    // A container has no user namespaces for the sandbox, and the pages are our own.
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
    env: { ...process.env, LD_LIBRARY_PATH: path } as Record<string, string>,
  })
}
