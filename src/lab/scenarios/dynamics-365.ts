// Dynamics 365: directories and organizations in every state that a check can meet.
import type { Scenario } from '../scenario.ts'
import { expectation } from './define.ts'
import { dynamicsConfigScenarios } from './dynamics-365-config.ts'
import { ARRIVES, byApplication, byPassword, inState } from './dynamics-365-define.ts'
import { dynamicsOrganizationScenarios } from './dynamics-365-organization.ts'
import { dynamicsSignInScenarios } from './dynamics-365-sign-in.ts'
import { keyed } from './tables.ts'

export const dynamicsScenarios: readonly Scenario[] = [
  inState('healthy', 'The organization takes the lead, shows it and removes it', ARRIVES),
  byPassword('healthy-office-365', 'A user with a password and a licence', 'healthy-user', ARRIVES),
  byApplication(
    'healthy-gcc',
    'A US Government customer in the worldwide cloud',
    'healthy-gcc',
    ARRIVES,
    {
      cloud: 'us-government',
    },
  ),
  byApplication(
    'healthy-us-government',
    'An organization in Azure Government',
    'healthy-gov',
    ARRIVES,
    {
      cloud: 'us-government',
    },
  ),
  byApplication(
    'china',
    'An organization in Azure China, whose marketplace does not offer Dynamics',
    'healthy-china',
    expectation('config', 'warn', 'config/kind-not-supported-in-cloud'),
    {
      cloud: 'china',
      mend: {
        does: 'Choose Azure Table in the publishing portal of the Chinese marketplace.',
        destination: { type: 'azure-table', connectionString: keyed('contosochina') },
      },
    },
  ),
  byApplication(
    'cloud-mismatch',
    'An organization in Azure China for an offer in the global marketplace',
    'healthy-china',
    expectation('config', 'warn', 'config/cloud-mismatch'),
    {
      mend: {
        does: 'Use an environment in the cloud whose marketplace publishes the offer.',
        destination: inState('healthy', '', ARRIVES).destination,
      },
    },
  ),
  ...dynamicsConfigScenarios,
  ...dynamicsSignInScenarios,
  ...dynamicsOrganizationScenarios,
]
