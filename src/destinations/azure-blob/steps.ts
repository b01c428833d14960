// No step of a retired destination ever runs.
import type { NotApplicable } from '../../model/destination-kind.ts'

const RETIRED: NotApplicable = { notApplicable: 'Microsoft retired this destination.' }

export const steps = {
  network: RETIRED,
  'sign-in': RETIRED,
  permission: RETIRED,
  write: RETIRED,
  'read-back': RETIRED,
  'clean-up': RETIRED,
} as const
