// Who is signed in, and the way in or out. Part of the frame of every page.
import { createContext, useContext } from 'hono/jsx'

export interface Visit {
  /** Undefined for somebody without a key. */
  readonly tenant: string | undefined
  /** Whether there is anything to sign in for. */
  readonly canSignIn: boolean
}

const NOBODY: Visit = { tenant: undefined, canSignIn: false }

/** Set by what sends a page, so that no page has to hand it down. */
export const VisitContext = createContext<Visit>(NOBODY)

export function SignedIn() {
  const { tenant, canSignIn } = useContext(VisitContext)
  if (tenant !== undefined) {
    return (
      <form method="post" action="/sign-out" class="visit">
        <span>
          Signed in for <b>{tenant}</b>
        </span>
        <button type="submit" class="quiet">
          Sign out
        </button>
      </form>
    )
  }
  return canSignIn ? (
    <p class="visit">
      <a href="/sign-in">Sign in</a>
    </p>
  ) : null
}
