/** `SpreadsheetApp.newDataValidation()`: rules of data validation. */
import type { RuleBuilderPort, RulePort } from '../ports.js';

interface Criterion {
  readonly type: string;
  readonly values: readonly string[];
  readonly displayStyle?: string;
}

const made = new WeakMap<RulePort, { id: string; criterion: Criterion; isBlocking: boolean }>();
let count = 0;

/** A builder of rules. */
export function newRule(): RuleBuilderPort {
  let criterion: Criterion | undefined;
  let isBlocking = true;
  let help: string | null = null;
  const set = (given: Criterion): RuleBuilderPort => {
    criterion = given;
    return builder;
  };
  const builder: RuleBuilderPort = {
    requireValueInList: (values, showDropdown) =>
      // An array of the page's own: o-spreadsheet copies no other realm's.
      set({ type: 'isValueInList', values: [...values], displayStyle: showDropdown ? 'arrow' : 'plainText' }),
    requireValueInRange: (range, showDropdown) =>
      set({
        type: 'isValueInRange',
        values: [`'${range.getSheet().getName().replace(/'/g, "''")}'!${range.getA1Notation()}`],
        displayStyle: showDropdown ? 'arrow' : 'plainText',
      }),
    requireNumberGreaterThanOrEqualTo: (least) => set({ type: 'isGreaterOrEqualTo', values: [String(least)] }),
    // What is written with a percent sign, the grid keeps as a number.
    requireTextContains: (text) =>
      set({ type: 'customFormula', values: [`=OR(ISNUMBER(${CELL}),ISNUMBER(SEARCH("${text}",${CELL})))`] }),
    requireDate: () => set({ type: 'dateIsValid', values: [] }),
    setAllowInvalid(allow) {
      isBlocking = !allow;
      return builder;
    },
    setHelpText(text) {
      help = text;
      return builder;
    },
    build() {
      const rule: RulePort = { getHelpText: () => help };
      if (criterion) made.set(rule, { id: `premia-${++count}`, criterion, isBlocking });
      return rule;
    },
  };
  return builder;
}

/** Stands for the first cell of a rule's range in its formula. */
const CELL = '@';

/** A built rule as o-spreadsheet takes it. @param first cell of the range, as formulas write it */
export function criterionOf(rule: RulePort, first: string): object | undefined {
  const own = made.get(rule);
  if (own?.criterion.type !== 'customFormula') return own;
  const values = own.criterion.values.map((text) => text.split(CELL).join(first));
  return { ...own, criterion: { ...own.criterion, values } };
}
