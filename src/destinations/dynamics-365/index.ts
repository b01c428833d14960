// Dynamics 365: wiring.
import type { DestinationKind } from '../../model/destination-kind.ts'
import { type Dynamics365Config, dynamics365Config } from './config.ts'
import { type DynamicsSession, openSession } from './session.ts'
import { steps } from './steps.ts'

export const dynamics365: DestinationKind<Dynamics365Config, DynamicsSession> = {
  id: 'dynamics-365',
  title: 'Dynamics 365',
  docs: 'https://learn.microsoft.com/partner-center/marketplace-offers/partner-center-portal/commercial-marketplace-lead-management-instructions-dynamics',
  // The China marketplace does not offer it, as the lint says; environments there can be checked.
  clouds: ['global', 'china', 'us-government'],
  config: dynamics365Config,
  open: openSession,
  steps,
}
