// One finding as a SARIF result.

import { fingerprintOf } from '../../model/fingerprint.ts'
import type { Severity } from '../../model/vocabulary.ts'
import { findingMessage } from '../finding-message.ts'
import type { SourcePlace } from '../format.ts'
import type { PlacedFinding } from '../placed-finding.ts'
import { repositoryUri } from '../repository-uri.ts'
import { escapeMessage, escapePlaceholders } from './message.ts'
import { findingMarkdown } from './sarif-markdown.ts'

const LEVELS: { readonly [S in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

export function sarifResult(placed: PlacedFinding, ruleIndex: number) {
  const { finding, report, place, exemption } = placed
  const { kind, name, cloud } = report.destination
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: {
      text: escapeMessage(findingMessage(placed)),
      markdown: escapePlaceholders(findingMarkdown(placed)),
    },
    ...(place === undefined ? {} : { locations: [location(place)] }),
    partialFingerprints: {
      primaryLocationLineHash: fingerprintOf([finding.rule, kind, name, finding.field ?? '']),
    },
    ...(exemption === undefined ? {} : { suppressions: [suppression(exemption)] }),
    properties: {
      destination: name,
      kind,
      cloud,
      step: finding.step,
      turn: finding.turn,
      confidence: finding.confidence,
      ...(finding.field === undefined ? {} : { field: finding.field }),
    },
  }
}

function location({ file, path, line, column, endLine, endColumn }: SourcePlace) {
  const uri = repositoryUri(path ?? file)
  const hasEnd = endLine !== undefined && endColumn !== undefined
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine: line, startColumn: column, ...(hasEnd ? { endLine, endColumn } : {}) },
    },
  }
}

function suppression({ until, reason }: { until: string; reason: string }) {
  return { kind: 'external', status: 'accepted', justification: `${reason} (until ${until})` }
}
