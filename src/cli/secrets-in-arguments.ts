// Arguments that hold a secret are refused before anything else looks at them, and never repeated.
import { UsageError } from './usage-error.ts'

const SECRET_FLAG =
  /^--?(?:[a-z-]*(?:secret|password|passwd|pwd|token|credential|private-?key|account-?key|api-?key)[a-z-]*|connection-?string|sas|sig)$/i
/** Settings pasted where a file name belongs. */
const PASTED = /AccountKey=|SharedAccessSignature=|[?&]sig=|https?:\/\/|^\s*[<{]|\n/i

/** Throws a usage error when an argument is a secret, or looks like one. */
export function refuseSecrets(args: readonly string[]): void {
  const end = args.indexOf('--')
  const flags = end === -1 ? args : args.slice(0, end)
  for (const arg of flags) {
    const [flag = ''] = arg.split('=', 1)
    if (flag.length > 1 && flag.startsWith('-') && SECRET_FLAG.test(flag)) {
      throw new UsageError(
        `Secrets are not taken as arguments (${flag}): other users of this machine and the shell history would see it.`,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of our own variables
        'Put it into an environment variable, and write ${NAME} in the config file; or pipe it into "leadprobe check -".',
      )
    }
  }
  if (args.some((arg) => !arg.startsWith('-') && PASTED.test(arg))) {
    throw new UsageError(
      'An argument looks like pasted settings rather than a file name.',
      'Save them in a file, or pipe them into "leadprobe check -"; as an argument, a secret would be visible to others.',
    )
  }
}
