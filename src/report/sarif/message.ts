// Text as a SARIF message, in which brackets make links and braces make placeholders.

export function escapeMessage(text: string): string {
  return escapePlaceholders(text.replace(/[[\]\\]/g, '\\$&'))
}

/** For Markdown, whose links are meant. */
export function escapePlaceholders(text: string): string {
  return text.replace(/[{}]/g, '$&$&')
}
