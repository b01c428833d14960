// Thrown for environment settings that cannot be used: the operator's to change, no fault of ours.

export class SettingsRefused extends Error {
  override name = 'SettingsRefused' as const

  /** Whole sentences; none repeats a value, which may be a secret. */
  constructor(problems: readonly string[]) {
    super(problems.join(' '))
  }
}
