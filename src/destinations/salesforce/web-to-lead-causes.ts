// Which of the reasons that Web-to-Lead itself has to drop a lead fit what the API shows. Its settings
// are in no API, so a cause is likely at best; what the traces rule out is not named as one.
import type { Likelihood } from '../../model/evidence.ts'
import type { Attempt, SalesforceClient } from './api.ts'
import { type Creator, lookAtCreator } from './default-creator.ts'
import { quoted } from './soql.ts'

export interface Cause {
  readonly code: string
  readonly likelihood: Likelihood
  /** Full sentences: what speaks for it. */
  readonly text: string
}

export interface Causes {
  /** The likely ones first. */
  readonly causes: readonly Cause[]
  /** Full sentences: what was ruled out, and by what. */
  readonly excluded: readonly string[]
}

/** https://help.salesforce.com/s/articleView?id=000382807, checked 2026-11-20 */
const DAILY_LIMIT = 500
const DAY_MS = 86_400_000

export async function findCauses(
  client: SalesforceClient,
  { marker, now }: { readonly marker: string; readonly now: number },
): Promise<Causes> {
  const since = `CreatedDate >= ${new Date(now - DAY_MS).toISOString()}`
  const recent = await client.count(
    `SELECT COUNT() FROM Lead WHERE ${since} AND LastName != ${quoted(marker)}`,
  )
  const creator = await lookAtCreator(client)
  const running =
    creator.kind === 'able'
      ? await client.count(
          `SELECT COUNT() FROM Lead WHERE ${since} AND LeadSource = 'Web' AND CreatedById = ${quoted(creator.id)}`,
        )
      : undefined
  const others = [ofLimit(recent), ofCreator(creator)]
  const areExcluded = others.every((one) => typeof one === 'string')
  const all = [...ofSettings(creator, running, areExcluded), ...others.toReversed()]
  const causes = all.filter((one) => typeof one !== 'string')
  return {
    causes: causes.toSorted((a, b) => a.likelihood.localeCompare(b.likelihood)),
    excluded: all.filter((one) => typeof one === 'string'),
  }
}

/** A cause, or the sentence that rules it out. */
type Judged = Cause | string

function ofLimit(recent: Attempt<number>): Judged {
  const cause = { code: 'lp:web-to-lead-limit' }
  if (!recent.ok) {
    const text = 'The API user may not count the leads of the last 24 hours.'
    return { ...cause, likelihood: 'possible', text }
  }
  const count = recent.value
  if (count < DAILY_LIMIT) {
    return `The limit of ${DAILY_LIMIT} web leads is not reached: ${count} leads were created in the last 24 hours.`
  }
  const text = `${count} leads were created in the last 24 hours, and Salesforce takes ${DAILY_LIMIT} web leads in that time.`
  return { ...cause, likelihood: 'likely', text }
}

function ofCreator(creator: Creator): Judged {
  const cause = { code: 'lp:default-lead-creator' }
  switch (creator.kind) {
    case 'unknown': {
      const text = 'No earlier lead of the marketplace shows who the Default Lead Creator is.'
      return { ...cause, likelihood: 'possible', text }
    }
    case 'unable': {
      const { name, lack } = creator
      const text = `The user ${name}, in whose name the last lead of the marketplace was created, ${lack}.`
      return { ...cause, likelihood: 'likely', text }
    }
    case 'able':
      return `The user ${creator.name}, in whose name the last lead of the marketplace was created, is active and holds Modify All Data and Send Email.`
  }
}

/** While the forms of a website bring leads, the switch is on, and only the captcha tells them apart. */
function ofSettings(
  creator: Creator,
  running: Attempt<number> | undefined,
  areOthersExcluded: boolean,
): readonly Judged[] {
  const captcha = 'lp:web-to-lead-captcha'
  if (creator.kind === 'able' && running?.ok === true && running.value > 0) {
    const seen = `${creator.name} created ${running.value} leads with the source Web in the last 24 hours`
    return [
      {
        code: captcha,
        likelihood: areOthersExcluded ? 'likely' : 'possible',
        text: `${seen}, so other web forms get through, and the form of the marketplace does not. It sends no reCAPTCHA.`,
      },
      `Web-to-Lead is on: ${seen}.`,
    ]
  }
  const text = 'No API shows this setting.'
  return [
    { code: captcha, likelihood: 'possible', text },
    { code: 'lp:web-to-lead-off', likelihood: 'possible', text },
  ]
}
