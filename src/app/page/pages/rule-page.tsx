// One rule: what it means and how to mend it.
import type { Rule } from '../../../model/rule.ts'
import { TURN_WORDS } from '../../../report/text/words.ts'
import { Layout } from '../components/layout.tsx'
import { References } from '../components/references.tsx'
import { Remedy } from '../components/remedy.tsx'
import { STEP_NAMES, sentenceCase } from '../words.ts'

export function RulePage({ rule, hasLab }: { rule: Rule; hasLab: boolean }) {
  return (
    <Layout title={rule.title} section="rules" hasLab={hasLab}>
      <div class="intro">
        <p class="muted">
          <a href="/rules">Rules</a> / <code>{rule.id}</code>
        </p>
        <h1>{rule.title}</h1>
      </div>
      <article class="finding" data-severity={rule.severity}>
        <p class="facts">
          <span class="chip chip-turn">{sentenceCase(TURN_WORDS[rule.turn])}</span>
          <span class="chip">Step: {rule.steps.map((step) => STEP_NAMES[step]).join(', ')}</span>
        </p>
        <p>{rule.cause}</p>
        <Remedy
          remediation={[...rule.remediation] as Parameters<typeof Remedy>[0]['remediation']}
        />
        <References
          references={[...rule.references] as Parameters<typeof References>[0]['references']}
        />
      </article>
    </Layout>
  )
}
