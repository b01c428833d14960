// The subscriptions of the lab: finds them, and makes people of what their forms took.
import type { Journal } from '../journal.ts'
import type { Repairs } from '../repairs.ts'
import type { Person, Submission, Subscription } from './subscription.ts'
import { buildSubscriptions } from './subscriptions.ts'

export interface SubscriptionRegister {
  /** By Munchkin id, in any case. What was due has been worked off. */
  byMunchkinId(munchkinId: string): Subscription | undefined
  /** False when there is no such person. */
  remove(subscription: Subscription, id: number): boolean
  /** Makes a person of each submission whose time has come. */
  settle(): void
  /** The subscription of a Munchkin id made new, mended or faulty as it now is. */
  rebuild(munchkinId: string): void
  /** All subscriptions as they were when the lab started. */
  reset(): void
}

export interface SubscriptionRegisterContext {
  readonly journal: Journal
  readonly repairs: Repairs
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export function createSubscriptionRegister({
  journal,
  repairs,
  now,
}: SubscriptionRegisterContext): SubscriptionRegister {
  const build = () => buildSubscriptions(repairs.isMended)
  let subscriptions = build()

  /** One person for each e-mail address: a later submission replaces what was known. */
  const save = (subscription: Subscription, { fields }: Submission) => {
    const { people } = subscription
    const at = people.findIndex((person) => person.fields['Email'] === fields['Email'])
    const id = people[at]?.id ?? people.length + 1_000_001
    const person: Person = { id, fields, createdAt: new Date(now()).toISOString() }
    people.splice(at < 0 ? people.length : at, at < 0 ? 0 : 1, person)
    const host = restHost(subscription)
    journal.drop(host, String(id))
    journal.hold({ kind: 'marketo', host, key: String(id), lead: fields })
  }
  const workOff = (subscription: Subscription) => {
    const { pending } = subscription
    for (const submission of pending.filter(({ dueAt }) => dueAt <= now())) {
      pending.splice(pending.indexOf(submission), 1)
      save(subscription, submission)
    }
  }
  const settle = () => subscriptions.forEach(workOff)

  return {
    byMunchkinId: (munchkinId) => {
      settle()
      return subscriptions.find((one) => one.munchkinId === munchkinId.toUpperCase())
    },
    remove: (subscription, id) => {
      const at = subscription.people.findIndex((person) => person.id === id)
      if (at < 0) return false
      subscription.people.splice(at, 1)
      journal.drop(restHost(subscription), String(id))
      return true
    },
    settle,
    rebuild: (munchkinId) => {
      const rebuilt = build().find((one) => one.munchkinId === munchkinId)
      subscriptions = subscriptions.map((one) =>
        rebuilt !== undefined && one.munchkinId === munchkinId ? rebuilt : one,
      )
    },
    reset: () => {
      subscriptions = build()
    },
  }
}

export function restHost({ munchkinId }: Subscription): string {
  return `${munchkinId.toLowerCase()}.mktorest.com`
}
