// The form that takes a key for a session.
import { Field } from '../components/form-field.tsx'
import { Layout } from '../components/layout.tsx'

interface SignInPageProps {
  readonly hasLab: boolean
  /** Where to go on. */
  readonly back: string
  /** Why the last try did not do. */
  readonly problem: string | undefined
}

const KEY_FIELD = {
  pointer: 'key',
  label: 'Key',
  hint: 'It begins with lp_.',
  required: true,
  secret: true,
} as const

export function SignInPage({ hasLab, back, problem }: SignInPageProps) {
  const notes =
    problem === undefined
      ? []
      : [{ field: KEY_FIELD.pointer, severity: 'error', text: problem } as const]
  return (
    <Layout title="Sign in" section="none" hasLab={hasLab}>
      <div class="intro">
        <h1>Sign in</h1>
        <p class="lede">
          With a key of your team, checks and reports are your team’s alone. Whoever runs this
          service gives out the keys.
        </p>
      </div>
      <form method="post" action="/sign-in" class="card sign-in">
        <Field field={KEY_FIELD} values={{}} notes={notes} />
        <input type="hidden" name="back" value={back} />
        <div class="actions">
          <button type="submit" class="primary">
            Sign in
          </button>
        </div>
      </form>
    </Layout>
  )
}
