// The pages, and the plain form posts that make them work without script.

import { ruleMarkdown } from '../../report/markdown/rule-markdown.ts'
import type { App } from '../api/app-type.ts'
import { apiDocument } from '../api/openapi-document.ts'
import { refuse } from '../refusals.tsx'
import { ruleText } from '../rule-text.ts'
import type { AppServices } from '../services.ts'
import { addAssets } from './assets.ts'
import { addCheckPages } from './check-page-routes.tsx'
import { addLeadPages } from './lead-page-routes.tsx'
import { DocsPage } from './pages/docs-page.tsx'
import { RulePage } from './pages/rule-page.tsx'
import { RulesPage } from './pages/rules-page.tsx'
import { addRehearsalPages } from './rehearsal-page-routes.tsx'
import { addReportPages } from './report-page-routes.tsx'
import { sendPage } from './send-page.ts'
import { addSignInPages } from './sign-in-page-routes.tsx'
import { addTicketPages } from './ticket-page-routes.tsx'
import { addWatchPages } from './watch-page-routes.tsx'

export function addPages(app: App, services: AppServices): void {
  addAssets(app)
  addCheckPages(app, services)
  addTicketPages(app, services)
  addLeadPages(app, services)
  if (services.lab !== undefined) addRehearsalPages(app, services, services.lab)
  addReportPages(app, services)
  addWatchPages(app, services)
  addSignInPages(app, services)
  addRulePages(app, services)
  app.get('/docs', (c) => {
    const document = apiDocument(app, services.settings)
    return sendPage(
      c,
      <DocsPage
        document={document}
        hasLab={services.lab !== undefined}
        origin={new URL(c.req.url).origin}
      />,
    )
  })
}

function addRulePages(app: App, services: AppServices): void {
  const { rulebook, lab } = services
  const hasLab = lab !== undefined
  app.get('/rules', (c) => sendPage(c, <RulesPage rules={rulebook.rules} hasLab={hasLab} />))
  app.get('/rules/:id{.+\\.md}', (c) => {
    const rule = rulebook.rule(c.req.param('id').replace(/\.md$/, ''))
    if (rule === undefined) return refuse(c, services, 'not-found', 'No rule has this id.')
    const headers = { 'content-type': 'text/markdown; charset=utf-8' }
    return c.body(ruleMarkdown(rule, ruleText(rule)), 200, headers)
  })
  app.get('/rules/:id{.+}', (c) => {
    const rule = rulebook.rule(c.req.param('id'))
    if (rule === undefined) return refuse(c, services, 'not-found', 'No rule has this id.')
    return sendPage(c, <RulePage rule={rule} hasLab={hasLab} />)
  })
}
