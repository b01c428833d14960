// What a check does with an Azure table, step by step.
import { cleanUp } from './clean-up.ts'
import { network } from './network.ts'
import { readBack } from './read-back.ts'
import { write } from './write.ts'

export const steps = {
  network,
  'sign-in': { notApplicable: 'Each request carries its own signature: there is no sign-in.' },
  permission: { notApplicable: 'What the key may do shows when the lead is written.' },
  write,
  'read-back': readBack,
  'clean-up': cleanUp,
} as const
