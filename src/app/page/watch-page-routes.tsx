// The status of watched destinations: all of them, and each with its history. Without script.

import { callerOf } from '../access/caller-of.ts'
import { pageNeeds } from '../access/needs.ts'
import type { App } from '../api/app-type.ts'
import { NO_WATCH, watchView } from '../api/watch-routes.ts'
import { refuse } from '../refusals.tsx'
import type { AppServices } from '../services.ts'
import { WatchPage } from './pages/watch-page.tsx'
import { WatchesPage } from './pages/watches-page.tsx'
import { sendPage } from './send-page.ts'

export function addWatchPages(app: App, services: AppServices): void {
  const { watch } = services
  const hasLab = services.lab !== undefined
  const mayRead = pageNeeds(services, 'watch:read')
  app.get('/watches', mayRead, async (c) => {
    const watches = (await watch?.list(callerOf(c).tenant)) ?? []
    return sendPage(c, <WatchesPage watches={watches.map(watchView)} hasLab={hasLab} />)
  })
  app.get('/watches/:id', mayRead, async (c) => {
    const found = await watch?.get(c.req.param('id'), callerOf(c).tenant)
    if (found === undefined) return refuse(c, services, 'not-found', NO_WATCH)
    const { runs } = found
    return sendPage(c, <WatchPage watch={watchView(found.watch)} runs={runs} hasLab={hasLab} />)
  })
}
