// Refusals of a token request that is wrong in itself, or asks the wrong directory.
import type { EntraRefusal } from './refusal.ts'

function invalidRequest(number: number, text: string): EntraRefusal {
  return { number, status: 400, error: 'invalid_request', text }
}

export function parameterMissing(name: string): EntraRefusal {
  return invalidRequest(900144, `The request body must contain the following parameter: '${name}'.`)
}

export function methodNotPost(method: string): EntraRefusal {
  return invalidRequest(
    900561,
    `The endpoint only accepts POST requests. Received a ${method} request.`,
  )
}

export function grantUnsupported(grant: string): EntraRefusal {
  const text = `The app requested an unsupported grant type '${grant}'.`
  return { number: 70003, status: 400, error: 'unsupported_grant_type', text }
}

export function scopeInvalid(scope: string): EntraRefusal {
  const text = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`
  return { number: 1002012, status: 400, error: 'invalid_scope', text }
}

export function tenantMalformed(tenant: string): EntraRefusal {
  return invalidRequest(
    900023,
    `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
  )
}

export function tenantNotFound(tenant: string): EntraRefusal {
  return invalidRequest(
    90002,
    `Tenant '${tenant}' not found. This may happen if there are no active subscriptions for the tenant. Check to make sure you have the correct tenant ID. Check with your subscription administrator.`,
  )
}

export function tenantMissing(): EntraRefusal {
  return invalidRequest(
    50059,
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  )
}

export function tenantOfAnyKind(): EntraRefusal {
  return invalidRequest(
    9001023,
    'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
  )
}

export function otherCloud(isConfidential: boolean): EntraRefusal {
  return isConfidential
    ? invalidRequest(900382, 'Confidential Client is not supported in Cross Cloud request.')
    : invalidRequest(
        90038,
        'The request must be redirected to the national cloud in which the tenant is.',
      )
}
