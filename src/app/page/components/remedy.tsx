// What to do, as numbered steps, each with where and how to see that it worked.
import type { Finding } from '../../../model/report.ts'
import { visible } from '../../../report/visible-text.ts'

export type RemedyStep = Finding['remediation'][number]

interface RemedyProps {
  readonly remediation: readonly RemedyStep[]
  readonly heading?: string
}

export function Remedy({ remediation, heading = 'What to do' }: RemedyProps) {
  if (remediation.length === 0) return null
  return (
    <div class="remedy">
      <h4>{heading}</h4>
      <ol>
        {remediation.map((step) => (
          <li>
            <p>{visible(step.do)}</p>
            {step.where === undefined ? null : (
              <p class="remedy-note">
                <b>Where</b> {visible(step.where)}
              </p>
            )}
            {step.verify === undefined ? null : (
              <p class="remedy-note">
                <b>Check</b> {visible(step.verify)}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
