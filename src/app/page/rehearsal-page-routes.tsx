// The rehearsal tab. Without script, a post runs the scenario and leads to its report.
import type { App } from '../api/app-type.ts'
import { refuse } from '../refusals.tsx'
import { keptRehearsal } from '../run-and-keep.ts'
import type { AppServices, LabService } from '../services.ts'
import { visitorOf } from '../visitor.ts'
import { RehearsePage } from './pages/rehearse-page.tsx'
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
  app.post('/rehearse/:group/:name', async (c) => {
    const id = `${c.req.param('group')}/${c.req.param('name')}`
    const scenario = lab.scenarios.find((candidate) => candidate.id === id)
    if (scenario === undefined) return refuse(c, services, 'not-found', 'No scenario has this id.')
    const run = keptRehearsal(services, lab, { scenario }, visitorOf(c, services))
    const report = await run(() => undefined, c.req.raw.signal)
    return c.redirect(`/reports/${report.id}`, 303)
  })
}
