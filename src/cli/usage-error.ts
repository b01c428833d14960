// Thrown for what the user got wrong; ends the run with a message and exit code 2.

export class UsageError extends Error {
  override name = 'UsageError' as const
  readonly fix: string | undefined

  constructor(message: string, fix?: string) {
    super(message)
    this.fix = fix
  }
}
