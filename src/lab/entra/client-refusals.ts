// Refusals of the application that asks, and of the API it asks for.
import type { Application, Tenant } from './directory.ts'
import type { EntraRefusal } from './refusal.ts'

function unauthorizedClient(number: number, text: string): EntraRefusal {
  return { number, status: 400, error: 'unauthorized_client', text }
}

function invalidClient(number: number, text: string): EntraRefusal {
  return { number, status: 401, error: 'invalid_client', text }
}

function invalidResource(number: number, text: string): EntraRefusal {
  return { number, status: 400, error: 'invalid_resource', text }
}

export function applicationNotFound(id: string, tenant: Tenant): EntraRefusal {
  return unauthorizedClient(
    700016,
    `Application with identifier '${id}' was not found in the directory '${tenant.domains[0]}'. ${NOT_INSTALLED} You may have sent your authentication request to the wrong tenant.`,
  )
}

export function applicationDisabled({ id, name }: Application): EntraRefusal {
  return unauthorizedClient(7000112, `Application '${id}'(${name}) is disabled.`)
}

export function secretInvalid({ id }: Application): EntraRefusal {
  return invalidClient(
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${id}'.`,
  )
}

export function secretExpired({ id }: Application): EntraRefusal {
  return invalidClient(
    7000222,
    `The provided client secret keys for app '${id}' are expired. Visit the Azure portal to create new keys for your app.`,
  )
}

export function secretMissing(grant: string): EntraRefusal {
  return grant === 'client_credentials'
    ? invalidClient(
        7000216,
        "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
      )
    : invalidClient(
        7000218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      )
}

export function resourceRefusal(resource: string, tenant: Tenant): EntraRefusal | undefined {
  switch (tenant.dynamics) {
    case 'enabled':
      return undefined
    case 'absent':
      return resourceNotFound(resource, tenant)
    case 'disabled':
      return invalidResource(
        500014,
        `The service principal for resource '${resource}' is disabled. This indicate that a subscription within the tenant has lapsed, or that the administrator for this tenant has disabled the application.`,
      )
    case 'not-subscribed':
      return invalidResource(
        650052,
        `The app needs access to a service ('${resource}') that your organization '${tenant.domains[0]}' has not subscribed to or enabled. Contact your IT Admin to review the configuration of your service subscriptions.`,
      )
  }
}

export function resourceNotFound(resource: string, tenant: Tenant): EntraRefusal {
  return invalidResource(
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${tenant.domains[0]}. ${NOT_INSTALLED} You might have sent your authentication request to the wrong tenant.`,
  )
}

const NOT_INSTALLED =
  'This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.'
