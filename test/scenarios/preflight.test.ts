// The action and the templates, run from this checkout as a CI system runs them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { azureCommands, githubCommands } from '../report/log-readers.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SECRET = 'wK3xQ9vB7nT2mZ5pL8rD4sF6hJ1gC0yEaUiOXkVtM'
const CONFIG = `offer: contoso.my-offer
destinations:
  hook:
    type: https-endpoint
    url: "\${HOOK_URL}"
`

let workspace = ''
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'leadprobe-preflight-'))
  mkdirSync(join(workspace, 'offers'))
  writeFileSync(join(workspace, 'offers', 'leadprobe.yaml'), CONFIG)
})
afterAll(() => rmSync(workspace, { recursive: true, force: true }))

/** One pipe for both outputs, as a runner has it. */
async function run(command: string, env: Readonly<Record<string, string>>) {
  const child = spawn('bash', ['-c', `${command} 2>&1`], {
    cwd: workspace,
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      HOME: workspace,
      LEADPROBE_COMMAND: 'lint',
      LEADPROBE_FILES: 'offers/*.yaml',
      HOOK_URL: `http://prod-12.westeurope.logic.azure.com/x?sig=${SECRET}`,
      ...env,
    },
  })
  const [log, [exit]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { log, exit }
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

describe('the GitHub action', () => {
  const action = parse(read('action.yml'))
  const [step] = action.runs.steps

  /** What the runner makes of the inputs. */
  const environment = (inputs: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(step.env as Record<string, string>).map(([name, expression]) => {
        const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? ''
        expect(Object.keys(action.inputs)).toContain(input)
        return [name, inputs[input] ?? action.inputs[input].default]
      }),
    )

  it('annotates the line of the config, masks the secret, writes SARIF and the summary', async () => {
    const { log, exit } = await run(step.run, {
      ...environment({ command: 'lint', files: 'offers/*.yaml', sarif: 'out/leads.sarif' }),
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: ROOT,
      GITHUB_WORKSPACE: workspace,
      GITHUB_STEP_SUMMARY: join(workspace, 'summary.md'),
    })
    expect(exit).toBe(3)
    const commands = githubCommands(log)
    expect(commands[0]).toMatchObject({ name: 'add-mask' })
    expect(commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data)).toContain(
      SECRET,
    )
    expect(commands.find(({ name }) => name === 'error')?.properties).toMatchObject({
      file: 'offers/leadprobe.yaml',
      line: '5',
      col: '10',
    })
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(SECRET)
    expect(readFileSync(join(workspace, 'summary.md'), 'utf8')).toContain(
      '| hook | https-endpoint |',
    )
    const sarif = JSON.parse(readFileSync(join(workspace, 'out', 'leads.sarif'), 'utf8'))
    expect(sarif.runs[0].results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'offers/leadprobe.yaml' },
      region: { startLine: 5, startColumn: 10 },
    })
  })

  it('annotates a config that cannot be used', async () => {
    const { log, exit } = await run(step.run, {
      ...environment({ command: 'lint', files: 'offers/*.yaml' }),
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: ROOT,
      GITHUB_WORKSPACE: workspace,
      HOOK_URL: '',
    })
    expect(exit).toBe(2)
    expect(githubCommands(log).find(({ name }) => name === 'error')?.properties).toMatchObject({
      file: 'offers/leadprobe.yaml',
      line: '5',
      col: '11',
    })
  })
})

describe('the Azure template', () => {
  it('logs an issue on the line, hides the secret, and writes what the next task publishes', async () => {
    const temp = join(workspace, 'agent')
    const template = parse(
      read('templates/azure-pipelines.yml').replaceAll(/\$\{\{ each.*$/gm, 'x:'),
    )
    const [step, publish] = template.steps
    const junit = step.env.LEADPROBE_JUNIT.replace('$(Agent.TempDirectory)', temp)
    const { log, exit } = await run(step.bash, {
      LEADPROBE_HOME: ROOT,
      LEADPROBE_JUNIT: junit,
      TF_BUILD: 'True',
      AGENT_TEMPDIRECTORY: temp,
      BUILD_SOURCESDIRECTORY: workspace,
    })
    expect(exit).toBe(3)
    const commands = azureCommands(log)
    expect(commands[0]).toMatchObject({ name: 'task.setsecret' })
    expect(commands.find(({ name }) => name === 'task.logissue')?.properties).toMatchObject({
      type: 'error',
      sourcepath: 'offers/leadprobe.yaml',
      linenumber: '5',
    })
    const summary = commands.find(({ name }) => name === 'task.uploadsummary')?.data ?? ''
    expect(readFileSync(summary, 'utf8')).toContain('# leadprobe')
    expect(publish.inputs.testResultsFiles).toBe('$(Agent.TempDirectory)/leadprobe.junit.xml')
    expect(readFileSync(junit, 'utf8')).toContain('<failure ')
  })
})

describe('the GitLab example', () => {
  it('shows the report and writes what GitLab reads', async () => {
    const { leads } = parse(read('templates/gitlab-ci.example.yml'))
    const script = leads.script[0].replace('leadprobe/templates', join(ROOT, 'templates'))
    const { log, exit } = await run(script, { ...leads.variables, GITLAB_CI: 'true' })
    expect(exit).toBe(3)
    expect(log).toMatch(/^FAILED hook/m)
    expect(readFileSync(join(workspace, leads.artifacts.reports.junit), 'utf8')).toContain(
      '<failure ',
    )
  })
})

it('reads every template as YAML', () => {
  for (const file of ['github-workflow', 'azure-pipelines', 'gitlab-ci']) {
    expect(parse(read(`templates/${file}.example.yml`))).toBeTypeOf('object')
  }
})
