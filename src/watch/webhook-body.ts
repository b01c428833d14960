// A notice in the shape a chat service takes.
import { headlineOf, type Notice } from './notice.ts'
import type { WebhookFormat } from './watch-settings.ts'

/** The JSON to post. */
export function webhookBody(notice: Notice, format: WebhookFormat): string {
  return JSON.stringify(SHAPES[format](notice))
}

const SHAPES: { readonly [F in WebhookFormat]: (notice: Notice) => unknown } = {
  json: (notice) => ({ schemaVersion: 1, headline: headlineOf(notice), ...notice }),
  slack: slackMessage,
  teams: teamsMessage,
}

/** Block Kit, as incoming webhooks take it (docs.slack.dev/messaging, 2026-11). */
function slackMessage(notice: Notice) {
  const headline = headlineOf(notice)
  const lines = linesOf(notice).map((line) => `• ${forSlack(line)}`)
  return {
    text: forSlack(headline),
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${forSlack(headline)}*` } },
      ...(lines.length === 0
        ? []
        : [{ type: 'section', text: { type: 'mrkdwn', text: lines.join('\n').slice(0, 3000) } }]),
      ...(notice.reportUrl === undefined
        ? []
        : [
            {
              type: 'actions',
              elements: [
                {
                  type: 'button',
                  text: { type: 'plain_text', text: 'Open the report' },
                  url: notice.reportUrl,
                },
              ],
            },
          ]),
      { type: 'context', elements: [{ type: 'plain_text', text: `Checked ${notice.checkedAt}` }] },
    ],
  }
}

/** An Adaptive Card in a message, as a Teams workflow takes it (adaptivecards.io 1.4, 2026-11). */
function teamsMessage(notice: Notice) {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      {
        type: 'TextBlock',
        size: 'medium',
        weight: 'bolder',
        wrap: true,
        text: forTeams(headlineOf(notice)),
      },
      ...linesOf(notice).map((line) => ({
        type: 'TextBlock',
        wrap: true,
        text: forTeams(line),
      })),
      {
        type: 'TextBlock',
        isSubtle: true,
        spacing: 'small',
        text: `Checked ${notice.checkedAt}`,
      },
    ],
    ...(notice.reportUrl === undefined
      ? {}
      : {
          actions: [{ type: 'Action.OpenUrl', title: 'Open the report', url: notice.reportUrl }],
        }),
  }
  const contentType = 'application/vnd.microsoft.card.adaptive'
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content }] }
}

function linesOf({ findings, expiring }: Notice): readonly string[] {
  const told = findings.map(({ title, firstStep }) =>
    firstStep === undefined ? title : `${title}. ${firstStep}`,
  )
  return [...told, ...expiring]
}

/** Slack's three control characters; else a name could mention a whole channel. */
function forSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A TextBlock takes Markdown: what could make a link or emphasis is escaped. */
function forTeams(text: string): string {
  return text.replace(/[\\`*_[\]()<>#!|~]/g, '\\$&')
}
