// Whether requests are logged, from the operator's environment.
import { type Environment, settingIn } from '../../model/environment.ts'

export type LogSetting =
  | { readonly ok: true; readonly isJson: boolean }
  | { readonly ok: false; readonly problems: readonly string[] }

export function readLogSetting(environment: Environment, isJsonByDefault: boolean): LogSetting {
  const value = settingIn(environment, 'LEADPROBE_LOG')
  if (value === undefined) return { ok: true, isJson: isJsonByDefault }
  if (value === 'json' || value === 'off') return { ok: true, isJson: value === 'json' }
  return { ok: false, problems: ['LEADPROBE_LOG has to be json or off.'] }
}
