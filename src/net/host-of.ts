// The host a URL names, for showing and for matching.

/** Host name in lower case without port; undefined when the text is no URL. */
export function hostOf(url: string): string | undefined {
  const parsed = URL.parse(url)
  return parsed === null || parsed.hostname === '' ? undefined : parsed.hostname
}
