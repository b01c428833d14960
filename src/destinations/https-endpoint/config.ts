// The config of an HTTPS endpoint: one URL, and everything its text gives away.
import { z } from 'zod'
import type { ConfigSpec } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import { urlProblems } from '../url-problems.ts'
import { lintFlowUrl } from './lint-flow-url.ts'
import { lintReceiver } from './lint-receiver.ts'
import { urlSecrets } from './url-secrets.ts'

const httpsEndpointSchema = z
  .strictObject({
    type: z.literal('https-endpoint'),
    url: z
      .string()
      .min(1)
      .describe('The HTTPS endpoint URL as Partner Center has it, e.g. the URL of a flow trigger.')
      .meta({ title: 'HTTPS endpoint URL' }),
  })
  .describe('Any address that takes a lead as a JSON POST: a flow, a function, a hook.')
export type HttpsEndpointConfig = z.infer<typeof httpsEndpointSchema>

export const httpsEndpointConfig: ConfigSpec<HttpsEndpointConfig> = {
  schema: httpsEndpointSchema,
  secretFields: ['url'],
  secrets(raw) {
    const url = (raw as { url?: unknown } | null | undefined)?.url
    return typeof url === 'string' ? urlSecrets(url) : []
  },
  lint(config, { now }) {
    const problems = urlProblems(config.url)
    const url = URL.parse(config.url.trim())
    const malformed = problems.map(({ code, outcome, problem }): Evidence => {
      const host = url?.hostname ? { host: url.hostname } : {}
      return { ...about(), outcome, codes: [code], text: problem, captures: { problem }, ...host }
    })
    if (url === null || problems.some(({ outcome }) => outcome === 'fail')) return malformed
    const said = [...lintReceiver(url), ...lintFlowUrl(url, now)]
    return [
      ...malformed,
      ...said.map((evidence) => ({ ...about(), host: url.hostname, ...evidence })),
    ]
  },
}

function about() {
  return { step: 'config', field: '/url' } as const
}
