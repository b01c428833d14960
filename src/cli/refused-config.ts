// Config files that cannot be used, as reports: so that every format shows what is wrong, and where.
import type { ConfigProblem } from '../intake/config-file/config-file.ts'
import { hexOf } from '../model/hex.ts'
import type { Finding, Report, ReportSet } from '../model/report.ts'
import { SCHEMA_VERSION } from '../model/report.ts'
import { STEP_IDS } from '../model/vocabulary.ts'
import type { SourcePlace } from '../report/format.ts'
import { repositoryPathOf } from './ci/repository-root.ts'
import type { CliHost } from './host.ts'
import type { Sources } from './write-reports.ts'

export interface RefusedConfigs {
  readonly set: ReportSet
  readonly sources: Sources
}

/** One report a file; nothing was sent. */
export async function refusedConfigs(
  problems: readonly ConfigProblem[],
  host: CliHost,
): Promise<RefusedConfigs> {
  const files = [...new Set(problems.map(({ file }) => file))]
  const grouped = files.map((file) => problems.filter((problem) => problem.file === file))
  const { clock, randomBytes } = await host.services.platform()
  const rules = (await host.services.rulebook()).version
  const base = {
    tool: { version: host.services.version, rules },
    startedAt: new Date(clock.now()).toISOString(),
  }
  const reports = grouped.map((own, index) => ({
    ...base,
    ...reportOf(files[index] ?? '', own),
    id: hexOf(randomBytes(16)),
  }))
  const locate = (report: number, finding = 0): SourcePlace | undefined => {
    const problem = grouped[report]?.[finding]
    return problem === undefined ? undefined : placeOf(problem, host)
  }
  return { set: { schemaVersion: SCHEMA_VERSION, verdict: 'fail', reports }, sources: { locate } }
}

function placeOf({ file, line, column }: ConfigProblem, host: CliHost): SourcePlace {
  const path = repositoryPathOf(file, host)
  return { file, ...(path === undefined ? {} : { path }), line, column }
}

function reportOf(file: string, problems: readonly ConfigProblem[]) {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  return {
    schemaVersion: SCHEMA_VERSION,
    destination: { kind: 'unknown', name: file, cloud: 'global' },
    verdict: 'fail',
    durationMs: 0,
    testLead: { marker: '', receipt: 'nothing', removed: false },
    steps: STEP_IDS.map((id) => ({
      id,
      outcome: id === 'config' ? ('fail' as const) : ('skip' as const),
      summary: id === 'config' ? `${count} found.` : 'Not run, because config failed.',
      durationMs: 0,
      exchanges: [],
      evidence: [],
    })),
    findings: problems.map(findingOf),
  } as const satisfies Partial<Report>
}

function findingOf({ rule, message, fix, pointer }: ConfigProblem): Finding {
  return {
    rule,
    severity: 'error',
    step: 'config',
    turn: 'publisher',
    title: message,
    cause: 'The config cannot be used as it is, so nothing was sent.',
    remediation: [{ do: fix }],
    ...(pointer === '' ? {} : { field: pointer }),
    references: [],
    evidence: { quote: '' },
    captures: {},
    confidence: 1,
  }
}
