// POST /v1/diagnoses and /v1/intake: what a pasted text reports, and what a pasted config is.
import { createRoute } from '@hono/zod-openapi'
import { accessProblems, needs } from '../access/needs.ts'
import { intakeOf } from '../intake.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { bodyProblems, json, jsonBody } from './responses.ts'
import { DiagnosisBody, DiagnosisReply, IntakeBody, IntakeReply } from './text-schemas.ts'

const diagnosisRoute = createRoute({
  method: 'post',
  path: '/v1/diagnoses',
  summary: 'Explain pasted text: a ticket, an error, a log',
  ...needs('check:run'),
  request: { body: jsonBody(DiagnosisBody) },
  responses: {
    200: json(DiagnosisReply, 'Findings, best first'),
    ...accessProblems,
    ...bodyProblems,
  },
})

const intakeRoute = createRoute({
  method: 'post',
  path: '/v1/intake',
  summary: 'Recognise a pasted config: connection string, URL, JSON, YAML, embed code',
  description:
    'Nothing is sent anywhere. Secrets do not come back: `span` says where in the text they stand.',
  ...needs('check:run'),
  request: { body: jsonBody(IntakeBody) },
  responses: { 200: json(IntakeReply, 'What was recognised'), ...accessProblems, ...bodyProblems },
})

export function addTextRoutes(app: App, services: AppServices): void {
  const diagnose = (text: string, lang: string | undefined) => {
    const diagnosis = services.rulebook.diagnose(text)
    const known = diagnosis.lang === 'und' && lang !== undefined ? lang : diagnosis.lang
    return { lang: known, findings: [...diagnosis.findings], askNext: [...diagnosis.askNext] }
  }
  app.openapi(diagnosisRoute, (c) => {
    const body = c.req.valid('json')
    if ('text' in body) return c.json(diagnose(body.text, body.lang), 200)
    const results = body.texts.map(({ id, text, lang }) => ({ id, ...diagnose(text, lang) }))
    return c.json({ results }, 200)
  })
  app.openapi(intakeRoute, async (c) => {
    const { reply } = await intakeOf(c.req.valid('json').text, services)
    return c.json(reply, 200)
  })
}
