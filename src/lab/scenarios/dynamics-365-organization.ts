// Organizations that do not let the user in, do not take the lead, or do not let it go.
import type { StepId, Verdict } from '../../model/vocabulary.ts'
import type { WorldName } from '../dataverse/dynamics.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { expectation } from './define.ts'
import { ARRIVES, byPassword, inState } from './dynamics-365-define.ts'

export const dynamicsOrganizationScenarios: readonly Scenario[] = [
  refuses('user-not-member', 'The application has no application user', 'user-not-member'),
  refuses('application-user-disabled', 'The application user is disabled', 'user-disabled'),
  byPassword(
    'license-missing',
    'The user has no licence',
    'license-missing',
    at('write', 'fail', 'license-missing'),
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
  ),
  inState(
    'delete-refused',
    'The role may not delete leads',
    expectation('clean-up', 'warn', 'lead/test-lead-left-behind'),
    { heals: 'Delete the lead by hand.' },
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
  ),
  inState(
    'lead-writer-role-missing',
    'The Lead Writer role is not assigned; another role does its work',
    at('permission', 'warn', 'lead-writer-role-missing'),
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
  ),
  inState(
    'organization-silent',
    'The organization accepts the token and never answers',
    at('permission', 'inconclusive', 'timeout'),
    { timeoutMs: 3000 },
  ),
  inState(
    'create-unanswered',
    'The lead is stored, and the answer never comes',
    at('write', 'inconclusive', 'timeout'),
    { timeoutMs: 4000 },
  ),
  inState(
    'lead-vanishes',
    'A flow deletes every lead as soon as it is there',
    at('read-back', 'warn', 'lead-not-found'),
  ),
  inState(
    'read-unavailable',
    'The lead is stored, and cannot be read for now',
    at('read-back', 'warn', 'sql-transient'),
  ),
]

function at(step: StepId, outcome: Verdict, rule: string): Expectation {
  return expectation(step, outcome, `dataverse/${rule}`)
}

/** Only the write proves it; what was read before is a hint. */
function refuses(world: WorldName, title: string, rule: string): Scenario {
  return inState(world, title, at('write', 'fail', rule))
}

/** Something passing, or something of which it is unknown whether the marketplace meets it. */
function isUnsure(world: WorldName, step: StepId, title: string, rule: string): Scenario {
  return inState(world, title, at(step, 'inconclusive', rule))
}
