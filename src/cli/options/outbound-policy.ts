// The flags that say where traffic may go → the policy of the one door out.
import type { OutboundPolicy } from '../../model/transport.ts'
import type { CliHost } from '../host.ts'
import { whyUnread } from '../unreadable.ts'
import { UsageError } from '../usage-error.ts'
import { connectToRule } from './connect-to.ts'
import { dnsServer } from './dns-server.ts'
import { wholeNumber } from './whole-number.ts'

export interface OutboundFlags {
  readonly connectTo?: readonly string[]
  readonly caFile?: string
  readonly dnsServer?: readonly string[]
  readonly allowPrivate?: boolean
  readonly allowPort?: readonly string[]
}

const MAX_CA_BYTES = 1024 * 1024

export async function outboundPolicy(flags: OutboundFlags, host: CliHost): Promise<OutboundPolicy> {
  const ca = flags.caFile === undefined ? undefined : await readCa(flags.caFile, host)
  return {
    connectTo: (flags.connectTo ?? []).map(connectToRule),
    allowPorts: (flags.allowPort ?? []).map(wholeNumber('--allow-port', [1, 65_535], 8444)),
    allowPrivate: flags.allowPrivate === true ? 'all' : [],
    ...(ca === undefined ? {} : { ca }),
    ...(flags.dnsServer === undefined ? {} : { dnsServers: flags.dnsServer.map(dnsServer) }),
  }
}

async function readCa(file: string, host: CliHost): Promise<string> {
  const read = await host.readFile(file, MAX_CA_BYTES)
  if (!read.ok) {
    throw new UsageError(
      `--ca-file ${file}: ${whyUnread(read.reason, '1 MB')}.`,
      'Name a file with one certificate or more in PEM form.',
    )
  }
  if (read.text.includes('-----BEGIN CERTIFICATE-----')) return read.text
  throw new UsageError(
    `--ca-file: ${file} holds no certificate in PEM form.`,
    'A PEM file has a line "-----BEGIN CERTIFICATE-----".',
  )
}
