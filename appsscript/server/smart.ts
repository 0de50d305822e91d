/** SMART verdicts on the plan being edited, over the data of the sheets. */
import { LETTERS, smart, smartText } from '../../src/board/smart.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { SmartShown } from '../protocol.js';
import { userLang } from './lang.js';
import { readWorkbook } from './workbook.js';

/** Five letters for each goal, in words. */
export function smartOf(plan: PlanDocument, period: string): SmartShown[] {
  const lang = userLang();
  return smart(plan, readWorkbook().book.data, { period }).goals.map(({ code, verdicts }) => ({
    code,
    verdicts: verdicts.map((found) => ({
      letter: found.letter,
      title: LETTERS[found.letter][lang],
      verdict: found.verdict,
      code: found.code,
      ...smartText(found, lang),
      ...(found.place ? { place: found.place } : {}),
    })),
  }));
}
