// Who is signed in, and the way in or out. Part of the frame of every page.
import { type Child, createContext, useContext } from 'hono/jsx'

export interface Visit {
  /** Undefined for somebody without a key. */
  readonly tenant: string | undefined
  /** Whether there is anything to sign in for. */
  readonly canSignIn: boolean
  /** Whether there is anything watched for this visitor. */
  readonly seesWatches: boolean
}

const NOBODY: Visit = { tenant: undefined, canSignIn: false, seesWatches: false }

export const VisitContext = createContext<Visit>(NOBODY)

/** The page as that visitor sees it, without each page handing down who it is. */
export function forVisit(visit: Visit, page: Child) {
  return <VisitContext.Provider value={visit}>{page}</VisitContext.Provider>
}

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
