// Organizations that do not let the user in, do not take the lead, or do not let it go.
import type { StepId, Verdict } from '../../model/vocabulary.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation } from './define.ts'
import { ARRIVES, byPassword, inState, waiting } from './dynamics-365-define.ts'

/** What ends each fault. */
const MENDS = {
  'user-not-member':
    'Add the application to the environment as an application user, with the role Lead Writer.',
  'application-user-disabled': 'Activate the application user.',
  'license-missing': 'Assign a Dynamics 365 licence to the user.',
  'no-roles': 'Assign the role Microsoft Marketplace Lead Writer to the application user.',
  'organization-disabled': 'Let an administrator enable the environment again.',
  'administration-mode': 'Switch the administration mode of the environment off.',
  'team-role-only': 'Assign the role to the application user itself, not to its team.',
  'missing-privilege': 'Give the role the privilege to create leads.',
  'role-as-documented':
    'Give the application user the role Basic User as well, so that the check may read and remove its lead.',
  'delete-refused':
    'Give the application user a role that may delete its own leads. Delete the lead by hand.',
  'field-security': 'Clear "Enable column security" of the column Lead Source.',
  'field-security-unseen': 'Clear "Enable column security" of the column Lead Source.',
  'lead-table-missing': 'Install Dynamics 365 Sales in the environment.',
  'lead-writer-missing': 'Import the Lead Writer solution, and assign its role.',
  'lead-writer-role-missing':
    'Assign the role Microsoft Marketplace Lead Writer to the application user.',
  'attribute-unknown':
    'Bring the column for the job title back by importing the Lead Writer solution again.',
  'option-out-of-range': 'Bring the standard choices of the column Lead Source back.',
  'required-field': 'Make the column Industry of the lead optional.',
  'payload-invalid': 'Make the column for the job title a text again.',
  'plugin-rejected': 'Let the plug-in pass leads that come from the marketplace.',
  'duplicate-key': 'Delete the alternate key over phone numbers.',
  'token-refused':
    'Let Microsoft’s support repair the environment: URL, directory and application are right.',
  'lead-vanishes': 'Switch the flow off that deletes leads.',
  'too-many-requests': waiting(
    'Wait five minutes, with fewer programs at work in the environment.',
  ),
  'too-much-time': waiting('Wait five minutes, with fewer programs at work in the environment.'),
  'too-many-at-once': waiting('Wait until the other programs are done.'),
  'sql-error': waiting('Wait until the database of the environment works again.'),
  'sql-timeout': waiting('Wait until the database of the environment works again.'),
  'organization-unavailable': waiting('Wait until the environment answers again.'),
  'organization-silent': waiting('Wait until the environment answers again.'),
  'create-unanswered': waiting('Wait until the environment answers again.'),
  'read-unavailable': waiting('Wait until the database of the environment works again.'),
} as const

export const dynamicsOrganizationScenarios: readonly Scenario[] = [
  refuses('user-not-member', 'The application has no application user', 'user-not-member'),
  refuses('application-user-disabled', 'The application user is disabled', 'user-disabled'),
  byPassword(
    'license-missing',
    'The user has no licence',
    'license-missing',
    at('write', 'fail', 'license-missing'),
    { mend: MENDS['license-missing'] },
  ),
  refuses('no-roles', 'The application user has no role', 'no-roles'),
  refuses('organization-disabled', 'The organization is disabled', 'org-unavailable'),
  refuses('administration-mode', 'The environment is in administration mode', 'admin-mode'),
  inState('role-from-team', 'The role comes from a team, which works as well', ARRIVES),
  refuses(
    'team-role-only',
    'The team’s role counts for the team’s own leads only',
    'missing-privilege',
  ),
  refuses(
    'missing-privilege',
    'The role has lost the privilege to create leads',
    'missing-privilege',
  ),
  inState(
    'role-as-documented',
    'The role is the documented one, which may not delete leads',
    at('permission', 'warn', 'read-refused'),
    { mend: MENDS['role-as-documented'] },
  ),
  inState(
    'delete-refused',
    'The role may not delete leads',
    expectation('clean-up', 'warn', 'lead/test-lead-left-behind'),
    { mend: MENDS['delete-refused'] },
  ),
  refuses('field-security', 'The lead source is a secured column', 'field-security'),
  refuses(
    'field-security-unseen',
    'The same, and the role may not read the column’s definition',
    'field-security',
  ),
  refuses(
    'lead-table-missing',
    'Dynamics 365 Sales is not installed, so there are no leads',
    'lead-table-missing',
  ),
  inState(
    'lead-writer-missing',
    'The Lead Writer solution is not installed; another role does its work',
    at('permission', 'warn', 'lead-writer-missing'),
    { mend: MENDS['lead-writer-missing'] },
  ),
  inState(
    'lead-writer-role-missing',
    'The Lead Writer role is not assigned; another role does its work',
    at('permission', 'warn', 'lead-writer-role-missing'),
    { mend: MENDS['lead-writer-role-missing'] },
  ),
  isUnsure(
    'attribute-unknown',
    'write',
    'The lead table has no column for the job title',
    'attribute-unknown',
  ),
  isUnsure(
    'option-out-of-range',
    'write',
    'The choices of the lead source were replaced, which the role may not see',
    'option-out-of-range',
  ),
  refuses('required-field', 'The industry is compulsory, and a lead has none', 'required-field'),
  isUnsure(
    'payload-invalid',
    'write',
    'The column for the job title takes numbers',
    'payload-invalid',
  ),
  refuses('plugin-rejected', 'A plug-in of the customer rejects the lead', 'plugin-rejected'),
  isUnsure(
    'duplicate-key',
    'write',
    'Phone numbers are a key, and a lead with this one is there',
    'duplicate',
  ),
  inState(
    'duplicate-rule',
    'A rule warns people of leads with the same phone number, and lets programs pass',
    ARRIVES,
  ),
  refuses('token-refused', 'The environment takes no token of its directory', 'token-rejected'),
  isUnsure('too-many-requests', 'permission', 'The limit of requests is reached', 'throttled'),
  isUnsure('too-much-time', 'write', 'The limit of execution time is reached', 'throttled'),
  isUnsure('too-many-at-once', 'write', 'The limit of concurrent requests is reached', 'throttled'),
  isUnsure('sql-error', 'write', 'The database has an error', 'sql-transient'),
  isUnsure('sql-timeout', 'write', 'The database takes too long', 'sql-transient'),
  inState(
    'organization-unavailable',
    'The organization answers 503',
    expectation('network', 'inconclusive', 'http/5xx'),
    { mend: MENDS['organization-unavailable'] },
  ),
  inState(
    'organization-silent',
    'The organization accepts the token and never answers',
    at('permission', 'inconclusive', 'timeout'),
    { timeoutMs: 3000, mend: MENDS['organization-silent'] },
  ),
  inState(
    'create-unanswered',
    'The lead is stored, and the answer never comes',
    at('write', 'inconclusive', 'timeout'),
    { timeoutMs: 4000, mend: MENDS['create-unanswered'] },
  ),
  inState(
    'lead-vanishes',
    'A flow deletes every lead as soon as it is there',
    at('read-back', 'warn', 'lead-not-found'),
    { mend: MENDS['lead-vanishes'] },
  ),
  inState(
    'read-unavailable',
    'The lead is stored, and cannot be read for now',
    at('read-back', 'warn', 'sql-transient'),
    { mend: MENDS['read-unavailable'] },
  ),
]

function at(step: StepId, outcome: Verdict, rule: string): Expectation {
  return expectation(step, outcome, `dataverse/${rule}`)
}

/** Only the write proves it; what was read before is a hint. */
function refuses(world: keyof typeof MENDS, title: string, rule: string): Scenario {
  return inState(world, title, at('write', 'fail', rule), { mend: MENDS[world] })
}

/** Something passing, or something of which it is unknown whether the marketplace meets it. */
function isUnsure(world: keyof typeof MENDS, step: StepId, title: string, rule: string): Scenario {
  return inState(world, title, at(step, 'inconclusive', rule), { mend: MENDS[world] })
}
