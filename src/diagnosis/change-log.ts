// Entries of change logs, in the languages they are written in: what they name is over.
import { fits } from './fits.ts'
import { lineFrom, linesAbove } from './text-lines.ts'

/** How far above a line its heading is looked for. */
const HEADING_REACH = 4096

const oneOf = (...words: string[]) => `(?:${words.join('|')})`

/** Bullet, box, badge, ticket and topic before the first word of an entry. */
const entry =
  '^[\\s>*•+|#-]{0,12}(?:\\[[ x]\\] ?)?(?:[✅🐛🔧🛠✔]\\ufe0f? ?)?\\*{0,3}(?:\\[?[A-Z]{2,12}-\\d{1,6}\\]?:? ?\\|? |v?\\d[\\d.]{0,12}(?: ?[-–—:] ?| {1,4})|[^*\\n]{2,60}:?\\*{1,2}:? (?:[-–—] )?)?'

/** Said of an error that somebody has put right; first in the entry, because a report says it too. */
const fixed = oneOf(
  'fix|fixed|fixes|bugfix|hotfix|resolved',
  'behoben|behebt|korrigiert|korrektur|behebung|fehlerbehebung|fehlerkorrektur',
  'corrigée?s?|correction|corrige|résolue?s?',
  'corregid[oa]s?|corrección|corrige|solucionad[oa]s?|arreglad[oa]s?',
  'corrigid[oa]s?|correção|resolvid[oa]s?',
  'corrett[oaie]|correzion[ei]|risolt[oaie]',
  'opgelost|verholpen|gerepareerd',
  'naprawion[oaey]|rozwiązan[oaey]|poprawion[oaey]|poprawk[ai]|naprawa',
  'opraven[oay]?|oprava|opravy',
  'rettet|rettelse|fikset|løst|åtgärdat?|fixat|rättat|korrigerat|korjattu',
  'исправлен[аоы]?|исправление|устранен[аоы]?|виправлен[аоо]?|виправлення',
  'düzeltildi|giderildi|sửa lỗi|đã sửa|khắc phục|perbaikan|diperbaiki|memperbaiki',
)
const fixedInScripts = oneOf(
  '修复|修復|修正|优化|優化|新增|改进|改進|解决了|解決了|解決済|対応',
  '해결된|해결:|수정된|수정:|수정 ?사항|개선',
)

/** Said of it anywhere in the entry. */
const putRight = oneOf(
  '修复了|已修复|解决了|修正了|修復了|已修復|解決了|を修正(?:しました|。|$)|に対応しました',
  '改善(?:された|しました|されました)|変更されました',
  '수정했습니다|수정됨|해결됨|완전 해결|исправлен[аоы]? |sửa lỗi',
  '(?:wurden?|ist|sind) (?:behoben|korrigiert)|(?:a|ont) été (?:corrigée?s?|résolue?s?)',
  '(?:ha|han) sido corregid[oa]s?|se (?:ha|han) (?:corregido|solucionado)',
  '(?:foi|foram) corrigid[oa]s?|(?:è stat[oa]|sono stat[ie]) (?:corrett|risolt)[oaie]',
  '(?:verbesserte?|bessere) behandlung|meilleure gestion|(?:mejor|mejora) (?:de la |del )?(?:manejo|gestión)',
  'melhor(?:ia no)? tratamento|migliorata? (?:la )?gestione|lepsza obsługa|улучшена обработка',
  'został[aoy]? (?:naprawion|poprawion)[aoye]|byl[ao]? opraven[ao]?|düzeltildi|giderildi',
)

const changeEntries: readonly RegExp[] = [
  new RegExp(`${entry}${fixed}(?![\\p{L}\\d])(?! (?:in|by)\\b)`, 'iu'),
  new RegExp(
    `${entry}(?:added|adds|add|better|improved) (?:handling|support|messages) (?:of|for)`,
    'iu',
  ),
  new RegExp(`${entry}${fixedInScripts}`, 'u'),
  new RegExp(putRight, 'i'),
  /^[\s>*•+#-]{0,12}(?:fix|handle|add(?:ed|s)?|retry) (?:the )?`?[a-z0-9_:]{3,60}`?(?: [a-z0-9_-]{1,30}){0,4}? (?:errors?|error class|handling|tests?|to the)\b/i,
  /^[\s>*•+#-]{1,12}(?:improved|improves|improve|better) (?:the )?(?:handling|messages?|errors?|support|retr)/i,
  /^[\s>*•+#-]{0,12}(?:fix|feat|chore|refactor|perf|docs|test)(?:\([\w ./-]{1,40}\))?!?: /i,
  /^[\s>*•+#-]{0,12}(?:ignore|suppress|swallow|silence|document|avoid) /i,
  /^[\s#*/>-]{0,8}(?:find|analy[sz]e|detect|classif(?:y|ies)|simulate)s?\b[^.\n]{0,80}\berrors?\b/i,
  /^[\t ]{0,60}(?:#|\/\/|\/?\*) ?(?:check|verify|determine|test|return)s? (?:if|whether) /i,
  /\bnow (?:also |automatically |gracefully )?(?:retries|handles|supports|falls? back|waits|backs off)\b/i,
  /\b(?:now|it) (?:actually |correctly |properly )(?:retries|handles|reports|returns|shows|surfaces)\b/i,
  /^(?:this (?:pr|pull request|mr|commit|patch) |support for |add(?:ed|s)? (?:a )?notes? (?:about|on) |added [^.\n]{0,60}\b(?:pages?|handling|support|codes?|retries)\b|update[ds]? (?:the )?(?:error|status|docs?|readme))/i,
  /\bbug ?fixes?: /i,
  /\b(?:this|the) (?:update|change|release|version|patch) (?:will|adds|fixes|introduces|sends|makes)\b/i,
  /(?:tato aktualizace|diese aktualisierung|cette mise à jour|esta actualización|esta atualização|questo aggiornamento|deze update|ta aktualizacja|это обновление|この更新(?:プログラム)?では|此更新|本次更新|이 업데이트)/i,
  /^[\s>*•+#-]{0,12}\[(?:bug ?fix|fix|fixed|feature|improvement|changed|added)\]/i,
  /^(?:merge (?:pull request|branch)|closes #\d|fixes #\d|revert ")/i,
  /^[\s*-]{0,6}\\?\[\[`[0-9a-f]{7,12}`\]/,
  /^[\s>*•+(-]{0,12}[\w.(-]{2,40}\)?: (?:handle|fix|map|ignore|interpret|don.t|do not|document|suppress|respect)s? /i,
  // A task that is done.
  /^[\s>*•+-]{0,12}\[x\] /i,
  /^[\s>*#•+-]{0,12}(?:what.s new|release notes|changelog|changes in|new in|neu in|nouveautés|novedades|novità|novidades|更新内容|新機能|変更点|更新日志|변경 ?사항|что нового)\b/i,
  /(?:^|[:.*–—-] ?)(?:fixed|resolved|solved) (?:an? |the )(?:issue|bug|problem|error|regression)\b/i,
]

/** A change to a page. */
const changedPage = /^\+ ?(?:[-*#|>]|\d\.) /

/** A heading over entries of a change log; it speaks for the lines below it. */
const changeHeading =
  /^#{1,6} ?(?:<[^>\n]{0,60}>){0,4}\**(?:\[v?\d{1,4}\.\d|v\d{1,4}\.\d|\d{1,4}(?:\.\d{1,4}){1,3}(?:$| ?[-–—(<])|(?:bug ?)?fix(?:es|ed)?\b|changelog|change log|release notes|what.s (?:new|changed)|changed\b|added\b|improvements\b)/i
const anyHeading = /^#{1,6} /

export const changeLines: readonly RegExp[] = [
  ...changeEntries,
  changedPage,
  changeHeading,
  anyHeading,
]

export function isChangeLine(text: string, from: number): boolean {
  const line = lineFrom(text, from)
  return (
    [...changeEntries, changedPage].some((pattern) => fits(pattern, line)) ||
    isUnderChangeHeading(text, from)
  )
}

function isUnderChangeHeading(text: string, from: number): boolean {
  const heading = linesAbove(text, from, HEADING_REACH).findLast((line) => anyHeading.test(line))
  return heading !== undefined && changeHeading.test(heading)
}
