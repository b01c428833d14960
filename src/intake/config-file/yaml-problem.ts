// What is wrong with a text that is not YAML, in words that say what to change.
// The parser's own messages quote the text and could show a secret, so none is passed on.
import type { ErrorCode } from 'yaml'

interface Wording {
  readonly message: string
  readonly fix: string
}

const QUOTE =
  'Put the value in double quotes; inside them, write \\" for a quote and \\\\ for a backslash.'
const INDENT = 'Indent with two spaces for each level, and line up the fields that belong together.'

const WORDINGS: { readonly [C in ErrorCode]?: Wording } = {
  BAD_ALIAS: {
    message: 'A value that starts with * refers to something that is not there.',
    fix: QUOTE,
  },
  BAD_DQ_ESCAPE: {
    message: 'A backslash in double quotes starts an escape that does not exist.',
    fix: 'Write \\\\ for a backslash, or put the value in single quotes.',
  },
  BAD_INDENT: { message: 'This line is not indented like its neighbours.', fix: INDENT },
  BAD_SCALAR_START: {
    message: 'A value cannot start with this character unless it is quoted.',
    fix: QUOTE,
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'There are two fields on one line, or a value that holds ": ".',
    fix: 'Give each field its own line, and put a value that holds ": " in double quotes.',
  },
  BLOCK_IN_FLOW: { message: 'An indented block stands inside { } or [ ].', fix: INDENT },
  DUPLICATE_KEY: {
    message: 'This field is here twice.',
    fix: 'Keep one of the two; give two destinations two names.',
  },
  MISSING_CHAR: {
    message: 'Something that was opened is not closed, or a comma or colon is missing.',
    fix: 'Check the quotes, brackets and commas on this line and the one above it.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'This line is neither a field with a value nor part of one.',
    fix: 'Write each field as "name: value", with a space after the colon.',
  },
  MULTIPLE_DOCS: {
    message: 'The file holds more than one document.',
    fix: 'Remove the line "---" and what follows it, or make it a file of its own.',
  },
  TAB_AS_INDENT: {
    message: 'This line is indented with a tab.',
    fix: 'Use spaces: YAML does not allow tabs there.',
  },
  UNEXPECTED_TOKEN: {
    message: 'Something stands here that does not belong to the field before it.',
    fix: QUOTE,
  },
}

const OTHERWISE: Wording = {
  message: 'This is not valid YAML.',
  fix: 'Check the quotes, brackets, colons and indentation of this line and the one above it.',
}

export function wordingOf(code: ErrorCode): Wording {
  return WORDINGS[code] ?? OTHERWISE
}
