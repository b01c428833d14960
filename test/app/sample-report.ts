// A report as a check of an HTTPS endpoint with an expired certificate writes it.
import type { Report } from '../../src/model/report.ts'
import { SCHEMA_VERSION } from '../../src/model/report.ts'
import { STEP_IDS } from '../../src/model/vocabulary.ts'

export function sampleReport(changes: Partial<Report> = {}): Report {
  return {
    schemaVersion: SCHEMA_VERSION,
    id: '0123456789abcdef0123456789abcdef',
    tool: { version: '0.0.0', rules: 'test' },
    destination: { kind: 'https-endpoint', name: 'The HTTPS endpoint', cloud: 'global' },
    verdict: 'fail',
    startedAt: '2026-11-20T10:00:00.000Z',
    durationMs: 120,
    testLead: { marker: 'MSFT_TEST_638678592000000000', receipt: 'nothing', removed: false },
    steps: STEP_IDS.map((id) => ({
      id,
      outcome: id === 'config' ? 'pass' : id === 'network' ? 'fail' : 'skip',
      summary: id === 'network' ? 'The TLS handshake failed.' : 'Not run, because network failed.',
      durationMs: 10,
      exchanges: [],
      evidence: [],
    })),
    findings: [
      {
        rule: 'tls/expired',
        severity: 'error',
        step: 'network',
        turn: 'publisher',
        title: 'The certificate has expired',
        cause: 'The certificate of leads.contoso.example ran out.',
        remediation: [
          {
            do: 'Renew the certificate.',
            where: 'Where the endpoint is hosted',
            verify: 'Open the address in a browser.',
          },
          { do: 'Run the check again.' },
        ],
        field: '/url',
        references: [
          { url: 'https://learn.microsoft.com/', title: 'A page', checked: '2026-11-20' },
        ],
        evidence: { quote: 'CERT_HAS_EXPIRED' },
        captures: {},
        confidence: 1,
      },
    ],
    ...changes,
  }
}
