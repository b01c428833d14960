// JSON pointers (RFC 6901) from paths.

export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${escapeToken(String(part))}`).join('')
}

export function pathOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}
