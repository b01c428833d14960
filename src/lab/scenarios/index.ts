// The registry of scenarios: what can be rehearsed.
import type { Scenario } from '../scenario.ts'
import { blobScenarios } from './blob.ts'
import { brokenAnswerScenarios } from './broken-answers.ts'
import { dynamicsScenarios } from './dynamics-365.ts'
import { endpointScenarios } from './endpoint.ts'
import { flowScenarios } from './flows.ts'
import { hookScenarios } from './hooks.ts'
import { marketoScenarios } from './marketo.ts'
import { marketoApiScenarios } from './marketo-api.ts'
import { networkScenarios } from './network.ts'
import { salesforceScenarios } from './salesforce.ts'
import { salesforceApiScenarios } from './salesforce-api.ts'
import { salesforceRefusalScenarios } from './salesforce-refusals.ts'
import { statusScenarios } from './status.ts'
import { tableConfigScenarios } from './table-config.ts'
import { tableScenarios } from './tables.ts'
import { tlsScenarios } from './tls.ts'
import { urlScenarios } from './urls.ts'

export const scenarios: readonly Scenario[] = [
  ...endpointScenarios,
  ...flowScenarios,
  ...hookScenarios,
  ...urlScenarios,
  ...networkScenarios,
  ...tlsScenarios,
  ...statusScenarios,
  ...brokenAnswerScenarios,
  ...tableScenarios,
  ...tableConfigScenarios,
  ...blobScenarios,
  ...dynamicsScenarios,
  ...salesforceScenarios,
  ...salesforceApiScenarios,
  ...salesforceRefusalScenarios,
  ...marketoScenarios,
  ...marketoApiScenarios,
]
