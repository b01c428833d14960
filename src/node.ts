// The Node entry: puts platform, rulebook, lab and service together for the command line.
import type { CliServices } from './cli/host.ts'
import { runCli } from './cli/main.ts'
import { createCliHost, endProcess } from './platform/node/cli-host.ts'
import { VERSION } from './version.ts'

/** Runs the command line of this process and ends it. */
export async function main(): Promise<void> {
  endProcess(await runCli(createCliHost(services)))
}

const services: CliServices = {
  version: VERSION,
  platform: async () => (await import('./platform/node/node-platform.ts')).createNodePlatform(),
  rulebook: async () => (await import('./diagnosis/default-rulebook.ts')).defaultRulebook(),
  scenarios: async () => (await import('./lab/scenarios/index.ts')).scenarios,
  startLab: async (options) => {
    const [{ startLab }, { createNodeLabHost }] = await Promise.all([
      import('./lab/lab.ts'),
      import('./platform/node/lab-host.ts'),
    ])
    return await startLab(createNodeLabHost(), options)
  },
  serve: async (options) => {
    const { serveApp } = await import('./node-service.ts')
    return await serveApp(options)
  },
}
