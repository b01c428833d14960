// Signing in and out with a key, as plain forms.
import type { Context } from 'hono'
import { isOperator } from '../../model/caller.ts'
import { callerAddress } from '../access/address-of.ts'
import { waitInWords } from '../access/admit-check.ts'
import { recordRefusedKey } from '../access/audit.ts'
import { callerOf } from '../access/caller-of.ts'
import { WRONG_KEY } from '../access/identify.ts'
import { callerWithKey } from '../access/keyring.ts'
import { beginSession, endSession } from '../access/session.ts'
import type { App } from '../api/app-type.ts'
import type { AppServices } from '../services.ts'
import { SignInPage } from './pages/sign-in-page.tsx'
import { readForm } from './read-form.ts'
import { sendPage } from './send-page.ts'

/** Tries of one address; a key cannot be guessed, but each try costs a question to the database. */
const TRIES = { burst: 20, perMs: 60_000 }
const OPERATORS = 'The admin key manages keys over the API. Sign in with a key of a tenant.'

export function addSignInPages(app: App, services: AppServices): void {
  const hasLab = services.lab !== undefined
  const form = (c: Context, back: string, problem?: string, status: 200 | 401 | 429 = 200) =>
    sendPage(c, <SignInPage hasLab={hasLab} back={back} problem={problem} />, status)
  app.get('/sign-in', (c) => form(c, ownPath(c.req.query('back'))))
  app.post('/sign-in', async (c) => {
    const { key = '', back: given } = await readForm(c)
    const back = ownPath(given)
    const tries = await services.limiter.take(`sign-in ${callerAddress(c, services)}`, TRIES)
    if (!tries.ok) {
      const seconds = Math.ceil(tries.retryAfterMs / 1000)
      c.header('retry-after', String(seconds))
      return form(c, back, `Too many tries. Try again in ${waitInWords(seconds)}.`, 429)
    }
    const caller = await callerWithKey(services, key.trim())
    if (caller === undefined) {
      await recordRefusedKey(c, services)
      return form(c, back, WRONG_KEY, 401)
    }
    if (caller.keyId === undefined || isOperator(caller)) return form(c, back, OPERATORS, 401)
    await beginSession(c, services, caller.keyId)
    c.set('caller', caller)
    c.set('action', 'session.begin')
    return c.redirect(back, 303)
  })
  app.post('/sign-out', async (c) => {
    if (callerOf(c).keyId !== undefined) c.set('action', 'session.end')
    await endSession(c, services)
    return c.redirect('/', 303)
  })
}

/** A path of this service; an address of another site would make the form a trap. */
function ownPath(back: string | undefined): string {
  return back !== undefined && /^\/(?![/\\])[\w/.~-]*$/.test(back) ? back : '/'
}
