// A lab host on which the table emulator is not installed: starts at once.
import type { LabHost } from '../../src/lab/host.ts'

export function tableless(host: LabHost): LabHost {
  const reason = 'Install it with `npm install azurite`.'
  return { ...host, startTables: async () => ({ available: false, reason }) }
}
