// The address at the other end of a request's connection, as the HTTP server hands it on.

/** `bindings` are what the server gives the handler beside the request. */
export function socketAddress(bindings: unknown): string | undefined {
  const { incoming } = Object(bindings) as {
    incoming?: { readonly socket?: { readonly remoteAddress?: string } }
  }
  return incoming?.socket?.remoteAddress
}
