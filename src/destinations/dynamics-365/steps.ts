// What a check does with a Dynamics 365 environment, step by step.
import { cleanUp } from './clean-up.ts'
import { network } from './network.ts'
import { permission } from './permission.ts'
import { readBack } from './read-back.ts'
import { signIn } from './sign-in.ts'
import { write } from './write.ts'

export const steps = {
  network,
  'sign-in': signIn,
  permission,
  write,
  'read-back': readBack,
  'clean-up': cleanUp,
} as const
