// Marketo: wiring.
import type { DestinationKind } from '../../model/destination-kind.ts'
import { cleanUp } from './clean-up.ts'
import { type MarketoConfig, marketoConfig } from './config.ts'
import { permission } from './permission.ts'
import { readBack } from './read-back.ts'
import { type MarketoSession, openSession } from './session.ts'
import { signIn } from './sign-in.ts'
import { network, write } from './write.ts'

export const marketo: DestinationKind<MarketoConfig, MarketoSession> = {
  id: 'marketo',
  title: 'Marketo',
  docs: 'https://learn.microsoft.com/partner-center/marketplace-offers/partner-center-portal/commercial-marketplace-lead-management-instructions-marketo',
  clouds: ['global'],
  config: marketoConfig,
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
