// A runtime that settings are read for, on this machine alone and with a person who reads along.
import type { ServiceRuntime } from '../../src/app/service-settings.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'

export function serviceRuntime(changes: Partial<ServiceRuntime> = {}): ServiceRuntime {
  const { clock } = createNodePlatform()
  const nowhere = () => undefined
  return {
    clock,
    isLoopback: true,
    isTerminal: true,
    print: nowhere,
    warn: nowhere,
    ownSettings: [],
    ...changes,
  }
}
