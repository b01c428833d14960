// What a check is asked to do, and what it needs to do it.
import type { DestinationKind } from '../model/destination-kind.ts'
import type { Platform } from '../model/platform.ts'
import type { Finding, Report, StepReport } from '../model/report.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { TestLead } from '../model/test-lead.ts'
import type { OutboundPolicy } from '../model/transport.ts'
import type { Cloud, DestinationId } from '../model/vocabulary.ts'

export interface CheckOptions {
  /** Time for the whole check in milliseconds; Microsoft's own limit is two minutes. */
  readonly timeoutMs?: number
  /** Leaves the test lead in the destination, and says so. */
  readonly keepLead?: boolean
  /** Stops after the config step. */
  readonly offline?: boolean
  /** Days within which an expiry is a warning. */
  readonly lookAheadDays?: number
  /** Cancels the check; what was written is still cleaned up. */
  readonly signal?: AbortSignal
}

export interface CheckRequest {
  /**
   * The destination's config as it was given, `type` included; undefined for an offer that must have
   * a destination and has none.
   */
  readonly destination: unknown
  readonly name: string
  readonly cloud: Cloud
  readonly offer?: string
  readonly options: CheckOptions
  /** Set when the check may have to be taken up again after its process died. */
  readonly attempt?: CheckAttempt
}

/** One of several attempts at the same check: together they make one report and send one lead. */
export interface CheckAttempt {
  /** 32 hexadecimal digits of 128 random bits. */
  readonly reportId: string
  /**
   * Awaited right before the lead is sent. Nothing is sent when it resolves to false; it has to
   * resolve to true once at most for all attempts.
   */
  beforeWrite(lead: TestLead): Promise<boolean>
  /**
   * Marker of the lead that an earlier attempt may have sent. It is looked for and removed, and none
   * is sent again.
   */
  readonly interrupted?: string
}

export type DestinationKinds = { readonly [K in DestinationId]?: DestinationKind }

export interface CheckDependencies {
  readonly platform: Platform
  readonly kinds: DestinationKinds
  readonly rulebook: Rulebook
  readonly policy: OutboundPolicy
  readonly toolVersion: string
}

export type CheckEvent =
  | { readonly type: 'step'; readonly step: StepReport }
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'report'; readonly report: Report }

export type OnCheckEvent = (event: CheckEvent) => void

/** The kind of that id; names that every object knows, such as `constructor`, are none. */
export function kindNamed(
  id: string | undefined,
  kinds: DestinationKinds,
): DestinationKind | undefined {
  return id !== undefined && Object.hasOwn(kinds, id) ? kinds[id as DestinationId] : undefined
}

/** The `type` a raw config names, if it is an object that names one. */
export function typeOf(destination: unknown): string | undefined {
  if (typeof destination !== 'object' || destination === null) return undefined
  const type = (destination as { type?: unknown }).type
  return typeof type === 'string' ? type : undefined
}
