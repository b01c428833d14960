// `leadprobe schema`: JSON Schema of the config file, for editors.
import { destinationKinds } from '../../destinations/index.ts'
import { configSchema } from '../../intake/config-file/config-schema.ts'
import { safeJson } from '../../report/json.ts'
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'

export async function schemaCommand(host: CliHost): Promise<number> {
  await host.stdout.write(`${safeJson(configSchema(destinationKinds), 2)}\n`)
  return EXIT.ok
}
