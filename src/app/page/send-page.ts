// Answers with a page, in standards mode.
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { forVisit } from './components/signed-in.tsx'

export function sendPage(
  c: Context,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const visit = {
    tenant: c.get('caller')?.tenant,
    canSignIn: c.get('canSignIn') ?? false,
    seesWatches: c.get('seesWatches') ?? false,
  }
  return c.html(html`<!doctype html>${forVisit(visit, page)}`, status)
}
