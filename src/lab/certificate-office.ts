// Signs certificates with the host's cryptography. Keys live in memory and die with the lab.
import 'reflect-metadata' // the certificate library's injector needs it before it loads
import * as x509 from '@peculiar/x509'
import { hexOf } from '../model/hex.ts'
import type { LabHost } from './host.ts'

export interface Authority {
  readonly name: string
  readonly pem: string
  readonly keys: CryptoKeyPair
}

export interface Validity {
  /** Milliseconds since the Unix epoch. */
  readonly from: number
  readonly to: number
}

export interface Office {
  newKeys(): Promise<CryptoKeyPair>
  privateKeyPem(keys: CryptoKeyPair): Promise<string>
  /** A certificate authority: a root, or one below `issuer`. */
  authority(commonName: string, issuer?: Authority): Promise<Authority>
  /** PEM certificate for a server name; without an issuer it signs itself. */
  leaf(name: string, keys: CryptoKeyPair, validity: Validity, issuer?: Authority): Promise<string>
}

interface Draft {
  readonly subject: string
  readonly validity: Validity
  readonly keys: CryptoKeyPair
  readonly extensions: x509.Extension[]
}

const YEAR_MS = 365 * 86_400_000
const MAX_COMMON_NAME = 64
const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNING_ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' }

export function openOffice({ crypto, now }: Pick<LabHost, 'crypto' | 'now'>): Office {
  const newKeys = () => crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify'])

  async function sign(draft: Draft, issuer?: Authority): Promise<string> {
    const signer = issuer?.keys ?? draft.keys
    const certificate = await x509.X509CertificateGenerator.create(
      {
        subject: draft.subject,
        issuer: issuer?.name ?? draft.subject,
        notBefore: new Date(draft.validity.from),
        notAfter: new Date(draft.validity.to),
        serialNumber: serialNumber(crypto),
        publicKey: draft.keys.publicKey,
        signingKey: signer.privateKey,
        signingAlgorithm: SIGNING_ALGORITHM,
        extensions: [
          ...draft.extensions,
          await x509.SubjectKeyIdentifierExtension.create(draft.keys.publicKey, false, crypto),
          await x509.AuthorityKeyIdentifierExtension.create(signer.publicKey, false, crypto),
        ],
      },
      crypto,
    )
    return certificate.toString('pem')
  }

  async function authority(commonName: string, issuer?: Authority): Promise<Authority> {
    const name = `CN=${commonName}, O=Leadprobe Lab`
    const keys = await newKeys()
    const validity = { from: now() - YEAR_MS, to: now() + YEAR_MS }
    const draft = { subject: name, validity, keys, extensions: authorityExtensions() }
    return { name, keys, pem: await sign(draft, issuer) }
  }

  return {
    newKeys,
    privateKeyPem: async ({ privateKey }) =>
      x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY'),
    authority,
    leaf: (name, keys, validity, issuer) => {
      const subject = `CN=${name.slice(0, MAX_COMMON_NAME)}`
      return sign({ subject, validity, keys, extensions: leafExtensions(name) }, issuer)
    },
  }
}

function authorityExtensions(): x509.Extension[] {
  const usages = x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign
  return [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(usages, true),
  ]
}

function leafExtensions(name: string): x509.Extension[] {
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
  ]
}

/** Positive and 16 bytes long: the first byte keeps the sign bit clear. */
function serialNumber(crypto: Crypto): string {
  const bytes = crypto.getRandomValues(new Uint8Array(15))
  return `01${hexOf(bytes)}`
}
