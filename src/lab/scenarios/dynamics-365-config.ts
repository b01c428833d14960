// Dynamics 365 settings that are wrong as they stand, or that only look wrong.

import { identityIn } from '../dataverse/dynamics.ts'
import type { Scenario } from '../scenario.ts'
import { expectation } from './define.ts'
import { ARRIVES, byApplication, byPassword } from './dynamics-365-define.ts'

const { host, tenantId, applicationId, secret } = identityIn('healthy')
const COPY_URL =
  'Copy the address that the browser shows while Dynamics 365 Sales is open, up to the host name.'
const COPY_DIRECTORY =
  'Copy the Directory (tenant) ID from the Overview page of the app registration.'

export const dynamicsConfigScenarios: readonly Scenario[] = [
  wrong('maker-portal', 'The URL of the maker portal', 'dataverse/url-not-dynamics', {
    url: `https://make.powerapps.com/environments/${tenantId}/home`,
    mend: COPY_URL,
  }),
  wrong('admin-center', 'The URL of the admin center', 'dataverse/url-not-dynamics', {
    url: 'https://admin.powerplatform.microsoft.com/manage/environments',
    mend: COPY_URL,
  }),
  wrong('other-vendor', 'The URL of another vendor’s CRM', 'dataverse/url-not-dynamics', {
    url: 'https://contoso.my.salesforce.com',
    mend: COPY_URL,
  }),
  wrong(
    'on-premises',
    'The URL of a server in the company’s own network',
    'dataverse/on-premises',
    {
      url: 'https://crm.contoso.local/Contoso',
      mend: 'Use an environment that Microsoft hosts, or another lead destination.',
    },
  ),
  byApplication(
    'url-with-path',
    'The URL of a page inside the organization',
    'healthy',
    expectation('config', 'warn', 'dataverse/url-not-dynamics'),
    {
      url: `https://${host}/main.aspx?appid=${applicationId}&pagetype=entitylist&etn=lead`,
      mend: COPY_URL,
    },
  ),
  byApplication(
    'api-address',
    'The address of the organization’s Web API instead of its own',
    'api-address',
    expectation('config', 'warn', 'dataverse/url-not-dynamics'),
    { url: `https://${identityIn('api-address').host.replace('.', '.api.')}`, mend: COPY_URL },
  ),
  byApplication(
    'organization-gone',
    'No organization has this name any more',
    'healthy',
    expectation('network', 'fail', 'network/dns-not-found'),
    { url: 'https://contoso-gone.crm4.dynamics.com', mend: COPY_URL },
  ),
  wrong(
    'tenant-id-malformed',
    'The name of the directory instead of its id',
    'entra/tenant-id-malformed',
    {
      auth: { directoryId: 'contoso' },
      mend: COPY_DIRECTORY,
    },
  ),
  wrong('ids-equal', 'The application’s id in both fields', 'config/ids-swapped', {
    auth: { directoryId: applicationId },
    mend: COPY_DIRECTORY,
  }),
  byApplication(
    'ids-swapped',
    'Directory and application id stand in each other’s field',
    'healthy',
    expectation('network', 'fail', 'config/ids-swapped'),
    { auth: { directoryId: applicationId, applicationId: tenantId }, mend: 'Swap the two ids.' },
  ),
  wrong('secret-id', 'The id of the secret instead of its value', 'config/secret-id-not-value', {
    auth: { clientSecret: secret.id },
    mend: 'Make a new secret and copy its value while it is shown.',
  }),
  byPassword(
    'user-name-malformed',
    'A user name of the old form',
    'healthy-user',
    expectation('config', 'fail', 'config/wrong-type'),
    {
      auth: { userName: 'CONTOSO\\leads' },
      mend: 'Give the sign-in name, which looks like an e-mail address.',
    },
  ),
  byApplication(
    'directory-by-domain',
    'The directory is named by its domain, which works as well',
    'by-domain',
    ARRIVES,
    { auth: { directoryId: identityIn('by-domain').domain } },
  ),
]

function wrong(
  name: string,
  title: string,
  rule: string,
  change: NonNullable<Parameters<typeof byApplication>[4]>,
): Scenario {
  return byApplication(name, title, 'healthy', expectation('config', 'fail', rule), change)
}
