// The OpenAPI document as a page to read.
import type { ApiDocument } from '../../api/openapi-document.ts'
import { PROBLEMS } from '../../problem.ts'
import { Layout } from '../components/layout.tsx'
import { WireText } from '../components/wire-text.tsx'

type Json = Readonly<Record<string, unknown>>

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly security?: readonly { readonly key?: readonly string[] }[]
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[]
  readonly requestBody?: { readonly content?: Json }
  readonly responses?: Readonly<Record<string, { description?: string; content?: Json }>>
}

interface DocsPageProps {
  readonly document: ApiDocument
  readonly hasLab: boolean
  /** Where this service is, for the example. */
  readonly origin: string
}

export function DocsPage({ document, hasLab, origin }: DocsPageProps) {
  const operations = operationsOf(document)
  const schemas = Object.entries(document.components?.schemas ?? {})
  return (
    <Layout title="API" section="docs" hasLab={hasLab}>
      <div class="intro">
        <h1>HTTP API</h1>
        <p class="lede">
          <Marked text={document.info.description ?? ''} />
        </p>
        <p>
          The same as <a href="/openapi.json">OpenAPI {document.openapi}</a>, for generators and
          tools.
        </p>
        <WireText label="Example with curl">{exampleFor(origin)}</WireText>
      </div>
      {operations.map(({ method, path, operation }) => (
        <OperationView method={method} path={path} operation={operation} />
      ))}
      <Problems />
      <section aria-labelledby="schemas">
        <h2 id="schemas">Schemas</h2>
        {schemas.map(([name, schema]) => (
          <details class="fold" id={`schema-${name}`}>
            <summary>
              <code>{name}</code>
            </summary>
            <WireText label={`Schema ${name}`}>{JSON.stringify(schema, null, 2)}</WireText>
          </details>
        ))}
      </section>
    </Layout>
  )
}

const exampleFor = (
  origin: string,
) => `curl -H 'content-type: application/json' -H 'accept: text/event-stream' \\
  -d '{"destination": {"type": "https-endpoint", "url": "https://leads.contoso.example/"}}' \\
  ${origin}/v1/checks`

function operationsOf(document: ApiDocument) {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )
}

function OperationView(props: { method: string; path: string; operation: Operation }) {
  const { method, path, operation } = props
  const id = `${method}${path}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return (
    <section class="operation" aria-labelledby={id}>
      <h2 id={id}>
        <span class="method">{method}</span> <code>{path}</code>
      </h2>
      <p>{operation.summary}</p>
      {operation.description === undefined ? null : (
        <p class="muted">
          <Marked text={operation.description} />
        </p>
      )}
      <dl class="operation-parts">
        {(operation.security ?? []).map(({ key }) =>
          key === undefined ? null : (
            <Part name="Scope">
              <code>{key.join(', ')}</code>
            </Part>
          ),
        )}
        {(operation.parameters ?? []).map(({ name, description }) => (
          <Part name={name}>{description ?? ''}</Part>
        ))}
        {operation.requestBody?.content === undefined ? null : (
          <Part name="Body">
            <SchemaNames content={operation.requestBody.content} />
          </Part>
        )}
        {Object.entries(operation.responses ?? {}).map(([status, response]) => (
          <Part name={status}>
            {response.description}{' '}
            {response.content === undefined ? null : <SchemaNames content={response.content} />}
          </Part>
        ))}
      </dl>
    </section>
  )
}

/** Text with its `quoted` parts as code. */
function Marked({ text }: { text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>
}

function Part({ name, children }: { name: string; children?: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children as string}</dd>
    </div>
  )
}

function SchemaNames({ content }: { content: Json }) {
  return (
    <>
      {Object.entries(content).map(([type, media]) => {
        const name = refOf((media as { schema?: Json }).schema)
        return (
          <span class="media">
            {name === undefined ? null : <a href={`#schema-${name}`}>{name}</a>} <code>{type}</code>
          </span>
        )
      })}
    </>
  )
}

function refOf(schema: Json | undefined): string | undefined {
  const ref = schema?.['$ref']
  return typeof ref === 'string' ? ref.split('/').at(-1) : undefined
}

function Problems() {
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">Problems</h2>
      <p>
        Errors are <code>application/problem+json</code>. <code>type</code> names one of these;{' '}
        <code>errors</code> points at the fields.
      </p>
      <dl class="operation-parts">
        {Object.entries(PROBLEMS).map(([name, { status, title }]) => (
          <div id={`problem-${name}`}>
            <dt>{status}</dt>
            <dd>
              <code>{name}</code> {title}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
