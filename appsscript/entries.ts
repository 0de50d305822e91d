/** Functions Google or the menu calls by name: the stubs of code.js are made from this table. */

export interface Entry {
  readonly name: string;
  readonly does: string;
}

export const ENTRIES: readonly Entry[] = [
  { name: 'onOpen', does: 'Adds the menu.' },
  { name: 'onInstall', does: 'Adds the menu right after installing.' },
  { name: 'menuPanel', does: 'Opens the sidebar.' },
  { name: 'menuTemplate', does: 'Opens the sidebar at the templates.' },
  { name: 'menuFormula', does: 'Writes =BONUS(…) with the right ranges into the selected cell.' },
  { name: 'menuCalculate', does: 'Calculates a period to a sheet.' },
  { name: 'menuExplain', does: 'Explains the amount of the selected person.' },
  { name: 'menuCheck', does: 'Checks plan, data and formulas.' },
  { name: 'menuClose', does: 'Closes a period.' },
  { name: 'menuStatement', does: "Shows one person's statement to print or to send." },
  { name: 'menuExport', does: 'Writes the rows a payroll program takes.' },
  { name: 'serve', does: 'Answers the sidebar.' },
];
