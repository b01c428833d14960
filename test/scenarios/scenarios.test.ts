// Runs the built command as people do, and compares all that it says.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillIn, steady } from './expected-output.ts'
import { readScenarios, type ScenarioFile } from './scenario-file.ts'

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'leadprobe.js')

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'leadprobe-scenarios-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function run({ name, documents, args, env, stdin }: ScenarioFile) {
  const cwd = join(scratch, name)
  mkdirSync(cwd)
  for (const [file, content] of documents) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true })
    writeFileSync(join(cwd, file), content)
  }
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: scratch, ...env },
  })
  // Most commands end without reading it.
  child.stdin.on('error', () => undefined).end(stdin)
  const [stdout, stderr, [exit]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { stdout: steady(stdout), stderr: steady(stderr), exit }
}

const scenarios = readScenarios()

describe('the command', () => {
  it('has scenarios', () => {
    expect(scenarios.length).toBeGreaterThan(20)
  })

  it.concurrent.each(scenarios)('$name', async (scenario) => {
    const actual = await run(scenario)
    expect(actual).toEqual({
      stdout: fillIn(scenario.stdout, actual.stdout),
      stderr: fillIn(scenario.stderr, actual.stderr),
      exit: scenario.exit,
    })
  })
})
