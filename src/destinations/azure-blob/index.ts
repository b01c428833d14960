// Azure blob: wiring. Nothing is ever sent: the config step always fails.
import type { DestinationKind } from '../../model/destination-kind.ts'
import { type AzureBlobConfig, azureBlobConfig } from './config.ts'
import { steps } from './steps.ts'

export const azureBlob: DestinationKind<AzureBlobConfig, null> = {
  id: 'azure-blob',
  title: 'Azure blob (retired)',
  docs: 'https://learn.microsoft.com/en-us/partner-center/marketplace-offers/partner-center-portal/commercial-marketplace-lead-management-instructions-azure-blob',
  clouds: ['global', 'china', 'us-government'],
  config: azureBlobConfig,
  open: () => null,
  steps,
}
