/** Answers the sidebar. */
import { told } from '../data.js';
import { type Reply, type Request, readRequest } from '../protocol.js';
import { type Ask, askBySidebar } from './ask.js';
import { calculateTo } from './calculate.js';
import { checkAll } from './check.js';
import { goTo } from './commands.js';
import { explainedOf } from './explain.js';
import { keepLang, speak, userLang } from './lang.js';
import { onOpen } from './menu.js';
import { closeMonth, monthOf } from './month.js';
import { openBook } from './open.js';
import { exportTo } from './payroll.js';
import { selectedPeople } from './people.js';
import { codeOf } from './period.js';
import { savePlan } from './save.js';
import { smartOf } from './smart.js';
import { approveTargets } from './targets.js';
import { createFrom, templatesFor } from './templates.js';
import { ui } from './words.js';
import { periodsOf, readPlanned, readWorkbook } from './workbook.js';

/** @param text a request as JSON @returns a reply as JSON; nothing is thrown across */
export function serve(text: unknown): string {
  const request = readRequest(text);
  let reply: Reply;
  speak(request?.lang);
  try {
    reply = request === null ? { failed: ui(userLang()).badRequest } : answer(request);
  } catch (error) {
    reply = { failed: (error as Error).message };
  } finally {
    speak(undefined);
  }
  return JSON.stringify(reply);
}

function answer(request: Request): Reply {
  switch (request.op) {
    case 'open':
      return { book: openBook(readWorkbook()) };
    case 'language':
      keepLang(request.lang);
      onOpen();
      return {};
    case 'words':
      return { words: told() };
    case 'smart':
      return { smart: smartOf(request.plan, request.period) };
    case 'explain':
      return { why: explainedOf(request.plan, request.period, request.payee) };
    case 'save':
      return savePlan(request.was, request.plan);
    case 'check':
      return { issues: checkAll(readPlanned()) };
    case 'selected':
      return { people: selectedPeople() };
    case 'templates':
      return { templates: templatesFor(userLang()) };
    case 'month':
    case 'approve': {
      const workbook = readPlanned();
      const month = { ...request, period: codeOf(workbook, request.period) };
      return month.op === 'month' ? { month: monthOf(workbook, month) } : { said: approveTargets(workbook, month) };
    }
    case 'go':
      goTo(request.sheet, request.cell);
      return {};
    default:
      return change(request);
  }
}

/** Requests that write, and may have to ask first. */
function change(request: Extract<Request, { confirmed: boolean }>): Reply {
  const { ask, asked } = askBySidebar(request.confirmed);
  let said: string;
  if (request.op === 'create') said = startFrom(request.id, request.people, ask);
  else {
    const workbook = readPlanned();
    const period = codeOf(workbook, request.period);
    if (request.op === 'calculate') said = calculateTo(workbook, period, request.as, ask);
    else if (request.op === 'close') said = closeMonth(workbook, { ...request, period }, ask);
    else said = exportTo(workbook, period, ask);
  }
  return asked() === '' ? { said } : { ask: asked() };
}

/** A workbook to work with: its sheets, and what they pay as formulas. A statement that stands there already stays. */
function startFrom(id: string, people: string, ask: Ask): string {
  const created = createFrom(id, people, ask);
  if (created === '') return '';
  const workbook = readPlanned();
  const [period = ''] = periodsOf(workbook).slice(-1);
  try {
    return `${created} ${calculateTo(workbook, period, 'formulas', () => false)}`.trim();
  } catch (error) {
    // The sheets stand all the same.
    return `${created} ${(error as Error).message}`;
  }
}
