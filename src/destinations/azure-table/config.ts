// The config of an Azure table: one connection string, and everything its text gives away.
import { z } from 'zod'
import type { ConfigSpec } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Cloud } from '../../model/vocabulary.ts'
import { connectionStringSecrets } from '../connection-string-secrets.ts'
import { cloudOfHost } from './connection-string/endpoint.ts'
import type { Problem } from './connection-string/problem.ts'
import { readConnectionString } from './connection-string/read-connection-string.ts'

const azureTableSchema = z
  .strictObject({
    type: z.literal('azure-table'),
    connectionString: z
      .string()
      .min(1)
      .describe(
        'Connection string of the storage account: DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…',
      )
      .meta({ title: 'Storage account connection string' }),
  })
  .describe('The table MarketplaceLeads of an Azure storage account.')
export type AzureTableConfig = z.infer<typeof azureTableSchema>

export const azureTableConfig: ConfigSpec<AzureTableConfig> = {
  schema: azureTableSchema,
  secretFields: ['connectionString'],
  secrets(raw) {
    const typed = (raw as { connectionString?: unknown } | null | undefined)?.connectionString
    return typeof typed === 'string' ? connectionStringSecrets(typed) : []
  },
  lint({ connectionString }, { cloud, now }) {
    const { account, problems } = readConnectionString(connectionString, now)
    const host = account === undefined ? undefined : new URL(account.url).hostname
    const mismatch = host === undefined ? [] : cloudMismatch(host, cloud)
    return [...problems.map(evidenceOf), ...mismatch].map((evidence) =>
      host === undefined ? evidence : { ...evidence, host },
    )
  },
}

function evidenceOf({ code, outcome, problem, key, at }: Problem): Evidence {
  const where = [
    ...(key === undefined ? [] : [key]),
    ...(at === undefined ? [] : [`character ${at}`]),
  ]
  return {
    step: 'config',
    outcome,
    codes: [code],
    field: '/connectionString',
    text: problem,
    captures: { problem, ...(where.length === 0 ? {} : { where: where.join(', ') }) },
  }
}

/** Only the closed cloud is proof: a table can be reached from another cloud's marketplace. */
function cloudMismatch(host: string, cloud: Cloud): readonly Evidence[] {
  const actual = cloudOfHost(host)
  if (actual === undefined || actual === cloud) return []
  const problem =
    actual === 'closed'
      ? 'The suffix core.cloudapi.de belongs to Microsoft Cloud Germany, which is closed.'
      : `The account is in the ${actual} cloud, and the offer in the ${cloud} cloud.`
  return [
    {
      step: 'config',
      outcome: actual === 'closed' ? 'fail' : 'warn',
      codes: ['lp:cloud-mismatch'],
      field: '/connectionString',
      text: problem,
      captures: { problem, expected: cloud, actual },
    },
  ]
}
