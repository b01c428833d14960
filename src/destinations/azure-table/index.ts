// Azure table: wiring.
import type { DestinationKind } from '../../model/destination-kind.ts'
import { type AzureTableConfig, azureTableConfig } from './config.ts'
import { openSession, type TableSession } from './session.ts'
import { steps } from './steps.ts'

export const azureTable: DestinationKind<AzureTableConfig, TableSession> = {
  id: 'azure-table',
  title: 'Azure table',
  docs: 'https://learn.microsoft.com/en-us/partner-center/marketplace-offers/partner-center-portal/commercial-marketplace-lead-management-instructions-azure-table',
  clouds: ['global', 'china', 'us-government'],
  config: azureTableConfig,
  open: openSession,
  steps,
}
