// Power Automate and Logic Apps: every way in which a trigger turns a lead away.
import type { Verdict } from '../../model/vocabulary.ts'
import type { Scenario } from '../scenario.ts'
import { FLOWS, type Flow, flowUrl, mendedFlow, unsignedFlowUrl } from '../sites/flows.ts'
import { expectation, httpsScenario, mendWith } from './define.ts'

const ACCEPTED = expectation('write', 'warn', 'power-automate/accepted-not-confirmed')
/** A flow answers before it has worked, so the best verdict is a warning. */
const BEST = { best: 'warn' } as const
const LOOK = mendWith(
  'Look for the run in the history of the flow. It answers before it has worked, so no check can tell.',
)
const RECOPY = 'Copy the URL from the trigger card again and save it in Partner Center.'

export const flowScenarios: readonly Scenario[] = [
  httpsScenario('flow-accepted', 'A flow accepts the lead', flowUrl(FLOWS.healthy), ACCEPTED, LOOK),
  httpsScenario(
    'flow-logic-app',
    'A logic app accepts the lead on the host that flows have left',
    flowUrl(FLOWS.logicApp),
    expectation('config', 'warn', 'power-automate/url-retired'),
    mendWith('Do nothing for a logic app. For a flow, copy its new URL from the trigger card.'),
  ),
  httpsScenario(
    'flow-signature-missing',
    'The URL of a flow was copied without its signature',
    unsignedFlowUrl(FLOWS.healthy),
    expectation('config', 'fail', 'power-automate/signature-missing'),
    byUrl(RECOPY, FLOWS.healthy),
  ),
  httpsScenario(
    'flow-url-expired',
    'The URL of a logic app has an expiry that is over',
    `${flowUrl(FLOWS.logicApp)}&se=2026-01-31T00%3A00%3A00Z`,
    expectation('config', 'fail', 'power-automate/url-expired'),
    byUrl('Create a callback URL without an expiry.', FLOWS.logicApp),
  ),
  refused(
    'flow-auth-required',
    'Only users of the tenant may trigger the flow',
    FLOWS.tenantOnly,
    'auth-required',
    reopened(FLOWS.tenantOnly),
  ),
  refused(
    'flow-claims-mismatch',
    'Only named users may trigger the flow',
    FLOWS.specificUsers,
    'claims-mismatch',
    reopened(FLOWS.specificUsers),
  ),
  httpsScenario(
    'flow-signature-invalid',
    'The signature belongs to another flow',
    flowUrl(FLOWS.resaved, FLOWS.healthy.signature),
    expectation('write', 'fail', 'power-automate/signature-invalid'),
    byUrl(RECOPY, FLOWS.resaved),
  ),
  httpsScenario(
    'flow-signature-truncated',
    'The end of the signature was cut off',
    flowUrl(FLOWS.resaved, FLOWS.resaved.signature.slice(0, 30)),
    expectation('write', 'fail', 'power-automate/signature-invalid'),
    byUrl(RECOPY, FLOWS.resaved),
  ),
  refused(
    'flow-not-found',
    'No flow has this id',
    { ...FLOWS.healthy, id: '0123456789abcdef0123456789abcdef' },
    'flow-not-found',
    byUrl(RECOPY, FLOWS.healthy),
  ),
  refused(
    'flow-disabled',
    'The flow is off',
    FLOWS.turnedOff,
    'flow-disabled',
    inFlow('Turn the flow on.', FLOWS.turnedOff),
  ),
  refused(
    'flow-deleted',
    'The flow was deleted',
    FLOWS.deleted,
    'flow-disabled',
    byUrl('Make the flow again and save its URL in Partner Center.', FLOWS.healthy),
  ),
  refused(
    'flow-url-retired',
    'The flow moved to another host at the end of November 2025',
    FLOWS.retired,
    'flow-not-found',
    moved(FLOWS.retired),
  ),
  refused(
    'flow-schema-mismatch',
    'The schema of the trigger was made from a sample with other names',
    FLOWS.sampleSchema,
    'schema-mismatch',
    inFlow('Replace the schema by the published one, without "required".', FLOWS.sampleSchema),
  ),
  troubled(
    'flow-throttled',
    'Too many runs: the flow is throttled',
    FLOWS.throttled,
    'http/429',
    'Let the flow run less often, or give it a plan that allows more runs.',
  ),
  troubled(
    'flow-no-response',
    'A Response action comes too late',
    FLOWS.slow,
    'power-automate/no-response',
    'Put the Response action at the beginning of the flow, or delete it.',
  ),
  httpsScenario(
    'flow-own-response',
    'A Response action of the flow answers 400',
    flowUrl(FLOWS.ownResponse),
    expectation('write', 'fail', 'http/400'),
    inFlow(
      'Find in the run history what the flow could not do, and mend that step.',
      FLOWS.ownResponse,
    ),
  ),
]

type Mending = Pick<Scenario, 'mend'>

/** Mended by the URL of a flow that is right. */
function byUrl(does: string, flow: Flow): Mending {
  const destination = { type: 'https-endpoint', url: flowUrl(flow) } as const
  return mendWith(does, { ...BEST, destination })
}

/** Mended inside the flow; the URL stays. */
function inFlow(does: string, { id }: Flow): Mending {
  return mendWith(does, { ...BEST, place: id })
}

/** Who opens a flow to anyone gets a new URL, with a signature. */
function reopened(flow: Flow): Mending {
  const does =
    'Set "Who can trigger the flow" to Anyone, save, and copy the URL, which is a new one.'
  const destination = { type: 'https-endpoint', url: flowUrl(mendedFlow(flow)) } as const
  return mendWith(does, { ...BEST, destination, place: flow.id })
}

/** The same flow, under the host where it is now. */
function moved(flow: Flow): Mending {
  const url = flowUrl({ ...flow, host: FLOWS.healthy.host })
  return mendWith(RECOPY, {
    ...BEST,
    destination: { type: 'https-endpoint', url },
    place: flow.id,
  })
}

function refused(name: string, title: string, flow: Flow, rule: string, mend: Mending): Scenario {
  const expect = expectation('write', 'fail', `power-automate/${rule}`)
  return httpsScenario(name, title, flowUrl(flow), expect, mend)
}

function troubled(name: string, title: string, flow: Flow, rule: string, does: string): Scenario {
  const outcome: Verdict = 'inconclusive'
  const expect = expectation('write', outcome, rule)
  return httpsScenario(name, title, flowUrl(flow), expect, inFlow(does, flow))
}
