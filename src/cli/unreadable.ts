// Why a file could not be read, in words.
import type { FileRead } from './host.ts'

type Reason = Extract<FileRead, { ok: false }>['reason']

/** Completes "NAME: …"; `most` is the size that is read, such as "1 MB". */
export function whyUnread(reason: Reason, most: string): string {
  return {
    missing: 'there is no such file',
    'too-large': `it is larger than ${most}`,
    directory: 'it is a directory',
    binary: 'it is no text, but perhaps an image, an archive or an office file',
    unreadable: 'it cannot be read; check its permissions',
  }[reason]
}
