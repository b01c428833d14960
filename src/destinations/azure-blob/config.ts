// The config of the retired blob destination: recognised, so that it can be explained.
import { z } from 'zod'
import type { ConfigSpec } from '../../model/destination-kind.ts'
import { connectionStringSecrets } from '../connection-string-secrets.ts'

const azureBlobSchema = z
  .strictObject({
    type: z.literal('azure-blob'),
    connectionString: z
      .string()
      .optional()
      .describe('Connection string of the storage account; never used.')
      .meta({ title: 'Storage account connection string' }),
    containerName: z
      .string()
      .optional()
      .describe('Name of the blob container; never used.')
      .meta({ title: 'Container name' }),
  })
  .describe('Azure blob storage: retired by Microsoft, no leads are written to it any more.')
export type AzureBlobConfig = z.infer<typeof azureBlobSchema>

export const azureBlobConfig: ConfigSpec<AzureBlobConfig> = {
  schema: azureBlobSchema,
  secretFields: ['connectionString'],
  secrets(raw) {
    const typed = (raw as { connectionString?: unknown } | null | undefined)?.connectionString
    return typeof typed === 'string' ? connectionStringSecrets(typed) : []
  },
  lint: () => [
    {
      step: 'config',
      outcome: 'fail',
      codes: ['lp:blob-retired'],
      field: '/type',
      text: 'Azure blob storage is no longer a lead destination.',
    },
  ],
}
