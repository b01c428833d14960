// Reports whose every field was written by someone who wants to break out of it.
import fc from 'fast-check'
import type { Finding, Report } from '../../src/model/report.ts'
import { OUTCOMES, SEVERITIES, STEP_IDS, TURNS, VERDICTS } from '../../src/model/vocabulary.ts'
import type { FormatContext } from '../../src/report/format.ts'
import { report } from './sample-report.ts'

/** What breaks naive writers, one way each. */
export const HOSTILE: readonly string[] = [
  '::error::owned',
  '\n::set-output name=x::y\n',
  '\r  ::add-mask::a',
  '\u2028::stop-commands::x',
  '\u00a0::warning file=a::b',
  '\u200b::error::zero width before',
  ':\u200d:error::joined',
  '##vso[task.setvariable variable=x]y',
  '##VSO[task.complete result=Succeeded;]',
  '#\u00ad#vso[task.uploadsummary]/etc/passwd',
  '##v\u200dso[build.updatebuildnumber]9',
  'text ##[error]owned',
  '####[group]x',
  '%0A::error::decoded %AZP25 %25',
  ']]>',
  '<!--',
  '--><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  '&lt;b&gt; &amp; &#0; &nosuch;',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '</failure></testcase>',
  '[link](https://evil.example/)',
  '![image](https://evil.example/pixel.png)',
  '[id]: https://evil.example/ "x"',
  '<https://evil.example/>',
  'https://evil.example/ www.evil.example a@evil.example @octocat #123 GH-1',
  'javascript:alert(1)',
  '```\n# out of the fence\n```',
  '````````',
  '`code` ``more``',
  '| a | b |\\| c\\\\|',
  '# heading\n===\n---\n- list\n1. item\n> quote',
  '    indented',
  '~~~\n',
  '**bold** _it_ ~~x~~ $x$',
  '\\',
  '\u0000\u0007\u001b[2J\u009b31m\u001b]8;;https://evil.example\u0007x',
  '\u202egpj.exe\u2066',
  '\ud800 \udfff lone',
  '\ufffe\uffff\ufeff',
  '{0} {message} {{x}}',
  '=cmd|/C calc!A0',
  '',
  ' ',
]

/** Hostile strings, alone, together, and cut anywhere. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 3 }).map((all) => all.join('')),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.nat(30)).map(([text, cut]) => text.slice(cut)),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...'#:[]vso\n\r \u200d`|\\<>&%;,=')).map((all) => all.join('')),
)

const hostileFinding: fc.Arbitrary<Finding> = fc.record({
  rule: hostileText,
  severity: fc.constantFrom(...SEVERITIES),
  step: fc.constantFrom(...STEP_IDS),
  turn: fc.constantFrom(...TURNS),
  title: hostileText,
  cause: hostileText,
  remediation: fc.array(fc.record({ do: hostileText, where: hostileText, verify: hostileText }), {
    maxLength: 2,
  }),
  field: hostileText,
  references: fc.array(fc.record({ url: hostileText, title: hostileText, checked: hostileText }), {
    maxLength: 2,
  }),
  evidence: fc.record({ quote: hostileText }),
  captures: fc.constant({}),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
})

const hostileExchange = fc.record({
  request: fc.record({
    method: hostileText,
    url: hostileText,
    headers: fc.dictionary(hostileText, hostileText, { maxKeys: 2 }),
    body: hostileText,
  }),
  phases: fc.constant({}),
  response: fc.record({
    status: fc.integer({ min: 100, max: 599 }),
    headers: fc.dictionary(hostileText, hostileText, { maxKeys: 2 }),
    body: hostileText,
    truncated: fc.boolean(),
  }),
})

const anyReport = fc.record({
  schemaVersion: fc.constant(1 as const),
  id: fc.constant(report.id),
  tool: fc.record({ version: fc.constant('0.1.0'), rules: hostileText }),
  destination: fc.record({
    kind: fc.constantFrom('https-endpoint' as const, 'unknown' as const),
    name: hostileText,
    cloud: fc.constant('global' as const),
  }),
  offer: hostileText,
  verdict: fc.constantFrom(...VERDICTS),
  startedAt: fc.constant(report.startedAt),
  durationMs: fc.nat(100_000),
  testLead: fc.record({
    marker: hostileText,
    receipt: fc.constantFrom('created' as const, 'maybe-created' as const, 'nothing' as const),
    removed: fc.boolean(),
  }),
  steps: fc.tuple(
    ...STEP_IDS.map((id) =>
      fc.record({
        id: fc.constant(id),
        outcome: fc.constantFrom(...OUTCOMES),
        summary: hostileText,
        durationMs: fc.nat(1000),
        exchanges: fc.array(hostileExchange, { maxLength: 1 }),
        evidence: fc.constant([]),
      }),
    ),
  ),
  findings: fc.array(hostileFinding, { maxLength: 3 }),
})

const hostileReport: fc.Arbitrary<Report> = anyReport.map((made) => made as unknown as Report)

/** A place and an exemption that were chosen to break out, too. */
const hostileContext: fc.Arbitrary<FormatContext> = fc
  .record({
    file: hostileText,
    reason: hostileText,
    isExempt: fc.boolean(),
    isPlaced: fc.boolean(),
  })
  .map(({ file, reason, isExempt, isPlaced }) => ({
    width: 80,
    color: false,
    locate: () => (isPlaced ? { file, line: 3, column: 9, endLine: 3, endColumn: 14 } : undefined),
    ...(isExempt ? { exempt: () => ({ until: '2027-01-01', reason }) } : {}),
  }))

/** Calls it with many hostile reports, each in a hostile context. */
export function forHostileReports(
  check: (hostile: Report, context: FormatContext) => void,
  numRuns = 150,
): void {
  fc.assert(fc.property(hostileReport, hostileContext, check), { numRuns })
}
