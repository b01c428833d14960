// URLs that are wrong as they stand: nothing is sent.
import type { StepId } from '../../model/vocabulary.ts'
import type { Scenario } from '../scenario.ts'
import { CUSTOM_ENDPOINT } from '../sites/custom-endpoint.ts'
import { expectation, httpsScenario, mendByUrl } from './define.ts'

export const urlScenarios: readonly Scenario[] = [
  wrong('not-https', 'The URL is http', 'http://leads.contoso.example/hook', 'http/not-https'),
  wrong(
    'url-malformed',
    'The URL was pasted with its method',
    'POST https://leads.contoso.example/hook',
    'config/url-malformed',
  ),
  wrong(
    'credentials-in-url',
    'The URL carries a user name and a password',
    'https://leads:Wint3r-is-made-up@leads.contoso.example/hook',
    'config/url-malformed',
  ),
  wrong(
    'portal-page',
    'The address of a page of the Power Automate portal',
    'https://make.powerautomate.com/environments/Default-contoso/flows/marketplace-leads/details',
    'config/url-malformed',
  ),
  wrong(
    'port-blocked',
    'The service listens on port 5678',
    'https://leads.contoso.example:5678/hook',
    'config/url-malformed',
    'network',
  ),
  wrong(
    'private-address',
    'An address of a private network',
    'https://10.20.30.40/hook',
    'network/address-blocked',
    'network',
  ),
  wrong(
    'localhost',
    'The publisher’s own machine',
    'https://localhost:8443/hook',
    'network/address-blocked',
    'network',
  ),
]

function wrong(
  name: string,
  title: string,
  url: string,
  rule: string,
  step: StepId = 'config',
): Scenario {
  const mend = mendByUrl(
    'Give a public https URL, with nothing before or after it.',
    CUSTOM_ENDPOINT,
  )
  return httpsScenario(name, title, url, expectation(step, 'fail', rule), mend)
}
