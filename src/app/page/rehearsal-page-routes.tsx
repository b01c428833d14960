// The rehearsal tab. Without script, a post runs the scenario and leads to its report.
import type { Context } from 'hono'
import { admitRehearsal } from '../access/admit-check.ts'
import { pageNeeds } from '../access/needs.ts'
import type { App } from '../api/app-type.ts'
import { refuse, refuseTooMany } from '../refusals.tsx'
import { keptRehearsal } from '../run-and-keep.ts'
import type { AppServices, LabService } from '../services.ts'
import { ownerOf } from '../visitor.ts'
import { RehearsePage } from './pages/rehearse-page.tsx'
import { ScenarioPage } from './pages/scenario-page.tsx'
import { readForm } from './read-form.ts'
import { sendPage } from './send-page.ts'

export function addRehearsalPages(app: App, services: AppServices, lab: LabService): void {
  const kindTitles = Object.fromEntries(
    Object.values(services.kinds).map(({ id, title }) => [id, title]),
  )
  const scenarios = lab.scenarios.map(({ id, kind, title, expect }) => ({
    id,
    kind,
    title,
    verdict: expect.verdict,
  }))
  app.get('/rehearse', (c) =>
    sendPage(c, <RehearsePage scenarios={scenarios} kindTitles={kindTitles} />),
  )
  const find = (c: Context) => {
    const id = `${c.req.param('group')}/${c.req.param('name')}`
    return lab.scenarios.find((candidate) => candidate.id === id)
  }
  const unknown = (c: Context) => refuse(c, services, 'not-found', 'No scenario has this id.')
  app.get('/rehearse/:group/:name', (c) => {
    const scenario = find(c)
    if (scenario === undefined) return unknown(c)
    const rule = services.rulebook.rule(scenario.expect.rule ?? '')
    return sendPage(c, <ScenarioPage scenario={scenario} remediation={rule?.remediation ?? []} />)
  })
  app.post('/rehearse/:group/:name', pageNeeds(services, 'check:run', 'check.run'), async (c) => {
    const scenario = find(c)
    if (scenario === undefined) return unknown(c)
    const isMended = (await readForm(c))['mended'] === 'yes'
    const admission = await admitRehearsal(c, services)
    if (!admission.ok) return refuseTooMany(c, services, admission)
    c.set('subject', scenario.id)
    const run = keptRehearsal(services, lab, { scenario, isMended }, ownerOf(c, services))
    const report = await run(() => undefined, c.req.raw.signal)
    return c.redirect(`/reports/${report.id}`, 303)
  })
}
