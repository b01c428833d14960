// What reached the lab: how many requests each host saw, and the leads the vendors hold now.
import type { DestinationId } from '../model/vocabulary.ts'

export interface HeldLead {
  readonly kind: DestinationId
  readonly host: string
  /** What tells this lead from the others of its host, such as its row key. */
  readonly key: string
  /** The lead as it arrived. */
  readonly lead: unknown
}

export interface Journal {
  countRequest(host: string): void
  requests(host: string): number
  hold(lead: HeldLead): void
  drop(host: string, key: string): void
  leads(where?: string): readonly HeldLead[]
  reset(): void
}

export function createJournal(): Journal {
  const counts = new Map<string, number>()
  let held: HeldLead[] = []
  return {
    countRequest: (host) => void counts.set(host, (counts.get(host) ?? 0) + 1),
    requests: (host) => counts.get(host) ?? 0,
    hold: (lead) => void held.push(lead),
    drop: (host, key) => {
      held = held.filter((lead) => lead.host !== host || lead.key !== key)
    },
    leads: (where) =>
      held.filter((lead) => where === undefined || lead.kind === where || lead.host === where),
    reset: () => {
      counts.clear()
      held = []
    },
  }
}
