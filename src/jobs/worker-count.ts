// How many checks of batches one process runs at a time, from the operator's environment.
import { type Environment, settingIn } from '../model/environment.ts'

export type WorkerCount =
  | { readonly ok: true; readonly workers: number }
  | { readonly ok: false; readonly problems: readonly string[] }

const DEFAULT = 8
const MOST = 64

export function readWorkerCount(env: Environment): WorkerCount {
  const value = settingIn(env, 'LEADPROBE_WORKERS')
  if (value === undefined) return { ok: true, workers: DEFAULT }
  const workers = /^\d{1,3}$/.test(value) ? Number(value) : Number.NaN
  if (workers >= 1 && workers <= MOST) return { ok: true, workers }
  return { ok: false, problems: [`LEADPROBE_WORKERS has to be a whole number from 1 to ${MOST}.`] }
}
