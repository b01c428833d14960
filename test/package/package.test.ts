// The package as somebody gets it: what is in it, installed into an empty folder, and run.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const tarball = inject('tarball')
const env = { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env['PATH']}` }

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadprobe-installed-'))
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], {
    cwd: folder,
    env,
    stdio: 'ignore',
  })
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const leadprobe = (args: readonly string[], input = '') => {
  const bin = join(folder, 'node_modules', 'leadprobe', 'bin', 'leadprobe.js')
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { PATH: env.PATH, HOME: folder },
  })
  return { stdout, stderr, status }
}

describe('the tarball', () => {
  it('is small', () => {
    expect(statSync(tarball).size).toBeLessThan(1_300_000)
  })

  it('has nothing that publint objects to', async () => {
    const packageFolder = join(folder, 'node_modules', 'leadprobe')
    const { messages } = await publint({ pkgDir: packageFolder, pack: false, strict: true })
    const pkg = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  it('has types that resolve everywhere modules do', () => {
    const attw = join(ROOT, 'node_modules', '@arethetypeswrong', 'cli', 'dist', 'index.js')
    const args = [attw, tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'package.json']
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' })
  }, 60_000)
})

interface LockedPackage {
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly hasInstallScript?: boolean
}

describe('an installation', () => {
  const installed = () => {
    const lock = readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8')
    return JSON.parse(lock).packages as Readonly<Record<string, LockedPackage>>
  }

  /** Everything below a package, found as Node would find it. */
  function treeOf(path: string, packages: Readonly<Record<string, LockedPackage>>): Set<string> {
    const found = new Set<string>()
    const visit = (from: string) => {
      if (found.has(from)) return
      found.add(from)
      for (const name of Object.keys(packages[from]?.dependencies ?? {})) {
        const at = lookUp(from, name, packages)
        if (at !== undefined) visit(at)
      }
    }
    visit(path)
    return found
  }

  function lookUp(from: string, name: string, packages: Readonly<Record<string, LockedPackage>>) {
    for (let base = from; ; base = base.slice(0, base.lastIndexOf('node_modules/'))) {
      const path = `${base === '' ? '' : `${base.replace(/\/$/, '')}/`}node_modules/${name}`
      if (packages[path] !== undefined) return path
      if (base === '') return undefined
    }
  }

  it('brings at most 25 packages besides those of the vendor SDKs', () => {
    const packages = installed()
    const sdks = ['@azure/core-rest-pipeline', '@azure/data-tables', '@azure/msal-node']
    const ofSdks = sdks.map((name) => treeOf(`node_modules/${name}`, packages))
    const others = Object.keys(packages).filter(
      (path) => path !== 'node_modules/leadprobe' && !ofSdks.some((tree) => tree.has(path)),
    )
    expect(others.length, others.join('\n')).toBeLessThanOrEqual(25)
    expect(ofSdks.every((tree) => tree.size > 1)).toBe(true)
  })

  it('runs no install script and holds no native code', () => {
    const scripted = Object.entries(installed()).filter(
      ([, { hasInstallScript }]) => hasInstallScript,
    )
    expect(scripted.map(([path]) => path)).toEqual([])
    const files = readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => /\.node$|binding\.gyp$/.test(file))).toEqual([])
  })
})

describe('the installed command', () => {
  it('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(leadprobe(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 })
  })

  it('explains a text', () => {
    const { stdout, status } = leadprobe(['diagnose'], 'getaddrinfo ENOTFOUND x.example')
    expect(stdout).toContain('network/dns-not-found')
    expect(status).toBe(0)
  })

  it('says what a rehearsal lacks instead of showing another failure', () => {
    const { stdout, stderr, status } = leadprobe(['lab', 'run', 'azure-table/auth-failed'])
    expect(stdout).toBe('')
    expect(stderr).toContain('npm install azurite')
    expect(status).toBe(2)
  })

  it('checks against a lab of its own', () => {
    const { stdout, status } = leadprobe(['lab', 'run', 'https-endpoint/tls-expired', '--quiet'])
    expect(stdout).toContain('tls/expired')
    expect(status).toBe(3)
  })

  it('reads a config and writes every format', () => {
    writeFileSync(
      join(folder, 'leadprobe.yaml'),
      'destinations:\n  hook: { type: https-endpoint, url: "http://a.contoso.com/" }\n',
    )
    const formats = ['json', 'sarif', 'junit', 'github', 'azure-pipelines', 'markdown', 'html']
    const args = formats.flatMap((name) => ['--format', `${name}=out/report.${name}`])
    expect(leadprobe(['lint', ...args]).status).toBe(3)
    for (const name of formats) {
      const text = readFileSync(join(folder, 'out', `report.${name}`), 'utf8')
      expect(text).toContain('http/not-https')
    }
  })
})

describe('the library', () => {
  const program = `import { check, diagnose, lint, type Report } from 'leadprobe'
const { findings } = diagnose('AADSTS7000215: Invalid client secret provided.')
const report: Report = await lint({ type: 'https-endpoint', url: 'http://a.contoso.com/' })
const refused: Report = await check({ type: 'azure-blob', connectionString: '', containerName: 'x' })
console.log(findings[0]?.rule, report.verdict, report.findings[0]?.rule, refused.verdict)
`

  it('has types and does what they say', () => {
    writeFileSync(join(folder, 'program.ts'), program)
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--outDir', 'built']
    const args = [tsc, 'program.ts', ...options, '--types', '']
    const compiled = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env })
    expect(compiled.stdout).toBe('')
    const run = spawnSync(process.execPath, ['built/program.js'], {
      cwd: folder,
      encoding: 'utf8',
      env,
    })
    expect(run.stdout).toBe('entra/client-secret-invalid fail http/not-https fail\n')
  }, 60_000)
})
