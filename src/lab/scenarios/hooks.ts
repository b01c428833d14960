// Hook receivers: what their answers prove, and which can never take a lead.
import type { Scenario } from '../scenario.ts'
import { CUSTOM_ENDPOINT } from '../sites/custom-endpoint.ts'
import { HOOKS } from '../sites/hooks.ts'
import { DELIVERED, expectation, httpsScenario, mendByUrl, mendWith } from './define.ts'

const TEST_URL = expectation('config', 'warn', 'https-endpoint/test-url-pasted')
const HOOK_OFF = expectation('write', 'fail', 'https-endpoint/hook-disabled')

export const hookScenarios: readonly Scenario[] = [
  httpsScenario(
    'zapier',
    'A Zapier hook, which says success also when the Zap is off',
    HOOKS.zapier,
    expectation('write', 'warn', 'https-endpoint/zapier-unconfirmed'),
    mendWith(
      'Look for the lead in the history of the Zap. Zapier says success whatever happens, so no check can tell.',
    ),
  ),
  httpsScenario('make-accepted', 'A Make scenario takes the lead', HOOKS.make, DELIVERED),
  httpsScenario(
    'make-disabled',
    'The Make scenario behind the hook is off',
    HOOKS.makeOff,
    HOOK_OFF,
    mendWith('Switch the scenario on and save it.', { place: HOOKS.makeOff }),
  ),
  httpsScenario('n8n-accepted', 'An n8n workflow takes the lead', HOOKS.n8n, DELIVERED),
  httpsScenario(
    'n8n-not-registered',
    'The n8n workflow is not active',
    HOOKS.n8nInactive,
    HOOK_OFF,
    mendWith('Activate the workflow.', { place: HOOKS.n8nInactive }),
  ),
  httpsScenario(
    'n8n-test-url',
    'The test URL of an n8n workflow',
    HOOKS.n8nTest,
    TEST_URL,
    mendByUrl('Give the production URL, with /webhook/ in it.', HOOKS.n8n),
  ),
  httpsScenario(
    'hubspot-form',
    'A HubSpot form, which does not take the marketplace’s JSON',
    HOOKS.hubspot,
    expectation('config', 'fail', 'https-endpoint/hubspot-form-unsupported'),
    mendByUrl('Put a web service in between that fills in the form.', CUSTOM_ENDPOINT),
  ),
  httpsScenario('azure-function', 'An Azure function takes the lead', HOOKS.functionApp, DELIVERED),
  httpsScenario(
    'azure-function-key',
    'The key in the URL of an Azure function is wrong',
    HOOKS.functionWrongKey,
    expectation('write', 'fail', 'http/401'),
    mendByUrl('Copy the function URL again.', HOOKS.functionApp),
  ),
  httpsScenario(
    'webhook-site',
    'An address for trying things out',
    HOOKS.webhookSite,
    TEST_URL,
    mendByUrl('Give the address of a service of your own.', CUSTOM_ENDPOINT),
  ),
]
