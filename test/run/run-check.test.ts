import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { DestinationKind, StepResult } from '../../src/model/destination-kind.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Platform } from '../../src/model/platform.ts'
import type { Report } from '../../src/model/report.ts'
import { reportSchema } from '../../src/model/report.ts'
import type { Rulebook } from '../../src/model/rulebook.ts'
import type { StepId, Verdict } from '../../src/model/vocabulary.ts'
import type { CheckDependencies, CheckEvent, CheckOptions } from '../../src/run/check-request.ts'
import { runCheck } from '../../src/run/run-check.ts'

const SECRET = 'canary-secret-0123456789'
const schema = z.strictObject({ type: z.literal('azure-table'), connectionString: z.string() })
type Config = z.infer<typeof schema>
type StepBehaviour = () => Partial<StepResult> | Promise<Partial<StepResult>>

let calls: string[] = []
beforeEach(() => {
  calls = []
})

const ok: StepBehaviour = () => ({})
const saw = (step: StepId, outcome: Verdict): Evidence => ({
  step,
  outcome,
  codes: [`${outcome}!`],
})

/** A kind whose steps do as told, so that the loop alone is under test. */
function kindWith(behaviour: Partial<Record<StepId, StepBehaviour>>): DestinationKind<Config> {
  const step = (id: StepId, usual: StepBehaviour) => async () => {
    calls.push(id)
    const result = await (behaviour[id] ?? usual)()
    return { summary: `${id} done, ${SECRET}`, evidence: [], ...result }
  }
  return {
    id: 'azure-table',
    title: 'Azure table',
    docs: 'https://learn.microsoft.com/',
    clouds: ['global'],
    config: {
      schema,
      secretFields: ['connectionString'],
      secrets: () => [{ name: 'connectionString', value: SECRET }],
      lint: () => (behaviour.config?.() as never) ?? [],
    },
    open: () => undefined,
    steps: {
      network: step('network', ok),
      'sign-in': { notApplicable: 'Each request is signed.' },
      permission: step('permission', ok),
      write: step('write', () => ({ receipt: 'created' })),
      'read-back': step('read-back', ok),
      'clean-up': step('clean-up', () => ({ removed: true })),
    },
  }
}

/** Time that stands still: nothing under test here waits. */
const platform: Platform = {
  clock: { now: () => Date.UTC(2026, 10, 21), monotonicMs: () => 0 },
  timers: { after: () => () => undefined },
  randomBytes: (length) => new Uint8Array(length).fill(7),
  openTransport: () => ({
    connect: () => Promise.reject(new Error('no network in this test')),
    send: () => Promise.reject(new Error('no network in this test')),
    close: () => Promise.resolve(),
  }),
}

/** Names each piece of evidence by its first code. */
const rulebook: Rulebook = {
  version: 'test',
  rules: [],
  rule: () => undefined,
  diagnose: () => ({ lang: 'und', findings: [], askNext: [] }),
  judge: (evidence) =>
    evidence.map(({ step, codes }) => ({
      rule: `test/${codes[0]}`,
      severity: 'error' as const,
      step,
      turn: 'publisher' as const,
      title: '',
      cause: '',
      remediation: [],
      references: [],
      evidence: { quote: '' },
      captures: {},
      confidence: 1,
    })),
}

const destination = { type: 'azure-table', connectionString: SECRET }

async function check(
  behaviour: Partial<Record<StepId, StepBehaviour>>,
  options: CheckOptions = {},
  events: CheckEvent[] = [],
  given: unknown = destination,
): Promise<Report> {
  const deps: CheckDependencies = {
    platform,
    kinds: { 'azure-table': kindWith(behaviour) },
    rulebook,
    policy: { connectTo: [], allowPorts: [], allowPrivate: [] },
    toolVersion: '0',
  }
  const request = { destination: given, name: 'table', cloud: 'global' as const, options }
  return runCheck(request, deps, (event) => events.push(event))
}

const outcomes = (report: Report) =>
  Object.fromEntries(report.steps.map(({ id, outcome }) => [id, outcome]))
const rulesOf = (report: Report) => report.findings.map(({ rule }) => rule)

describe('a check in which everything works', () => {
  it('passes each step in order, and removes the lead', async () => {
    const report = await check({})
    expect(report.verdict).toBe('pass')
    expect(report.steps.map(({ id }) => id)).toEqual([
      'config',
      'network',
      'sign-in',
      'permission',
      'write',
      'read-back',
      'clean-up',
    ])
    expect(outcomes(report)).toMatchObject({ config: 'pass', 'sign-in': 'skip', write: 'pass' })
    expect(report.testLead).toMatchObject({ receipt: 'created', removed: true })
  })

  it('fits the published schema', async () => {
    expect(reportSchema.safeParse(await check({})).error).toBeUndefined()
  })

  it('announces the steps, then the findings, then the report', async () => {
    const events: CheckEvent[] = []
    await check({ permission: () => ({ evidence: [saw('permission', 'warn')] }) }, {}, events)
    expect(events.map(({ type }) => type)).toEqual([...Array(7).fill('step'), 'finding', 'report'])
  })

  it('redacts what the steps say', async () => {
    expect(JSON.stringify(await check({}))).not.toContain('canary-secret')
  })
})

describe('after a step that failed', () => {
  it('the later ones are skipped with the reason', async () => {
    const report = await check({ network: () => ({ evidence: [saw('network', 'fail')] }) })
    expect(report.verdict).toBe('fail')
    expect(calls).toEqual(['network'])
    const write = report.steps.find(({ id }) => id === 'write')
    expect(write).toMatchObject({ outcome: 'skip', summary: 'Not run, because network failed.' })
    expect(report.testLead.receipt).toBe('nothing')
  })

  it('what was written is removed all the same', async () => {
    const report = await check({ 'read-back': () => ({ evidence: [saw('read-back', 'fail')] }) })
    expect(calls.at(-1)).toBe('clean-up')
    expect(report.testLead).toMatchObject({ receipt: 'created', removed: true })
  })
})

describe('a step that could not tell', () => {
  it('stops the check when the next ones build on it', async () => {
    const report = await check({ network: () => ({ evidence: [saw('network', 'inconclusive')] }) })
    expect(report.verdict).toBe('inconclusive')
    expect(calls).toEqual(['network'])
  })

  it('does not keep a refused read from the write, which is the proof', async () => {
    const refused = { ...saw('permission', 'inconclusive'), status: 403 }
    await check({ permission: () => ({ evidence: [refused] }) })
    expect(calls).toContain('write')
  })

  it.each([undefined, 408, 429, 500, 503])(
    'sends no lead to a service that answered the permission step with %s',
    async (status) => {
      const trouble = saw('permission', 'inconclusive')
      const seen = status === undefined ? trouble : { ...trouble, status }
      const report = await check({ permission: () => ({ evidence: [seen] }) })
      expect(calls).toEqual(['network', 'permission'])
      expect(report.steps.find(({ id }) => id === 'write')).toMatchObject({
        outcome: 'skip',
        summary: 'Not run, because permission was inconclusive.',
      })
      expect(report.verdict).toBe('inconclusive')
    },
  )

  it('looks for a lead that may have arrived, and removes it', async () => {
    const report = await check({
      write: () => ({ receipt: 'maybe-created', evidence: [saw('write', 'inconclusive')] }),
    })
    expect(calls).toEqual(['network', 'permission', 'write', 'read-back', 'clean-up'])
    expect(report.verdict).toBe('inconclusive')
    expect(report.testLead).toMatchObject({ receipt: 'maybe-created', removed: true })
  })
})

describe('a test lead that stays', () => {
  it('is said to be left behind when clean-up cannot confirm', async () => {
    const report = await check({ 'clean-up': () => ({ removed: false }) })
    expect(report.verdict).toBe('warn')
    expect(rulesOf(report)).toEqual(['test/lp:lead-left-behind'])
  })

  it('is said once when clean-up says it itself', async () => {
    const said = { ...saw('clean-up', 'pass'), codes: ['lp:lead-left-behind'] }
    const report = await check({ 'clean-up': () => ({ evidence: [said] }) })
    expect(rulesOf(report)).toEqual(['test/lp:lead-left-behind'])
    expect(report.verdict).toBe('pass')
  })

  it('is kept on request, and said', async () => {
    const report = await check({}, { keepLead: true })
    expect(calls).not.toContain('clean-up')
    expect(outcomes(report)['clean-up']).toBe('skip')
    expect(rulesOf(report)).toEqual(['test/lp:lead-left-behind'])
  })
})

describe('a bug of ours', () => {
  const crash: StepBehaviour = () => {
    throw new Error(`boom ${SECRET}`)
  }

  it('is inconclusive, never a failed destination, and leaks nothing', async () => {
    const report = await check({ network: crash })
    expect(report.verdict).toBe('inconclusive')
    expect(rulesOf(report)).toEqual(['test/lp:internal-error'])
    expect(JSON.stringify(report)).not.toContain('canary-secret')
  })

  it('while writing still cleans up', async () => {
    const report = await check({ write: crash })
    expect(calls.at(-1)).toBe('clean-up')
    expect(report.testLead.receipt).toBe('maybe-created')
  })
})

describe('the config step', () => {
  it.each([
    [{ type: 'azure-table' }, 'lp:missing-field', '/connectionString'],
    [{ type: 'azure-table', connectionString: 7 }, 'lp:wrong-type', '/connectionString'],
    [{ ...destination, extra: 1 }, 'lp:unknown-field', '/extra'],
    [{ connectionString: 'x' }, 'lp:missing-field', '/type'],
    [{ type: 'azure-tabel' }, 'lp:wrong-type', '/type'],
    [{ type: 'constructor' }, 'lp:wrong-type', '/type'],
    ['not an object', 'lp:missing-field', '/type'],
    [null, 'lp:missing-field', '/type'],
  ])('refuses %j', async (given, code, field) => {
    const report = await check({}, {}, [], given)
    expect(report.verdict).toBe('fail')
    expect(report.steps[0]?.evidence[0]).toMatchObject({ codes: [code], field })
    expect(calls).toEqual([])
  })

  it('alone runs offline', async () => {
    const report = await check({}, { offline: true })
    expect(calls).toEqual([])
    expect(report.verdict).toBe('pass')
  })
})
