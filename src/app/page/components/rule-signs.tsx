// What gives a rule's cause away.
import type { Matcher } from '../../../model/rule.ts'
import { signsOf } from '../../../report/rule-signs.ts'
import { visible } from '../../../report/visible-text.ts'

export function RuleSigns({ when }: { when: Matcher }) {
  return (
    <section aria-labelledby="signs-heading">
      <h2 id="signs-heading" class="signs-heading">
        What gives it away
      </h2>
      <dl class="signs">
        {signsOf(when).map(({ label, values, more }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <ul>
                {values.map((value) => (
                  <li>{visible(value)}</li>
                ))}
                {more === undefined ? null : <li class="muted">{more}</li>}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
