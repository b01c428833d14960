// All causes leadprobe knows, by group.
import type { Rule } from '../../../model/rule.ts'
import { ruleText } from '../../rule-text.ts'
import { JumpLinks } from '../components/jump-links.tsx'
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
      <JumpLinks
        links={groups.map((group) => ({ href: `#group-${group}`, text: titleOf(group) }))}
      />
      {groups.map((group) => (
        <section class="rule-group" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{titleOf(group)}</h2>
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

const GROUP_TITLES: Readonly<Record<string, string>> = {
  'azure-blob': 'Azure blob',
  'azure-table': 'Azure table',
  config: 'Settings',
  dataverse: 'Dynamics 365',
  entra: 'Microsoft Entra sign-in',
  http: 'HTTP answers',
  'https-endpoint': 'HTTPS endpoint',
  lead: 'Leads',
  leadprobe: 'leadprobe itself',
  marketo: 'Marketo',
  network: 'Network',
  'power-automate': 'Power Automate and Logic Apps',
  salesforce: 'Salesforce',
  tls: 'Certificates and TLS',
}

/** Groups of rules of one's own have no other name. */
function titleOf(group: string): string {
  return GROUP_TITLES[group] ?? group
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}
