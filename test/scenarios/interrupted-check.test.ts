// A check that is stopped at any moment: no test lead stays in the lab, unless the output names it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { printConnectTo } from '../../src/cli/options/connect-to.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { STEP_IDS } from '../../src/model/vocabulary.ts'
import { labOfFile } from '../lab/lab-of-file.ts'

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'leadprobe.js')
const CHOSEN = ['azure-table/healthy', 'dynamics-365/healthy', 'https-endpoint/accepted']

const lab = labOfFile()
let cwd = ''
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'leadprobe-interrupted-'))
  const chosen = scenarios.filter(({ id }) => CHOSEN.includes(id))
  const destinations = Object.fromEntries(
    chosen.map(({ kind, destination }) => [kind, destination]),
  )
  writeFileSync(join(cwd, 'leadprobe.yaml'), JSON.stringify({ destinations }))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))
beforeEach(() => lab.reset())

function startCheck() {
  const redirects = lab.connectTo.flatMap((rule) => ['--connect-to', printConnectTo(rule)])
  const flags = [...redirects, '--ca-file', lab.caFile, '--dns-server', lab.dnsServer]
  return spawn(process.execPath, [BIN, 'check', ...flags], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd },
  })
}

/** Markers of the leads that the lab still holds. */
const held = () =>
  lab.leads().map(({ lead }) => /MSFT_TEST_\d{18}/.exec(JSON.stringify(lead))?.[0] ?? 'no marker')

const MOMENTS = STEP_IDS.slice(0, -1).flatMap((step) =>
  (['azure-table', 'dynamics-365'] as const).map((kind) => `${kind}: ${step} `),
)

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it.each(MOMENTS)('after "%s" leaves no lead without a word', async (moment) => {
    const check = startCheck()
    const output = text(check.stdout)
    const exited = once(check, 'exit')
    for await (const line of createInterface({ input: check.stderr })) {
      if (line.startsWith(moment)) check.kill(signal)
    }
    expect((await exited)[0]).toBe(signal === 'SIGINT' ? 130 : 143)
    const said = await output
    expect(held().filter((marker) => !said.includes(marker))).toEqual([])
  })
})

describe('a reader that leaves', () => {
  it('without waiting for the report does not keep the leads from being removed', async () => {
    const check = startCheck()
    check.stdout.destroy()
    const progress = text(check.stderr)
    expect((await once(check, 'exit'))[0]).toBe(0)
    const said = await progress
    // The endpoint offers no way to remove a lead; the progress says so.
    expect(held().filter((marker) => !said.includes(marker))).toEqual([])
    expect(lab.leads().filter(({ kind }) => kind !== 'https-endpoint')).toEqual([])
    expect(lab.leads('https-endpoint')).toHaveLength(1)
  })

  it('amid the progress does not stop the check', async () => {
    const check = startCheck()
    const output = text(check.stdout)
    await once(check.stderr, 'data')
    check.stderr.destroy()
    expect((await once(check, 'exit'))[0]).toBe(0)
    const said = await output
    expect(said).toMatch(/3 destinations: 3 passed/)
    expect(held().filter((marker) => !said.includes(marker))).toEqual([])
  })
})
