// Salesforce: wiring.
import type { DestinationKind } from '../../model/destination-kind.ts'
import { cleanUp } from './clean-up.ts'
import { type SalesforceConfig, salesforceConfig } from './config.ts'
import { permission } from './permission.ts'
import { readBack } from './read-back.ts'
import { openSession, type SalesforceSession } from './session.ts'
import { signIn } from './sign-in.ts'
import { network, write } from './write.ts'

export const salesforce: DestinationKind<SalesforceConfig, SalesforceSession> = {
  id: 'salesforce',
  title: 'Salesforce',
  docs: 'https://learn.microsoft.com/partner-center/marketplace-offers/partner-center-portal/commercial-marketplace-lead-management-instructions-salesforce',
  clouds: ['global', 'china'],
  config: salesforceConfig,
  open: openSession,
  steps: {
    network,
    'sign-in': signIn,
    permission,
    write,
    'read-back': readBack,
    'clean-up': cleanUp,
  },
}
