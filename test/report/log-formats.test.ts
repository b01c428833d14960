// What the formats put into a log, read as the agents of GitHub and Azure read it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { azurePipelinesReport } from '../../src/report/azure-pipelines/azure-pipelines-report.ts'
import type { FormatContext } from '../../src/report/format.ts'
import { githubReport } from '../../src/report/github/github-report.ts'
import { reportFormats } from '../../src/report/index.ts'
import { defuse } from '../../src/report/log-commands.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { forHostileReports, HOSTILE, hostileText } from './hostile-report.ts'
import { azureCommands, githubCommands, githubCommandsEvenStopped } from './log-readers.ts'
import { finding, passed, plain, report } from './sample-report.ts'

const placed: FormatContext = {
  ...plain,
  locate: () => ({ file: 'offers/leads.yaml', line: 8, column: 13, endLine: 8, endColumn: 20 }),
}
const warning = { ...finding, severity: 'warning' as const, title: 'A warning, with a comma: 100%' }
const mixed = { ...report, findings: [warning, finding] }

describe('the GitHub log', () => {
  it('annotates the line of the config, errors first', () => {
    const commands = githubCommands(githubReport(reportSet([mixed]), placed))
    expect(commands.map(({ name }) => name)).toEqual(['stop-commands', 'error', 'warning'])
    expect(commands[1]?.properties).toEqual({
      file: 'offers/leads.yaml',
      line: '8',
      endLine: '8',
      col: '13',
      endColumn: '20',
      title: 'The client secret is wrong (entra/client-secret-invalid)',
    })
    expect(commands[1]?.data).toContain('\n1. Make a new secret. (Entra admin center)')
  })

  it('gets text back as it was', () => {
    const [, , second] = githubCommands(githubReport(reportSet([mixed]), placed))
    expect(second?.properties['title']).toBe(`${warning.title} (${warning.rule})`)
    expect(second?.data.split('\n')[0]).toBe(`crm: ${warning.title}`)
  })

  it('has the root cause of each destination before the second finding of any', () => {
    const two = { ...report, findings: [finding, { ...finding, title: 'Second' }] }
    const titles = githubCommands(githubReport(reportSet([two, two]), placed))
      .slice(1)
      .map(({ properties }) => properties['title']?.split(' (')[0])
    expect(titles).toEqual([finding.title, finding.title, 'Second', 'Second'])
  })

  it('shows what the policy exempts as a notice', () => {
    const exempt = { ...placed, exempt: () => ({ until: '2027-01-01', reason: 'known' }) }
    const [, only] = githubCommands(githubReport(reportSet([report]), exempt))
    expect(only?.name).toBe('notice')
    expect(only?.data).toContain('Ignored until 2027-01-01: known')
  })
})

describe('the Azure log', () => {
  it('logs an issue on the line of the config, with the rule as its code', () => {
    const [issue, ...others] = azureCommands(azurePipelinesReport(reportSet([report]), placed))
    expect(others).toEqual([])
    expect(issue).toMatchObject({
      name: 'task.logissue',
      properties: {
        type: 'error',
        sourcepath: 'offers/leads.yaml',
        linenumber: '8',
        columnnumber: '13',
        code: 'entra/client-secret-invalid',
      },
    })
  })

  it('gets text back as it was', () => {
    const [, second] = azureCommands(azurePipelinesReport(reportSet([mixed]), placed))
    expect(second?.data.split('\n')[0]).toBe(`crm: ${warning.title}`)
  })

  it('says that a step passed with issues, and nothing of the kind when it just passed', () => {
    const warned = { ...passed, verdict: 'warn' as const, findings: [warning] }
    const commands = azureCommands(azurePipelinesReport(reportSet([warned]), placed))
    expect(commands.at(-1)).toMatchObject({
      name: 'task.complete',
      properties: { result: 'SucceededWithIssues' },
    })
    expect(azureCommands(azurePipelinesReport(reportSet([passed]), placed))).toEqual([])
  })
})

describe('text that was defused', () => {
  it.each(HOSTILE)('%j is no command', (text) => {
    expect([...githubCommandsEvenStopped(defuse(text)), ...azureCommands(defuse(text))]).toEqual([])
  })

  it('is no command whatever it was', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const log = defuse(text)
        expect([...githubCommandsEvenStopped(log), ...azureCommands(log)]).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('stays as it is when there is nothing to fear', () => {
    const text = 'std::vector ## Heading [link] 12:30:00 C# [x] ::'.slice(0, -2)
    expect(defuse(text)).toBe(text)
  })

  it('would be found if it were not defused', () => {
    expect(githubCommandsEvenStopped('  ::error::x')).toHaveLength(1)
    expect(githubCommandsEvenStopped('a ##[error]x')).toHaveLength(1)
    expect(azureCommands('a #\u00ad#VSO[task.complete]x')).toHaveLength(1)
  })
})

describe('nothing in a hostile report', () => {
  it('acts as a command of GitHub, in any format', () => {
    forHostileReports((hostile, context) => {
      const set = reportSet([hostile])
      for (const [name, format] of Object.entries(reportFormats)) {
        if (name === 'text' || name === 'azure-pipelines') continue
        const expected =
          name === 'github'
            ? [
                'stop-commands',
                ...hostile.findings.map(() => expect.stringMatching(/^(error|warning|notice)$/)),
              ]
            : []
        const names = githubCommandsEvenStopped(format.write(set, context)).map(
          (found) => found.name,
        )
        expect({ name, names }).toEqual({ name, names: expected })
      }
    }, 200)
  })

  it('acts as a command of Azure, in any format', () => {
    forHostileReports((hostile, context) => {
      const set = reportSet([hostile])
      for (const [name, format] of Object.entries(reportFormats)) {
        if (name === 'text') continue
        const names = azureCommands(format.write(set, context)).map((found) => found.name)
        const ours = name === 'azure-pipelines' ? ['task.logissue', 'task.complete'] : []
        expect({ name, foreign: names.filter((found) => !ours.includes(found)) }).toEqual({
          name,
          foreign: [],
        })
      }
    }, 200)
  })
})
