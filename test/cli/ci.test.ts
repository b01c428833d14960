// Running in a CI system: recognised, kept from commands that are not ours, told what to hide.
import { describe, expect, it } from 'vitest'
import { announceSecrets } from '../../src/cli/ci/announce-secrets.ts'
import { ciSystemOf } from '../../src/cli/ci/ci-system.ts'
import { guardLog } from '../../src/cli/ci/guard-log.ts'
import { repositoryPathOf } from '../../src/cli/ci/repository-root.ts'
import { writeStepSummary } from '../../src/cli/ci/step-summary.ts'
import type { CliHost, CliOutput } from '../../src/cli/host.ts'
import { expandFiles } from '../../src/cli/options/file-patterns.ts'
import { parseFormatTargets } from '../../src/cli/options/format-target.ts'
import type { ConfigFile } from '../../src/intake/config-file/config-file.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { azureCommands, githubCommands } from '../report/log-readers.ts'
import { plain, report } from '../report/sample-report.ts'

function recordingHost(env: CliHost['env'], stderr: Partial<CliOutput> = {}) {
  const written: { stdout: string; stderr: string; files: Record<string, string> } = {
    stdout: '',
    stderr: '',
    files: {},
  }
  const output = (name: 'stdout' | 'stderr'): CliOutput => ({
    isTTY: false,
    isFile: false,
    columns: undefined,
    write: async (text) => {
      written[name] += text
    },
    live: async () => ({ update: () => undefined, clear: () => undefined }),
  })
  const put = async (path: string, text: string) => {
    written.files[path] = (written.files[path] ?? '') + text
    return undefined
  }
  const host = {
    env,
    cwd: '/repo',
    stdout: output('stdout'),
    stderr: { ...output('stderr'), ...stderr },
    writeFile: put,
    appendFile: put,
  } as unknown as CliHost
  return { host, written }
}

const GITHUB = { GITHUB_ACTIONS: 'true' }
const AZURE = { TF_BUILD: 'True' }

describe('the CI system', () => {
  it.each([
    [GITHUB, 'github'],
    [AZURE, 'azure-pipelines'],
    [{ GITLAB_CI: 'true' }, 'gitlab'],
    [{}, undefined],
  ])('in %j is %j', (env, system) => {
    expect(ciSystemOf(undefined, env)).toBe(system)
  })

  it('can be overridden', () => {
    expect(ciSystemOf('none', GITHUB)).toBeUndefined()
    expect(ciSystemOf('gitlab', GITHUB)).toBe('gitlab')
    expect(() => ciSystemOf('jenkins', {})).toThrow(/no CI system "jenkins"/)
  })

  it('decides the format when none is asked for', () => {
    expect(parseFormatTargets([], 'github')).toEqual([{ name: 'github' }])
    expect(parseFormatTargets([], 'gitlab')).toEqual([{ name: 'text' }])
    expect(parseFormatTargets(['json'], 'github')).toEqual([{ name: 'json' }])
  })
})

describe('the log', () => {
  it.each([[GITHUB], [AZURE]])('takes no command from text in %j', async (env) => {
    const { host, written } = recordingHost(env)
    const guarded = guardLog(host)
    await guarded.stdout.write('::error::a\n##vso[task.complete result=Succeeded;]\n')
    await guarded.stderr.write('  ::add-mask::a\n')
    const log = written.stdout + written.stderr
    expect([...githubCommands(log), ...azureCommands(log)]).toEqual([])
  })

  it('passes our own commands on', async () => {
    const { host, written } = recordingHost(GITHUB)
    await guardLog(host).stdout.write('::error::a\n', 'commands')
    expect(githubCommands(written.stdout)).toHaveLength(1)
  })
})

const config: ConfigFile = {
  file: 'leadprobe.yaml',
  cloud: 'global',
  positions: new Map(),
  destinations: [
    {
      name: 'table',
      pointer: '/destinations/table',
      config: {
        type: 'azure-table',
        connectionString:
          'AccountName=leads;AccountKey=c2VjcmV0LWtleS0lLTEyMw==;EndpointSuffix=core.windows.net',
      },
    },
  ],
}

describe('secrets', () => {
  it.each([
    [GITHUB, githubCommands, 'add-mask'],
    [AZURE, azureCommands, 'task.setsecret'],
  ] as const)('are announced in %j', async (env, read, name) => {
    const { host, written } = recordingHost(env)
    await announceSecrets([config], host)
    const commands = read(written.stderr)
    expect(new Set(commands.map((command) => command.name))).toEqual(new Set([name]))
    expect(commands.map(({ data }) => data)).toContain('c2VjcmV0LWtleS0lLTEyMw==')
    expect(written.stdout).toBe('')
  })

  it.each([
    ['without a CI system', {}, {}],
    ['on a terminal', GITHUB, { isTTY: true }],
    ['in a file', GITHUB, { isFile: true }],
  ])('are not, %s', async (_, env, stderr) => {
    const { host, written } = recordingHost(env, stderr)
    await announceSecrets([config], host)
    expect(written.stderr).toBe('')
  })
})

describe('the summary of a run', () => {
  it('is added to what GitHub has', async () => {
    const { host, written } = recordingHost({ GITHUB_STEP_SUMMARY: '/tmp/s.md' })
    await writeStepSummary(reportSet([report]), plain, 'github', host)
    expect(written.files['/tmp/s.md']).toContain('| crm | dynamics-365 | ✗ fail |')
  })

  it('is uploaded to Azure from a file', async () => {
    const { host, written } = recordingHost({ AGENT_TEMPDIRECTORY: '/agent/tmp' })
    await writeStepSummary(reportSet([report]), plain, 'azure-pipelines', host)
    const [upload] = azureCommands(written.stdout)
    expect(upload?.name).toBe('task.uploadsummary')
    expect(written.files[upload?.data ?? '']).toContain('# leadprobe')
  })

  it('falls back to the table when the whole is too long', async () => {
    const { host, written } = recordingHost({ GITHUB_STEP_SUMMARY: '/tmp/s.md' })
    const long = report.findings.map((finding) => ({ ...finding, cause: 'x'.repeat(1_000_000) }))
    await writeStepSummary(reportSet([{ ...report, findings: long }]), plain, 'github', host)
    const text = written.files['/tmp/s.md'] ?? ''
    expect(text).toContain('| crm |')
    expect(text.length).toBeLessThan(2000)
  })
})

describe('a path in the repository', () => {
  it.each([
    ['leads.yaml', '/repo/app', { GITHUB_WORKSPACE: '/repo' }, 'app/leads.yaml'],
    ['../leads.yaml', '/repo/app', { CI_PROJECT_DIR: '/repo' }, 'leads.yaml'],
    ['/repo/x/leads.yaml', '/elsewhere', { GITHUB_WORKSPACE: '/repo' }, 'x/leads.yaml'],
    ['C:\\a\\offers\\l.yaml', 'C:\\a', { BUILD_SOURCESDIRECTORY: 'C:\\a' }, 'offers/l.yaml'],
    ['../../outside.yaml', '/repo/app', { GITHUB_WORKSPACE: '/repo' }, undefined],
    ['./leads.yaml', '/anywhere', {}, 'leads.yaml'],
  ])('%s from %s is %j', (file, cwd, env, expected) => {
    expect(repositoryPathOf(file, { cwd, env })).toBe(expected)
  })
})

describe('a pattern', () => {
  const listFiles = async (folder: string) =>
    folder === '.' || folder === 'offers'
      ? ['a.yaml', 'b/c.yaml', 'b/d/e.yml', 'node_modules/x.yaml'].sort()
      : undefined

  it.each([
    ['*.yaml', ['a.yaml']],
    ['**/*.yaml', ['a.yaml', 'b/c.yaml']],
    ['offers/*/c.yaml', ['offers/b/c.yaml']],
    ['b/d/?.yml', undefined],
    ['./**/*.yml', ['./b/d/e.yml']],
  ])('%s names %j', async (pattern, expected) => {
    if (expected === undefined)
      await expect(expandFiles([pattern], { listFiles })).rejects.toThrow()
    else expect(await expandFiles([pattern], { listFiles })).toEqual(expected)
  })

  it('is a plain name without * and ?, and names each file once', async () => {
    expect(await expandFiles(['x.yaml', 'a.yaml', '*.yaml'], { listFiles })).toEqual([
      'x.yaml',
      'a.yaml',
    ])
  })
})
