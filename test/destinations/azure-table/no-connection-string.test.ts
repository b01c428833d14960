// What people paste in place of a connection string.
import { describe, expect, it } from 'vitest'
import { FULL, KEY, NAME, read, SAS } from './connection-strings.ts'

describe('something else altogether', () => {
  it.each([
    ['https://portal.azure.com/#@contoso/resource/x', /portal page/],
    [
      `https://${NAME}.blob.core.windows.net/leads?sv=2022&sr=c&sp=r&sig=abc`,
      /SAS URL of a blob container/,
    ],
    [`https://${NAME}.table.core.windows.net/?sv=2022&ss=t&sig=abc`, /SAS URL/],
    [`https://${NAME}.table.core.windows.net/`, /an address/],
    [KEY, /only an account key/],
    [SAS, /only a SAS token/],
    [`?${SAS}`, /only a SAS token/],
    [NAME, /name of a storage account/],
    ['/subscriptions/1/resourceGroups/x', /resource ID/],
    [
      'Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=b',
      /Service Bus/,
    ],
    ['AccountEndpoint=https://x.documents.azure.com:443/;AccountKey=abc==;', /Cosmos/],
    ['Server=tcp:x.database.windows.net;Database=leads;', /database/],
    ['InstrumentationKey=1;IngestionEndpoint=https://x/', /Application Insights/],
    [`AzureWebJobsStorage=${FULL}`, /name in front/],
    ['no pairs here at all', /no "Name=value" pairs/],
    ['{"connectionStrin', /starts with "\{"/],
    ['', /empty/],
    [FULL.replaceAll(';', '\uff1b'), /full-width/],
  ])('%s', (text, expected) => {
    expect(read(text).problems[0]?.problem).toMatch(expected)
    expect(read(text).account).toBeUndefined()
  })
})
