// The config of a Marketo destination: the three values of a form, and credentials for the deep check.
import { z } from 'zod'
import type { ConfigSpec } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import { formIdProblem, type IdProblem, munchkinIdProblem, serverIdProblem } from './ids.ts'

const marketoSchema = z
  .strictObject({
    type: z.literal('marketo'),
    serverId: z
      .string()
      .min(1)
      .describe('Label between app- and .marketo.com in the embed code, e.g. ys12')
      .meta({ title: 'Server ID' }),
    munchkinId: z
      .string()
      .min(1)
      .describe('Second value of loadForm in the embed code, e.g. 123-PQR-789')
      .meta({ title: 'Munchkin account ID' }),
    formId: z
      .union([z.number(), z.string().min(1)])
      .describe('Number at the end of loadForm in the embed code, e.g. 1179')
      .meta({ title: 'Form ID' }),
    api: z
      .strictObject({
        clientId: z.string().min(1).meta({ title: 'Client ID' }),
        clientSecret: z.string().min(1).meta({ title: 'Client secret' }),
      })
      .optional()
      .describe(
        'Custom service of an API-only user: lets the check look for the lead and remove it.',
      )
      .meta({ title: 'API credentials for the deep check' }),
  })
  .describe('A form of Marketo Engage.')
export type MarketoConfig = z.infer<typeof marketoSchema>

export const marketoConfig: ConfigSpec<MarketoConfig> = {
  schema: marketoSchema,
  secretFields: ['clientSecret'],
  secrets(raw) {
    const api = (raw as { api?: { clientSecret?: unknown } | null } | null | undefined)?.api
    const value = api?.clientSecret
    return typeof value === 'string' ? [{ name: 'client-secret', value }] : []
  },
  lint: ({ serverId, munchkinId, formId }) => [
    ...evidenceOf('/serverId', serverIdProblem(serverId)),
    ...evidenceOf('/munchkinId', munchkinIdProblem(munchkinId)),
    ...evidenceOf('/formId', formIdProblem(formId)),
  ],
}

function evidenceOf(field: string, found: IdProblem | undefined): readonly Evidence[] {
  if (found === undefined) return []
  const { code, outcome, problem } = found
  return [{ step: 'config', outcome, codes: [code], field, text: problem, captures: { problem } }]
}
