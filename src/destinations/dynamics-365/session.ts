// What the steps of one Dynamics 365 check share.
import type { CheckContext } from '../../model/destination-kind.ts'
import type { Receipt } from '../../model/vocabulary.ts'
import { type DataverseApi, openDataverse } from './api.ts'
import { authorityFor } from './authority.ts'
import type { Dynamics365Config } from './config.ts'
import { type Instance, instanceOf } from './instance-url.ts'

export type Check = CheckContext<Dynamics365Config>

/** What the lead carries in `leadsourcecode`. */
export interface LeadSource {
  /** Absent when the column cannot take a value. */
  readonly option?: number
  /** False when the column could not be looked at, so that the option is a guess. */
  readonly isKnown: boolean
}

export interface DynamicsSession {
  readonly instance: Instance
  /** The sign-in service, as an origin. */
  readonly authority: string
  /** The tenant that owns the environment, by its own word. */
  tenant?: string
  /** Sends the access token once there is one. */
  api: DataverseApi
  leadSource: LeadSource
  leadId?: string
  /** What the write left, as far as is known by now. */
  receipt: Receipt
}

export function openSession({ config, cloud, net }: Check): DynamicsSession {
  const instance = instanceOf(config.url)
  return {
    instance,
    authority: authorityFor(cloud, instance.cloud),
    api: openDataverse(instance.origin, net),
    leadSource: { isKnown: false },
    receipt: 'nothing',
  }
}
