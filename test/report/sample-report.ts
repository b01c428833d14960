// A report of a failed sign-in, to be changed by the tests.
import type { Finding, Report } from '../../src/model/report.ts'
import { STEP_IDS } from '../../src/model/vocabulary.ts'
import type { FormatContext } from '../../src/report/format.ts'

export const finding: Finding = {
  rule: 'entra/client-secret-invalid',
  severity: 'error',
  step: 'sign-in',
  turn: 'publisher',
  title: 'The client secret is wrong',
  cause: 'Microsoft Entra ID knows the application but refuses its secret.',
  remediation: [
    {
      do: 'Make a new secret.',
      where: 'Entra admin center',
      verify: 'It is about 40 characters long.',
    },
    { do: 'Publish the offer again.' },
  ],
  field: '/auth/clientSecret',
  references: [{ url: 'https://learn.microsoft.com/x', title: 'A page', checked: '2026-11-20' }],
  evidence: { quote: 'AADSTS7000215: Invalid client secret provided.' },
  captures: {},
  confidence: 1,
}

export const report: Report = {
  schemaVersion: 1,
  id: '00112233445566778899aabbccddeeff',
  tool: { version: '0.1.0', rules: 'abc' },
  destination: { kind: 'dynamics-365', name: 'crm', cloud: 'global' },
  offer: 'contoso.my-offer',
  verdict: 'fail',
  startedAt: '2026-11-21T00:00:00.000Z',
  durationMs: 1234,
  testLead: { marker: 'MSFT_TEST_639308220088948312', receipt: 'nothing', removed: false },
  steps: STEP_IDS.map((id, index) => ({
    id,
    outcome: index < 2 ? ('pass' as const) : index === 2 ? ('fail' as const) : ('skip' as const),
    summary: index < 3 ? `${id} was done.` : 'Not run, because sign-in failed.',
    durationMs: index < 3 ? 12 : 0,
    exchanges: [],
    evidence: [],
  })),
  findings: [finding],
}

export const passed: Report = {
  ...report,
  verdict: 'pass',
  steps: report.steps.map((step) => ({ ...step, outcome: 'pass' })),
  testLead: { ...report.testLead, receipt: 'created', removed: true },
  findings: [],
}

export const plain: FormatContext = { width: 80, color: false, locate: () => undefined }

/** The finding has a place in a file. */
export const placed: FormatContext = {
  ...plain,
  locate: () => ({
    file: './leads.yaml',
    path: 'my offers/leads.yaml',
    line: 8,
    column: 13,
    endLine: 8,
    endColumn: 20,
  }),
}
/** The same, and somebody decided to live with it for a while. */
export const exempt: FormatContext = {
  ...placed,
  exempt: () => ({ until: '2027-01-01', reason: 'the vendor is on it' }),
}
