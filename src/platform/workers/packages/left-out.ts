// Stands in for what the vendors' SDKs import and no check does: CSV for bulk jobs, signed JWTs of a
// client certificate, sign-in by a browser, as a machine of Azure, for another user or with a token of
// before, XML where JSON is asked for, jsforce's own way to send requests, and what it builds queries of.

function absent(): never {
  throw new Error('This part of an SDK is left out on Workers')
}

/** By the names that the SDKs call; each would be a bug of ours, or an answer nobody asked for. */
const leftOut = { parseStringPromise: async () => absent(), sign: absent, parse: absent }

// biome-ignore lint/style/noDefaultExport: the packages it stands in for have default exports.
export default leftOut

export class DeviceCodeClient {}
export class LoopbackClient {}
export class ManagedIdentityApplication {}
export class OnBehalfOfClient {}
export class AuthorizationCodeClient {}
export class RefreshTokenClient {}
export class SilentFlowClient {}
export class UserFederatedIdentityCredentialClient {}

/** Called by jsforce when it is loaded; there is nothing it could set. */
export function setDefaults(): void {
  // Its requests go through our transport.
}
