// HTTPS endpoint: wiring.
import type { DestinationKind } from '../../model/destination-kind.ts'
import { type HttpsEndpointConfig, httpsEndpointConfig } from './config.ts'
import { cleanUp, type EndpointSession, network, openEndpoint, write } from './steps.ts'

export const httpsEndpoint: DestinationKind<HttpsEndpointConfig, EndpointSession> = {
  id: 'https-endpoint',
  title: 'HTTPS endpoint',
  docs: 'https://learn.microsoft.com/en-us/partner-center/marketplace-offers/partner-center-portal/commercial-marketplace-lead-management-instructions-https',
  clouds: ['global'],
  config: httpsEndpointConfig,
  open: openEndpoint,
  steps: {
    network,
    'sign-in': { notApplicable: 'The marketplace does not sign in to an endpoint.' },
    permission: { notApplicable: 'An endpoint has no permissions that could be read.' },
    write,
    'read-back': { notApplicable: 'An endpoint offers no way to read a lead back.' },
    'clean-up': cleanUp,
  },
}
