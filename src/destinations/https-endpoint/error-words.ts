// Whether an answer in plain text or XML says that something failed, by how it begins: a word in its
// midst may be part of a sentence that says the opposite.

/** As far as an answer's beginning goes. */
const HEAD = 2048

/** `ERROR: the list is full`, `Failed to store`; not `error: 0` and not `error-free`. */
const WORDS =
  /^\s*\[?(?:(?:fatal|internal|server)\s+)?(?:error|failed|failure|exception)\b(?!-)(?!\s*[:=]?\s*"?(?:0|none|no|null|nil|false)\b)/i

/** A root that is an error, a SOAP fault, or a plain "no". */
const ELEMENTS =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<(?:[\w.-]+:)?(?:error|errorresponse|fault|exception)\b(?!\s*\/>)(?!>\s*(?:0|none|no|null|false)?\s*<\/)|<(?:[\w.-]+:)?envelope\b[\s\S]*?<(?:[\w.-]+:)?fault\b|<[\s\S]*?<(?:status|result)>\s*(?:error|fail(?:ed|ure)?)\s*<|<[\s\S]*?<(?:success|ok)>\s*false\s*<)/i

export function saysError(body: string): boolean {
  const head = body.slice(0, HEAD)
  return WORDS.test(head) || ELEMENTS.test(head)
}
