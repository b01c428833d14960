// The examples each help page opens with.

function page(...lines: readonly (readonly [command: string, about: string])[]): string {
  const columns = Math.max(...lines.map(([command]) => command.length)) + 3
  const shown = lines.map(([command, about]) => `  ${command.padEnd(columns)}${about}`)
  return `Examples:\n${shown.join('\n')}\n`
}

export const examples = {
  leadprobe: page(
    ['leadprobe check', 'test what leadprobe.yaml names'],
    ['leadprobe check -', 'paste settings, then press Ctrl-D'],
    ['leadprobe diagnose mail.txt', 'explain an error text'],
    ['leadprobe serve --lab', 'the same on a web page, with vendors to try'],
  ),
  check: page(
    ['leadprobe check', 'test what leadprobe.yaml names'],
    ['leadprobe check --only crm', 'one destination of it'],
    ['leadprobe check --offline', 'without sending anything'],
    ['leadprobe check - < form.html', 'test pasted settings'],
    ['leadprobe check --format json', 'for scripts'],
  ),
  diagnose: page(
    ['leadprobe diagnose mail.txt', 'explain an error text'],
    ['pbpaste | leadprobe diagnose', 'what was copied'],
    ['leadprobe diagnose --format markdown mail.txt', 'a reply to send back'],
    ['leadprobe diagnose --jsonl < tickets.jsonl', 'many at a time'],
  ),
  lint: page(
    ['leadprobe lint', 'look at leadprobe.yaml'],
    ['leadprobe lint a.yaml b.yaml --fail-on warn', 'in CI'],
  ),
  serve: page(
    ['leadprobe serve', 'on http://127.0.0.1:8080/'],
    ['leadprobe serve --lab', 'with vendors to try'],
  ),
  lab: page(
    ['leadprobe lab list', 'what can be rehearsed'],
    ['leadprobe lab run https-endpoint/tls-expired', 'rehearse one failure'],
    ['leadprobe lab', 'keep it open, for checks elsewhere'],
  ),
  rules: page(
    ['leadprobe rules list', 'what is recognised'],
    ['leadprobe rules show tls/expired', 'one in full'],
    ['leadprobe rules new entra/my-cause', 'begin one of your own'],
    ['leadprobe rules test my-rules', 'run the samples of your own'],
  ),
  'lab list': page(
    ['leadprobe lab list', 'all of them'],
    ['leadprobe lab list | grep salesforce', 'those of one kind'],
  ),
  'lab run': page(
    ['leadprobe lab run https-endpoint/tls-expired', 'see a failure'],
    ['leadprobe lab run dynamics-365/no-roles --format json', 'its report, for scripts'],
  ),
  'rules list': page(
    ['leadprobe rules list', 'ids and titles'],
    ['leadprobe rules list --rules my-rules', 'with your own'],
  ),
  'rules show': page(
    ['leadprobe rules show tls/expired', 'cause and remedy'],
    ['leadprobe rules show tls/expired --json', 'with its matchers, for scripts'],
  ),
  'rules test': page(
    ['leadprobe rules test', 'those below ./rules'],
    ['leadprobe rules test my-rules --watch', 'again after each save'],
    ['leadprobe rules test --collisions', 'and which samples two rules claim'],
  ),
  'rules new': page(
    ['leadprobe rules new entra/my-cause', 'below ./rules'],
    ['leadprobe rules new acme/full --directory my-rules', 'in a directory of your own'],
  ),
  schema: page(['leadprobe schema > leadprobe.schema.json', 'for your editor']),
} as const
