// A pasted lead: each field with what it means.
import type { LeadPart } from '../../../lead/read-lead.ts'
import { visible } from '../../../report/visible-text.ts'

export function LeadView({ parts }: { parts: readonly LeadPart[] }) {
  if (parts.length === 0) return null
  return (
    <section class="card lead" aria-labelledby="lead-heading">
      <h2 id="lead-heading" tabindex={-1}>
        What it says
      </h2>
      <dl class="lead-parts">
        {parts.map(({ name, label, value, about }) => (
          <div>
            <dt>
              {label}
              {name === label ? null : <code>{visible(name)}</code>}
            </dt>
            <dd>
              <p class="lead-value">{value === '' ? '(empty)' : visible(value)}</p>
              <p class="muted">{visible(about)}</p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
