// All causes leadprobe knows, by group.
import type { Rule } from '../../../model/rule.ts'
import { ruleText } from '../../rule-text.ts'
import { Layout } from '../components/layout.tsx'

export function RulesPage({ rules, hasLab }: { rules: readonly Rule[]; hasLab: boolean }) {
  const groups = [...new Set(rules.map(({ id }) => groupOf(id)))]
  return (
    <Layout title="Rules" section="rules" hasLab={hasLab}>
      <div class="intro">
        <h1>Rules</h1>
        <p class="lede">
          {rules.length} causes, each with what gives it away, what it means and how to mend it.
        </p>
      </div>
      {groups.map((group) => (
        <section class="rule-group" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{group}</h2>
          <ul>
            {rules
              .filter(({ id }) => groupOf(id) === group)
              .map((rule) => (
                <li>
                  <a href={`/rules/${rule.id}`}>{ruleText(rule).title}</a> <code>{rule.id}</code>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Layout>
  )
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}
