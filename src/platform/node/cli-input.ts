// Standard input for the command line.
import { readSync } from 'node:fs'
import process from 'node:process'
import type { CliInput, FileRead } from '../../cli/host.ts'
import { isTerminal } from './cli-output.ts'
import { encodingOf, isBinary, textOfBytes } from './text-of-bytes.ts'

const CHUNK_BYTES = 64 * 1024

export function createCliInput(): CliInput {
  return { isTTY: isTerminal(0), text: readText, lines: readLines }
}

/** Reads the descriptor itself while it blocks, and through the stream when it does not. */
async function readText(maxBytes: number): Promise<FileRead> {
  const chunks: Buffer[] = []
  const size = () => chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  while (size() <= maxBytes) {
    const read = readChunk()
    if (read === 'later') break
    if (read.length === 0) return textIn(chunks)
    chunks.push(read)
  }
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer)
    if (size() > maxBytes) break
  }
  if (size() > maxBytes) return { ok: false, reason: 'too-large' }
  return textIn(chunks)
}

function textIn(chunks: readonly Buffer[]): FileRead {
  const text = textOfBytes(Buffer.concat(chunks))
  return isBinary(text) ? { ok: false, reason: 'binary' } : { ok: true, text }
}

function readChunk(): Buffer | 'later' {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  try {
    return buffer.subarray(0, readSync(0, buffer))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Windows reports the end of a pipe as an error.
    return code === 'EOF' ? buffer.subarray(0, 0) : 'later'
  }
}

async function* readLines(): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let rest = ''
  for await (const chunk of process.stdin) {
    decoder ??= new TextDecoder(encodingOf(chunk as Buffer))
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines.map(withoutReturn)
  }
  rest += decoder?.decode() ?? ''
  if (rest !== '') yield withoutReturn(rest)
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
