// Every spelling in which a secret may come back: a server can echo it in any encoding it likes.
import { hexOf } from '../../model/hex.ts'

const JSON_QUOTES = /^"|"$/g

/** All spellings of `secret`, itself included, without duplicates. */
export function spellingsOf(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret)
  const base64 = base64Cores(bytes)
  const spellings = [
    secret,
    ...jsonForms(secret),
    ...markupForms(secret),
    ...percentForms(secret),
    ...perCharacterForms(secret),
    percentEveryByte(bytes),
    hexOf(bytes),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ...base64.map(encodeURIComponent),
    ...base64Cores(new TextEncoder().encode(encodeURIComponent(secret))),
  ]
  return [...new Set(spellings)].filter((text) => text !== '')
}

/** URL encoders differ about `!'()*~` and the space; forms are stricter than components. */
function percentForms(secret: string): readonly string[] {
  const wellFormed = secret.toWellFormed()
  const component = encodeURIComponent(wellFormed)
  const field = new URLSearchParams([['', wellFormed]]).toString().slice(1)
  return [
    component,
    component.replaceAll('%20', '+'),
    encodeURIComponent(component),
    encodeURI(wellFormed),
    field,
    field.replaceAll('+', '%20'),
  ]
}

const ANY = /[\s\S]/g
const SPECIAL = /[^A-Za-z0-9]/g

/** Numeric escapes, of every character or only of those that are neither letter nor digit. */
function perCharacterForms(secret: string): readonly string[] {
  const escapes: readonly ((unit: number) => string)[] = [
    (unit) => `\\u${unit.toString(16).padStart(4, '0')}`,
    (unit) => `&#${unit};`,
    (unit) => `&#x${unit.toString(16)};`,
  ]
  return [ANY, SPECIAL].flatMap((which) =>
    escapes.map((write) => secret.replace(which, (character) => write(character.charCodeAt(0)))),
  )
}

/** JSON, also twice, also with the slash or the markup characters escaped as some servers do. */
function jsonForms(secret: string): readonly string[] {
  const once = JSON.stringify(secret).replace(JSON_QUOTES, '')
  const twice = JSON.stringify(once).replace(JSON_QUOTES, '')
  const unicode = once.replace(/[<>&']/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
  return [once, twice, once.replaceAll('/', '\\/'), unicode]
}

/** The ways in which HTML and XML writers differ about `>` and the quotes. */
function markupForms(secret: string): readonly string[] {
  const base = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return ['>', '&gt;'].flatMap((gt) =>
    ['"', '&quot;', '&#34;'].flatMap((quote) =>
      ["'", '&#39;', '&#x27;', '&apos;'].map((apostrophe) =>
        base.replaceAll('>', gt).replaceAll('"', quote).replaceAll("'", apostrophe),
      ),
    ),
  )
}

function percentEveryByte(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

/**
 * Base64 at the three alignments a secret can have inside a longer value (`user:secret`), without
 * the characters at either end that depend on the neighbours.
 */
function base64Cores(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const shifted = new Uint8Array(shift + bytes.length)
    shifted.set(bytes, shift)
    const encoded = btoa(String.fromCharCode(...shifted)).replaceAll('=', '')
    const start = shift === 0 ? 0 : shift + 1
    const dependsOnNext = shifted.length % 3 === 0 ? 0 : 1
    return encoded.slice(start, encoded.length - dependsOnNext)
  })
}
