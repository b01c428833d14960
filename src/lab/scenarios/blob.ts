// The retired blob destination: recognised, explained, never sent to.
import type { Scenario } from '../scenario.ts'
import { expectation, mendWith, scenario } from './define.ts'
import { keyed } from './tables.ts'

export const blobScenarios: readonly Scenario[] = [
  scenario(
    'retired',
    'Leads are to go to a blob container, which Microsoft has retired',
    {
      type: 'azure-blob',
      connectionString: keyed('contosoleads'),
      containerName: 'marketplace-leads',
    },
    expectation('config', 'fail', 'azure-blob/retired'),
    mendWith('Choose Azure Table in Partner Center and give the same connection string.', {
      destination: { type: 'azure-table', connectionString: keyed('contosoleads') },
    }),
  ),
]
