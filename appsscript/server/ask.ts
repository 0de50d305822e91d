/** Questions of a command. The menu asks with Google's dialogs; the sidebar is told the question and calls again. */
import { fill } from '../cells/words.js';
import { services } from '../services.js';
import { userLang } from './lang.js';
import { ui } from './words.js';

/** Asks for a yes. */
export type Ask = (question: string) => boolean;

const TITLE = 'Premia';

/** The menu's way. */
export const askByDialog: Ask = (question) => {
  const dialog = services.SpreadsheetApp.getUi();
  return dialog.alert(TITLE, question, dialog.ButtonSet.YES_NO) === dialog.Button.YES;
};

/** The sidebar's way: an unconfirmed question is noted, and answered with no. */
export function askBySidebar(confirmed: boolean): { readonly ask: Ask; asked(): string } {
  let noted = '';
  const ask: Ask = (question) => {
    if (!confirmed) noted = question;
    return confirmed;
  };
  return { ask, asked: () => noted };
}

/** Asks for a yes or a no; null: called off. */
export function askWhich(question: string): boolean | null {
  const dialog = services.SpreadsheetApp.getUi();
  const answer = dialog.alert(TITLE, question, dialog.ButtonSet.YES_NO_CANCEL);
  return answer === dialog.Button.YES ? true : answer === dialog.Button.NO ? false : null;
}

/** Asks for a text; null: called off. @param proposed what an empty answer stands for: Google's prompt cannot be filled in */
export function askText(question: string, proposed = ''): string | null {
  const dialog = services.SpreadsheetApp.getUi();
  const asked = proposed === '' ? question : `${question}\n${fill(ui(userLang()).proposed, { value: proposed })}`;
  const answer = dialog.prompt(TITLE, asked, dialog.ButtonSet.OK_CANCEL);
  return answer.getSelectedButton() === dialog.Button.OK ? answer.getResponseText().trim() || proposed : null;
}

/** Says something that has to be read. */
export function say(text: string): void {
  const dialog = services.SpreadsheetApp.getUi();
  dialog.alert(TITLE, text, dialog.ButtonSet.OK);
}
