// The Node platform with a clock that runs faster, so that minutes of patience take seconds.
import type { Platform } from '../../src/model/platform.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { hurry } from './hurry.ts'

/** Clock and timers run `pace` times as fast; sockets are real and take the time they take. */
export function hurriedPlatform(pace: number): Platform {
  return hurry(createNodePlatform(), pace)
}
