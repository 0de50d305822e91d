/**
 * The pay curve of a ready scheme: what it pays the first person of its sheets when everybody is at 0 to 150 % of their
 * targets. The engine calculates every point from those very sheets.
 */

/** The picture. */
const WIDTH = 240;
const HEIGHT = 48;
const EDGE = 4;
/** Thousandths of the target. A step of a scale stands on one of them, so just below each is looked at too. */
const STEP = 50;
const LAST = 1500;
/** Told in words. */
const TOLD = [800, 1000, 1200];

/** Six digits are more than any figure of a scheme has. */
const tidy = (value) => Number(value.toFixed(6));

const columnOf = ({ fields, columns }, field) => columns[fields.indexOf(field)] ?? [];

/** What is asked of somebody: of a measure, or of the only one there is. */
function targetsOf(tables) {
  const table = tables.find(({ role }) => role === 'targets');
  const [payees, measures, targets] = ['payee', 'measure', 'target'].map((field) => columnOf(table, field));
  return (payee, measure) =>
    targets[payees.findIndex((one, i) => one === payee && (measure === undefined || measures[i] === measure))];
}

/** The tables with everybody at a share of the target: facts by measure, rows as one row a person. */
function at(share, { plan, data }) {
  const targetOf = targetsOf(data.tables);
  const down = new Set(plan.measures.filter(({ direction }) => direction === 'down').map(({ code }) => code));
  const reached = (target, measure) =>
    tidy(down.has(measure) ? (target * 1000) / (share || 1) : (target * share) / 1000);
  const changed = (table, change) => ({
    ...table,
    columns: table.columns.map((column, c) => column.map(change(table, c))),
  });
  const fact = (table, c) => (cell, row) => {
    const measure = columnOf(table, 'measure')[row];
    return table.fields[c] === 'fact' ? reached(targetOf(columnOf(table, 'payee')[row], measure), measure) : cell;
  };
  const amount = (table, c) => {
    const payees = columnOf(table, 'payee');
    const counted = table.fields.findIndex((field, i) => field !== 'payee' && typeof table.columns[i][0] === 'number');
    return (cell, row) => {
      if (typeof cell !== 'number' || table.fields[c] === 'payee') return cell;
      if (payees.indexOf(payees[row]) < row) return 0;
      return tidy((cell / table.columns[counted][row]) * reached(targetOf(payees[row])));
    };
  };
  const tables = data.tables.map((table) =>
    table.role === 'facts' ? changed(table, fact) : table.role === 'rows' ? changed(table, amount) : table,
  );
  return { ...data, tables };
}

/** Points without those on the line between their neighbours; amounts are rounded to the smallest coin, so nearly on it. */
const corners = (points) =>
  points.filter(([x, y], i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after) return true;
    const straight = before[1] + ((after[1] - before[1]) * (x - before[0])) / (after[0] - before[0]);
    return Math.abs(straight - y) > 0.02;
  });

/**
 * @param template a ready scheme
 * @returns `line`: points of a polyline, 240 × 48; `y`: where it stands at 100 %; `text`: some of its amounts in words
 */
export async function curveOf({ lang, period, sheets }) {
  const { calculate, formatMoney, readBook, statements } = await import('../dist/index.js');
  const book = readBook(sheets.map((sheet) => ({ ...sheet, typed: true })));
  const paid = (share) => [...statements(calculate(book.plan, at(share, book), { period }))][0];
  const shares = Array.from({ length: LAST / STEP }, (_, i) => (i + 1) * STEP).flatMap((share) => [share - 0.1, share]);
  const points = corners([0, ...shares].map((share) => [share, Number(paid(share).total)]));
  const most = Math.max(...points.map(([, pay]) => pay));
  const y = (pay) => Math.round(HEIGHT - EDGE - (pay / most) * (HEIGHT - 2 * EDGE));
  const line = points.map(([share, pay]) => `${Math.round((share / LAST) * WIDTH)},${y(pay)}`).join(' ');
  const percent = (share) => (lang === 'ru' ? `${share / 10}\u00A0%` : `${share / 10}%`);
  const named = { ru: ' плана', en: ' of target' }[lang];
  const money = ({ total, currency }) => formatMoney(total, currency ?? 'RUB', lang).replace(/[.,]00(?=\D*$)/, '');
  const text = TOLD.map((share, i) => `${percent(share)}${i === 0 ? named : ''}:\u00A0${money(paid(share))}`).join(
    '; ',
  );
  return { line, y: y(Number(paid(1000).total)), text };
}
