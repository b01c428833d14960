// The language of a pasted text, as far as matched phrases, its script or its small words tell.
import type { RuleMatch } from './match-rule.ts'
import { bySmallWords } from './small-words.ts'

const SAMPLE = 4096
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7af]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['zh', /[\u3400-\u9fff]/g],
]
const traditional = /[這個為無來時們說請確認錯誤連線驗證權檔後續驟麼須設應項潛標務選單帳戶組織覆]/g
const simplified = /[这个为无来时们说请确认错误连线验证权档后续骤么须设应项潜标务选单帐户组织复]/g

/** BCP 47, or `und`. A vendor's message is often English inside a text that is not. */
export function languageOf(text: string, matches: readonly RuleMatch[]): string {
  const sample = text.slice(0, SAMPLE)
  const localized = matches.find((match) => match.lang !== undefined && match.lang !== 'en')?.lang
  if (localized !== undefined && localized !== 'und') return localized
  const english = matches.some((match) => match.lang === 'en') ? 'en' : 'und'
  return byScript(sample) ?? bySmallWords(sample) ?? english
}

const beyondLatin = /[\u0370-\u06ff\u0e00-\u0e7f\u3040-\ud7af]/

function byScript(sample: string): string | undefined {
  if (!beyondLatin.test(sample)) return undefined
  const letters = count(sample, /[^\s\d!-/:-@[-`{-~]/g)
  for (const [lang, script] of scripts) {
    const share = count(sample, script) / Math.max(letters, 1)
    // Few signs carry much in these scripts, and the quoted message around them is Latin.
    if (share < 0.05) continue
    if (lang !== 'zh') return lang
    return count(sample, traditional) > count(sample, simplified) ? 'zh-TW' : 'zh-CN'
  }
  return undefined
}

function count(sample: string, pattern: RegExp): number {
  return sample.match(pattern)?.length ?? 0
}
