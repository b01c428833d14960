// How the operator wants destinations to be watched, from the environment.
import { TENANT, TENANT_NEEDS } from '../model/caller.ts'
import { type Environment, settingIn } from '../model/environment.ts'

export interface WatchSettings {
  /** Milliseconds between two checks of a destination. */
  readonly everyMs: number
  /** Days before an expiry at which it is announced. */
  readonly lookAheadDays: number
  /** Whose watches they are; absent where everybody who reaches the service is its operator. */
  readonly tenant?: string
  readonly webhook?: { readonly url: string; readonly format: WebhookFormat }
  /** Where the service is seen from outside, for links in notices. */
  readonly publicUrl?: string
}

export const WEBHOOK_FORMATS = ['teams', 'slack', 'json'] as const
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number]

export type WatchSettingsResult =
  | { readonly ok: true; readonly settings: WatchSettings }
  | { readonly ok: false; readonly problems: readonly string[] }

const DAY_MS = 86_400_000
const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: DAY_MS }
/** A check writes to a production CRM: more often than this is a load, not a watch. */
const SHORTEST_MS = 5 * 60_000
const DEFAULT_LOOK_AHEAD_DAYS = 30

export function readWatchSettings(env: Environment, defaultTenant?: string): WatchSettingsResult {
  const problems: string[] = []
  const everyMs = everyOf(env, problems)
  const lookAheadDays = daysOf(env, problems)
  const webhook = webhookOf(env, problems)
  const tenant = tenantOf(env, problems) ?? defaultTenant
  const publicUrl = urlOf(env, 'LEADPROBE_PUBLIC_URL', ['https:', 'http:'], problems)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    settings: {
      everyMs,
      lookAheadDays,
      ...(tenant === undefined ? {} : { tenant }),
      ...(webhook === undefined ? {} : { webhook }),
      ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/+$/, '') }),
    },
  }
}

function everyOf(env: Environment, problems: string[]): number {
  const text = settingIn(env, 'LEADPROBE_WATCH_EVERY')
  if (text === undefined) return DAY_MS
  const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? []
  const ms = Number(count) * (UNITS_MS[unit ?? ''] ?? Number.NaN)
  if (ms >= SHORTEST_MS) return ms
  problems.push('LEADPROBE_WATCH_EVERY has to be a time from 5m on, such as 30m, 6h or 1d.')
  return DAY_MS
}

function daysOf(env: Environment, problems: string[]): number {
  const text = settingIn(env, 'LEADPROBE_WATCH_LOOK_AHEAD')
  if (text === undefined) return DEFAULT_LOOK_AHEAD_DAYS
  if (/^\d{1,3}$/.test(text)) return Number(text)
  problems.push('LEADPROBE_WATCH_LOOK_AHEAD has to be a number of days from 0 to 999.')
  return DEFAULT_LOOK_AHEAD_DAYS
}

/** A key could never be of another tenant, and nobody could read what is watched. */
function tenantOf(env: Environment, problems: string[]): string | undefined {
  const tenant = settingIn(env, 'LEADPROBE_WATCH_TENANT')
  if (tenant === undefined || TENANT.test(tenant)) return tenant
  problems.push(`LEADPROBE_WATCH_TENANT ${TENANT_NEEDS}.`)
  return undefined
}

function webhookOf(env: Environment, problems: string[]): WatchSettings['webhook'] {
  // A notice is sent as a lead is: over TLS or not at all.
  const url = urlOf(env, 'LEADPROBE_WATCH_WEBHOOK', ['https:'], problems)
  const named = settingIn(env, 'LEADPROBE_WATCH_WEBHOOK_FORMAT')
  const format = WEBHOOK_FORMATS.find((known) => known === named)
  if (named !== undefined && format === undefined) {
    const known = WEBHOOK_FORMATS.join(', ')
    problems.push(`LEADPROBE_WATCH_WEBHOOK_FORMAT has to be one of ${known}.`)
  }
  if (url === undefined) return undefined
  return { url, format: format ?? formatOf(new URL(url).hostname) }
}

/** Slack's webhooks have a host of their own, Teams' are flows of Power Automate. */
function formatOf(host: string): WebhookFormat {
  if (host === 'hooks.slack.com') return 'slack'
  return /(?:^|\.)(?:logic\.azure\.com|api\.powerplatform\.com|webhook\.office\.com)$/.test(host)
    ? 'teams'
    : 'json'
}

/** Its value is not repeated: a webhook's address is a key to the channel. */
function urlOf(
  env: Environment,
  name: string,
  schemes: readonly string[],
  problems: string[],
): string | undefined {
  const text = settingIn(env, name)
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url === null || !schemes.includes(url.protocol)) {
    const begin = schemes.map((scheme) => `${scheme}//`).join(' or ')
    problems.push(`${name} has to be a whole address that begins with ${begin}.`)
  } else if (url.username !== '' || url.password !== '') {
    problems.push(`${name} must not hold a user name or password; remove what stands before the @.`)
  } else return text
  return undefined
}
