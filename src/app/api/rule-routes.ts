// GET /v1/rules and /v1/rules/{id}: the rulebook.
import { createRoute, z } from '@hono/zod-openapi'
import type { Rule as RuleModel } from '../../model/rule.ts'
import { sendProblem } from '../problem.ts'
import { ruleText } from '../rule-text.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { json, problems } from './responses.ts'
import { Rule, RuleSummary } from './rule-schemas.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/v1/rules',
  summary: 'List the causes leadprobe knows',
  responses: {
    200: json(z.object({ version: z.string(), rules: z.array(RuleSummary) }), 'All rules'),
  },
})

const ruleRoute = createRoute({
  method: 'get',
  path: '/v1/rules/{id}',
  summary: 'Read one rule: cause, remedy, sources',
  request: {
    params: z.object({
      id: z
        .string()
        .openapi({ description: 'Its id, slash included: entra/client-secret-invalid' }),
    }),
  },
  responses: { 200: json(Rule, 'The rule'), ...problems('not-found') },
})

export function addRuleRoutes(app: App, { rulebook }: AppServices): void {
  app.openapi(listRoute, (c) => {
    return c.json({ version: rulebook.version, rules: rulebook.rules.map(summaryOf) }, 200)
  })
  // An id holds a slash, which a parameter in braces would stop at: described there, routed here.
  app.openAPIRegistry.registerPath(ruleRoute)
  app.get('/v1/rules/:id{.+}', (c) => {
    const rule = rulebook.rule(c.req.param('id'))
    if (rule === undefined) {
      return sendProblem(c, 'not-found', 'No rule has this id. GET /v1/rules lists them.')
    }
    return c.json(ruleView(rule), 200)
  })
}

function summaryOf(rule: RuleModel): z.infer<typeof RuleSummary> {
  const { id, severity, turn, steps } = rule
  return { id, title: ruleText(rule).title, severity, turn, steps: [...steps] }
}

function ruleView(rule: RuleModel): z.infer<typeof Rule> {
  const { cause, remediation, references } = ruleText(rule)
  return {
    ...summaryOf(rule),
    cause,
    ...(rule.field === undefined ? {} : { field: rule.field }),
    remediation,
    references,
    supersedes: [...rule.supersedes],
  }
}
