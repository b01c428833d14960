// What to do, as numbered steps, each with where and how to see that it worked.
import type { Finding } from '../../../model/report.ts'
import { visible } from '../../../report/visible-text.ts'

export function Remedy({ remediation }: { remediation: Finding['remediation'] }) {
  if (remediation.length === 0) return null
  return (
    <div class="remedy">
      <h4>What to do</h4>
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
