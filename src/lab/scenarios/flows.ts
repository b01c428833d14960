// Power Automate and Logic Apps: every way in which a trigger turns a lead away.
import type { Verdict } from '../../model/vocabulary.ts'
import type { Scenario } from '../scenario.ts'
import { FLOWS, type Flow, flowUrl, unsignedFlowUrl } from '../sites/flows.ts'
import { expectation, httpsScenario } from './define.ts'

const ACCEPTED = expectation('write', 'warn', 'power-automate/accepted-not-confirmed')
const RECOPY = 'Copy the URL from the trigger card again and save it in Partner Center.'

export const flowScenarios: readonly Scenario[] = [
  httpsScenario('flow-accepted', 'A flow accepts the lead', flowUrl(FLOWS.healthy), ACCEPTED),
  httpsScenario(
    'flow-logic-app',
    'A logic app accepts the lead on the host that flows have left',
    flowUrl(FLOWS.logicApp),
    expectation('config', 'warn', 'power-automate/url-retired'),
    { heals: 'Nothing for a logic app; for a flow, copy its new URL from the trigger card.' },
  ),
  httpsScenario(
    'flow-signature-missing',
    'The URL of a flow was copied without its signature',
    unsignedFlowUrl(FLOWS.healthy),
    expectation('config', 'fail', 'power-automate/signature-missing'),
    { heals: RECOPY },
  ),
  httpsScenario(
    'flow-url-expired',
    'The URL of a logic app has an expiry that is over',
    `${flowUrl(FLOWS.logicApp)}&se=2026-01-31T00%3A00%3A00Z`,
    expectation('config', 'fail', 'power-automate/url-expired'),
    { heals: 'Create a callback URL without an expiry.' },
  ),
  refused(
    'flow-auth-required',
    'Only users of the tenant may trigger the flow',
    FLOWS.tenantOnly,
    'auth-required',
    'Set "Who can trigger the flow" to Anyone, save, and copy the URL, which is a new one.',
  ),
  refused(
    'flow-claims-mismatch',
    'Only named users may trigger the flow',
    FLOWS.specificUsers,
    'claims-mismatch',
    'Set "Who can trigger the flow" to Anyone, save, and copy the URL, which is a new one.',
  ),
  httpsScenario(
    'flow-signature-invalid',
    'The signature belongs to another flow',
    flowUrl(FLOWS.resaved, FLOWS.healthy.signature),
    expectation('write', 'fail', 'power-automate/signature-invalid'),
    { heals: RECOPY },
  ),
  httpsScenario(
    'flow-signature-truncated',
    'The end of the signature was cut off',
    flowUrl(FLOWS.resaved, FLOWS.resaved.signature.slice(0, 30)),
    expectation('write', 'fail', 'power-automate/signature-invalid'),
    { heals: RECOPY },
  ),
  refused(
    'flow-not-found',
    'No flow has this id',
    { ...FLOWS.healthy, id: '0123456789abcdef0123456789abcdef' },
    'flow-not-found',
    RECOPY,
  ),
  refused('flow-disabled', 'The flow is off', FLOWS.turnedOff, 'flow-disabled', 'Turn it on.'),
  refused(
    'flow-deleted',
    'The flow was deleted',
    FLOWS.deleted,
    'flow-disabled',
    'Make the flow again and save its URL in Partner Center.',
  ),
  refused(
    'flow-url-retired',
    'The flow moved to another host at the end of November 2025',
    FLOWS.retired,
    'flow-not-found',
    RECOPY,
  ),
  refused(
    'flow-schema-mismatch',
    'The schema of the trigger was made from a sample with other names',
    FLOWS.sampleSchema,
    'schema-mismatch',
    'Replace the schema by the published one, without "required".',
  ),
  troubled('flow-throttled', 'Too many runs: the flow is throttled', FLOWS.throttled, 'http/429'),
  troubled('flow-no-response', 'A Response action comes too late', FLOWS.slow, 'http/5xx'),
  httpsScenario(
    'flow-own-response',
    'A Response action of the flow answers 400',
    flowUrl(FLOWS.ownResponse),
    expectation('write', 'fail', 'http/400'),
    { heals: 'Find in the run history what the flow could not do.' },
  ),
]

function refused(name: string, title: string, flow: Flow, rule: string, heals: string): Scenario {
  const expect = expectation('write', 'fail', `power-automate/${rule}`)
  return httpsScenario(name, title, flowUrl(flow), expect, { heals })
}

function troubled(name: string, title: string, flow: Flow, rule: string): Scenario {
  const outcome: Verdict = 'inconclusive'
  return httpsScenario(name, title, flowUrl(flow), expectation('write', outcome, rule))
}
