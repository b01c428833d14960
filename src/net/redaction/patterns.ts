// Secrets nobody told us about, by their shape. Every expression is linear: bounded, no nesting.

const SHAPES: readonly { readonly name: string; readonly shape: RegExp }[] = [
  { name: 'token', shape: /\beyJ[\w-]{8,4096}\.[\w-]{8,8192}(?:\.[\w-]{0,4096})?/g },
  { name: 'account-key', shape: /(?<=\bAccountKey\s{0,3}=\s{0,3})[^;\s"'<>]{6,200}/gi },
  { name: 'account-key', shape: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==/g },
  {
    name: 'parameter',
    shape:
      /(?<=(?:[?&;\s"']|\b)(?:sig|signature|code|access_token|refresh_token|id_token|client_secret|client_assertion|assertion|password|passwd|pwd|apikey|api_key)=)[^&;\s"'<>]{6,2048}/gi,
  },
  {
    name: 'parameter',
    shape:
      /(?<="(?:access_token|refresh_token|id_token|client_?secret|password|application_?key|accountkey|sig)"\s{0,3}:\s{0,3}")[^"]{6,4096}/gi,
  },
  {
    name: 'authorization',
    shape: /(?<=\b(?:bearer|basic|sharedkey|sharedkeylite)\s{1,3})[A-Za-z0-9+/=_.:~-]{12,8192}/gi,
  },
  // Salesforce: a session id by its own shape, and what the SOAP login carries.
  { name: 'session', shape: /\b00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{20,512}/g },
  {
    name: 'login',
    shape: /(?<=<(?:sessionId|password)>)[^<]{6,4096}/gi,
  },
  { name: 'user-info', shape: /(?<=\bhttps?:\/\/)[^/?#\s"'<>@]{1,256}@/gi },
]

/** Replaces what looks like a secret by `[secret:<name>]`. */
export function scrubShapes(text: string): string {
  return SHAPES.reduce(
    (scrubbed, { name, shape }) => scrubbed.replace(shape, keepKnown(name)),
    text,
  )
}

function keepKnown(name: string): (match: string) => string {
  return (match) => (match.startsWith('[secret:') ? match : `[secret:${name}]`)
}
