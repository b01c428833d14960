// The ticket tab, and its plain form post.
import { pageNeeds } from '../access/needs.ts'
import type { App } from '../api/app-type.ts'
import type { AppServices } from '../services.ts'
import { TicketPage } from './pages/ticket-page.tsx'
import { readForm } from './read-form.ts'
import { sendPage } from './send-page.ts'

export function addTicketPages(app: App, services: AppServices): void {
  const { rulebook, lab } = services
  const hasLab = lab !== undefined
  app.get('/ticket', (c) => sendPage(c, <TicketPage hasLab={hasLab} />))
  app.post('/ticket', pageNeeds(services, 'check:run'), async (c) => {
    const text = (await readForm(c))['text'] ?? ''
    const { findings, askNext } = rulebook.diagnose(text)
    return sendPage(
      c,
      <TicketPage hasLab={hasLab} text={text} findings={findings} askNext={askNext} />,
    )
  })
}
