// The text of an answer's body, in the character set it claims, cut wherever reading stopped.

const CHARSET = /charset\s*=\s*"?([^\s";]+)/i

/** Decodes pieces of a body; UTF-8 unless the content type names a set the runtime knows. */
export function answerText(
  pieces: readonly Uint8Array[],
  contentType: string | undefined,
  truncated: boolean,
): string {
  const decoder = decoderFor(CHARSET.exec(contentType ?? '')?.[1])
  const text = pieces.map((piece) => decoder.decode(piece, { stream: true })).join('')
  // A character that the cut went through is left out rather than shown broken.
  return truncated ? text : text + decoder.decode()
}

function decoderFor(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}
