// Makes certificates for the tests' TLS servers, good and bad ones.
import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

const DAY = 86_400_000
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export interface Authority {
  readonly pem: string
  readonly keys: CryptoKeyPair
  readonly certificate: X509Certificate
}

export interface Leaf {
  readonly cert: string
  readonly key: string
}

export interface LeafOptions {
  readonly names: readonly string[]
  /** Days from now. */
  readonly from?: number
  readonly to?: number
}

let serial = 0

export async function createAuthority(name = 'Test root', issuer?: Authority): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.create({
    serialNumber: nextSerial(),
    subject: `CN=${name}`,
    issuer: issuer?.certificate.subject ?? `CN=${name}`,
    notBefore: new Date(Date.now() - 400 * DAY),
    notAfter: new Date(Date.now() + 400 * DAY),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: issuer?.keys.privateKey ?? keys.privateKey,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  })
  return { pem: certificate.toString('pem'), keys, certificate }
}

/** A server's certificate; signed by itself without an authority. */
export async function createLeaf(options: LeafOptions, authority?: Authority): Promise<Leaf> {
  const { names, from = -1, to = 30 } = options
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const subject = `CN=${names[0] ?? 'nobody'}`
  const certificate = await X509CertificateGenerator.create({
    serialNumber: nextSerial(),
    subject,
    issuer: authority?.certificate.subject ?? subject,
    notBefore: new Date(Date.now() + from * DAY),
    notAfter: new Date(Date.now() + to * DAY),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: authority?.keys.privateKey ?? keys.privateKey,
    extensions: [
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: /^[\d.:]+$/.test(value) ? 'ip' : 'dns', value }) as const),
      ),
    ],
  })
  return { cert: certificate.toString('pem'), key: await privateKeyPem(keys.privateKey) }
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key))
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n')
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`
}

function nextSerial(): string {
  serial += 1
  return `01${serial.toString(16).padStart(6, '0')}`
}
