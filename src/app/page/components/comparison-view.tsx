// What changed since the check before of the same destination.
import { visible } from '../../../report/visible-text.ts'
import type { Comparison, NamedRule } from '../../compare-reports.ts'
import { OUTCOME_WORDS, STEP_NAMES } from '../words.ts'
import { Icon } from './icon.tsx'
import { Moment } from './moment.tsx'

export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const { previous, steps, gone, came } = comparison
  const isSame = steps.length + gone.length + came.length === 0
  return (
    <section class="comparison card" aria-labelledby="comparison-heading">
      <h2 id="comparison-heading">Since the check before</h2>
      <p class="muted">
        Compared with{' '}
        <a href={`/reports/${previous.id}`}>
          <Moment iso={previous.startedAt} />
        </a>
        .
      </p>
      {isSame ? <p>Nothing has changed: the same steps, the same findings.</p> : null}
      <Rules words="Gone" rules={gone} />
      <Rules words="New" rules={came} />
      {steps.length === 0 ? null : (
        <ul class="changes" aria-label="Steps that ended otherwise">
          {steps.map(({ id, before, after }) => (
            <li>
              <Icon name={after} />
              <span>
                <b>{STEP_NAMES[id]}</b> {OUTCOME_WORDS[after].toLowerCase()}{' '}
                <span class="muted">(before: {OUTCOME_WORDS[before].toLowerCase()})</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Rules({ words, rules }: { words: string; rules: readonly NamedRule[] }) {
  if (rules.length === 0) return null
  return (
    <p>
      <b>{words}:</b>{' '}
      {rules.map(({ rule, title }, index) => (
        <>
          {index === 0 ? '' : ', '}
          <a href={`/rules/${rule}`}>{visible(title)}</a>
        </>
      ))}
    </p>
  )
}
