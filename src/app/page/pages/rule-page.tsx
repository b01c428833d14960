// One rule: what it means and how to mend it.
import type { Rule } from '../../../model/rule.ts'
import { fieldName } from '../../../report/field-name.ts'
import { TURN_WORDS } from '../../../report/text/words.ts'
import { ruleText } from '../../rule-text.ts'
import { Layout } from '../components/layout.tsx'
import { References } from '../components/references.tsx'
import { Remedy } from '../components/remedy.tsx'
import { RuleSigns } from '../components/rule-signs.tsx'
import { STEP_NAMES, sentenceCase } from '../words.ts'

export function RulePage({ rule, hasLab }: { rule: Rule; hasLab: boolean }) {
  const text = ruleText(rule)
  const field = fieldName({ field: rule.field, rule: rule.id })
  return (
    <Layout title={text.title} section="rules" hasLab={hasLab}>
      <div class="intro">
        <p class="muted">
          <a href="/rules">Rules</a> / <code>{rule.id}</code>
        </p>
        <h1>{text.title}</h1>
      </div>
      <article class="finding" data-severity={rule.severity}>
        <p class="facts">
          <span class="chip chip-turn">{sentenceCase(TURN_WORDS[rule.turn])}</span>
          <span class="chip">Step: {rule.steps.map((step) => STEP_NAMES[step]).join(', ')}</span>
          {field === undefined ? null : <span class="chip">Field: {field}</span>}
        </p>
        <p>{text.cause}</p>
        <Remedy remediation={text.remediation} />
        <RuleSigns when={rule.when} />
        <References references={text.references} />
      </article>
    </Layout>
  )
}
