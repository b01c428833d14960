// The lead tab, and its plain form post.

import { readLead } from '../../lead/read-lead.ts'
import { pageNeeds } from '../access/needs.ts'
import type { App } from '../api/app-type.ts'
import { kindViews } from '../api/destination-routes.ts'
import type { AppServices } from '../services.ts'
import { LeadPage } from './pages/lead-page.tsx'
import { readForm } from './read-form.ts'
import { sendPage } from './send-page.ts'

export function addLeadPages(app: App, services: AppServices): void {
  const shared = { hasLab: services.lab !== undefined, kinds: kindViews(services.kinds) }
  app.get('/lead', (c) => sendPage(c, <LeadPage {...shared} />))
  app.post('/lead', pageNeeds(services, 'check:run'), async (c) => {
    const { text = '' } = await readForm(c)
    return sendPage(c, <LeadPage {...shared} text={text} lead={readLead(text) ?? null} />)
  })
}
