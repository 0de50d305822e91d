/** Closing from the command line: what it refuses, what it keeps, and what it says of late changes. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { plain } from '../text/plain.js';

let cwd: string;
const put = (name: string, ...lines: string[]): void => writeFileSync(join(cwd, name), `${lines.join('\n')}\n`);

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'premia-close-'));
  put('Схемы.csv', 'Схема;Валюта', 'Продажи;RUB');
  put('Показатели.csv', 'Показатель;Считать;Таблица;Колонка;По дате;Ед.', 'Оплаты;сумма;Сделки;Сумма;Дата;деньги');
  put('Начисления.csv', 'Начисление;Выражение', 'Процент;Оплаты * 3 %', 'Оклад;prorate(30000)');
  put('Сотрудники.csv', 'Табельный;ФИО;Схема', '101;Анна Петрова;Продажи', '102;Борис Ким;Продажи');
  put('Сделки.csv', 'Сделки', 'Дата;Сотрудник;Сумма', '2026-09-05;101;90000', '2026-10-05;102;50000');
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

async function premia(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: async (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    env: { LANG: 'ru_RU.UTF-8' },
    cwd,
    tty: false,
  };
  const code = await main(argv, io);
  return { code, out: plain(out.join('')), err: plain(err.join('')) };
}

const close = (...more: string[]) =>
  premia('close', '.', '-p', '2026-09', '--by', 'Ирина', '--on', '2026-10-05', ...more);
const totals = async (period: string): Promise<Record<string, string>> => {
  const { statements } = JSON.parse((await premia('calc', '.', '-p', period, '--json')).out);
  return Object.fromEntries(statements.map((own: { payee: string; total: string }) => [own.payee, own.total]));
};

test('a closed period stays, a late row goes into the next one with its reason', async () => {
  const { code, out } = await close();
  expect(code).toBe(0);
  // 90 000 × 3 % + 30 000 and 30 000
  expect(out).toMatch(
    /^Закрыто: 2026-09, расчётов 2, к выплате 62 700,00 ₽. Контрольная сумма журнала: [0-9a-f]{64}\n$/,
  );
  appendFileSync(join(cwd, 'Сделки.csv'), '2026-09-30;101;10000\n');
  expect(await totals('2026-09')).toEqual({ 101: '32700.00', 102: '30000.00' });
  expect(await totals('2026-10')).toEqual({ 101: '30300.00', 102: '31500.00' });
  expect((await premia('calc', '.', '-p', '2026-09', '--payee', '101')).out).toContain('Состояние: закрыто');
  expect((await premia('diff', '.')).out).toBe(
    [
      'Анна Петрова (101) · 2026-09',
      '  Процент: 2 700,00 ₽ → 3 000,00 ₽ (+300,00 ₽)',
      '    «Оплаты»: 90 000 → 100 000 (строк: 1 → 2)',
      '',
      'Пересчитано закрытых расчётов: 2; данные и схема прежние у 1.',
      '',
    ].join('\n'),
  );
  expect((await premia('explain', '.', '-p', '2026-10', '--payee', '101')).out).toContain(
    'Перерасчёт за 2026-09: Процент: сейчас 3 000,00 ₽ (100 000,00 ₽ × 3 %), было закрыто 2 700,00 ₽ → 300,00 ₽',
  );
  const { statements } = JSON.parse((await premia('calc', '.', '-p', '2026-10', '--payee', '101', '--json')).out);
  expect(statements[0].lines[2]).toEqual({
    code: 'Процент',
    title: 'Перерасчёт за 2026-09: Процент',
    stage: 'earned',
    plan: 'Продажи',
    amount: '300.00',
    corrects: '2026-09',
  });
  expect((await premia('close', '.', '-p', '2026-10')).code).toBe(0);
  expect((await premia('diff', '.')).out).toContain('Суммы не изменились.');
  expect((await premia('ledger', '.')).out).toContain('2026-09 · расчётов: 2 · закрыл Ирина 2026-10-05\n2026-10');
});

test('the ledger as a table gives a workbook the same figures', async () => {
  await close();
  const before = await totals('2026-09');
  await premia('ledger', '.', '--csv', '--out', 'Журнал.csv');
  // Both at once would count twice, and say so.
  expect((await premia('calc', '.', '-p', '2026-09')).out).toContain('закрыт в двух журналах');
  for (const name of ['ledger.jsonl', 'ledger.jsonl.head']) rmSync(join(cwd, name));
  appendFileSync(join(cwd, 'Сделки.csv'), '2026-09-30;101;10000\n');
  expect(await totals('2026-09')).toEqual(before);
  expect(await totals('2026-10')).toEqual({ 101: '30300.00', 102: '31500.00' });
});

test('the ledger of a book stands beside it', async () => {
  put(
    'план.json',
    '{"format":"premia/1","plans":[{"code":"Схема"}],"components":[{"code":"Оклад","expression":"100"}],"data":{"people":[{"payee":"Анна"}]}}',
  );
  expect((await premia('close', 'план.json', '-p', '2026-09')).code).toBe(0);
  expect(readFileSync(join(cwd, 'план.ledger.jsonl'), 'utf8')).toContain('"total":"100.00"');
  expect((await premia('calc', 'план.json', '-p', '2026-09')).out).toContain('Состояние: закрыто');
});

describe('nothing is closed', () => {
  const refused = async (message: string, ...more: string[]): Promise<void> => {
    const { code, out } = await close(...more);
    expect(out).toContain('Период 2026-09 не закрыт');
    expect(out).toContain(message);
    expect(code).toBe(1);
  };

  test('twice', async () => {
    await close();
    await refused('Период 2026-09 уже закрыт.');
  });
  test('while a row is credited to nobody', async () => {
    appendFileSync(join(cwd, 'Сделки.csv'), '2026-09-08;;700\n');
    await refused('Строки периода 2026-09 никому не засчитаны');
  });
  test('while an adjustment is of nobody the people table knows', async () => {
    put('Корректировки.csv', 'Сотрудник;Период;Вид;Сумма;Основание', 'Щукин;2026-09;разовая премия;500;приказ 7');
    await refused('«Корректировки», строка 2');
    put('Корректировки.csv', 'Сотрудник;Период;Вид;Сумма;Основание', ';2026-10;разовая премия;500;приказ 7');
    expect((await close()).code).toBe(0);
  });
  test('but a row of nobody in another period does not matter', async () => {
    appendFileSync(join(cwd, 'Сделки.csv'), '2026-10-08;;700\n');
    expect((await close()).code).toBe(0);
  });
  test('while a statement is disputed; approved can be taken back until then', async () => {
    put('Согласование.csv', 'Сотрудник;Период;Состояние;Возражение', '101;2026-09;спорно;нет счёта 17');
    await refused('Есть возражение («Анна Петрова», —): нет счёта 17.');
    put('Согласование.csv', 'Сотрудник;Период;Состояние', '101;2026-09;утверждено');
    expect((await premia('calc', '.', '-p', '2026-09')).out).toContain('Состояние: утверждено');
    put('Согласование.csv', 'Сотрудник;Период;Состояние', '101;2026-09;черновик');
    expect((await close()).code).toBe(0);
  });
  test('while a total is unknown, and the reason is said', async () => {
    appendFileSync(join(cwd, 'Сделки.csv'), '2026-09-08;101;много\n');
    await refused('К выплате у «Анна Петрова» — неизвестно, поэтому период не закрыть.');
    await refused('«много» — не число');
  });
  test('out of order', async () => {
    await close();
    const { code, out } = await premia('close', '.', '-p', '2026-11');
    expect([code, out]).toEqual([1, expect.stringContaining('ещё открыт период 2026-10')]);
  });
  test('in a ledger that was changed: no figure is shown either', async () => {
    await close();
    const path = join(cwd, 'ledger.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('32700.00', '92700.00'));
    await refused('Журнал «ledger.jsonl» изменён после закрытия: строка 1');
    const { code, out } = await premia('calc', '.', '-p', '2026-10', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).statements.map(({ total }: { total: string | null }) => total)).toEqual([null, null]);
    expect((await premia('ledger', '.')).code).toBe(1);
  });
});

describe('a leaver', () => {
  test('is closed up to a day, off-cycle; the others when the period ends', async () => {
    // September 2026 has 22 working days, 8 of them up to the 10th: 30 000 × 8 / 22 = 10 909,09; and 2 700.
    const { code, out } = await close('--payee', '101', '--until', '2026-09-10');
    expect([code, out]).toEqual([0, expect.stringContaining('расчётов 1, к выплате 13 609,09 ₽')]);
    expect(await totals('2026-09')).toEqual({ 101: '13609.09', 102: '30000.00' });
    expect((await close()).out).toContain('расчётов 1, к выплате 30 000,00 ₽');
    expect((await close()).out).toContain('Период 2026-09 уже закрыт.');
  });
  test('needs a name and a day', async () => {
    expect(await close('--until', '2026-09-10')).toMatchObject({ code: 2, err: expect.stringContaining('--payee') });
    expect(await close('--payee', '101', '--until', 'завтра')).toMatchObject({
      code: 2,
      err: 'День «завтра» не читается. Пишите так: 2026-11-05.\n',
    });
  });
});

test('rows of a component that name nobody keep the period open', async () => {
  put(
    'Начисления.csv',
    'Начисление;Выражение;За каждую строку;По дате;Кому',
    'Процент;Сумма * 3 %;Договоры;Дата;Агент',
    'Оклад;prorate(30000);;;',
  );
  put('Договоры.csv', 'Договоры', 'Дата;Агент;Сумма', '2026-09-05;101;90000', '2026-09-06;Кимм;1000');
  const { code, out, err } = await close();
  expect(code).toBe(1);
  expect(out + err).toContain('«Договоры», строка 4, столбец «Агент» (B4)');
});

test('so do rows shared by crediting rules; an empty helper does not', async () => {
  put(
    'Начисления.csv',
    'Начисление;Выражение;За каждую строку;По дате',
    'Процент;Засчитано(Сумма) * 3 %;Договоры;Дата',
  );
  put('Засчитывание.csv', 'Засчитывание;Таблица;Кому;Доля', 'Ведёт;Договоры;Агент;', 'Помогает;Договоры;Помощник;Доля');
  const rows = ['Договоры', 'Дата;Агент;Помощник;Доля;Сумма', '2026-09-05;101;;;90000'];
  put('Договоры.csv', ...rows, '2026-09-06;101;Кимм;20 %;1000');
  const { out, err } = await close();
  expect(out + err).toContain('«Договоры», строка 4, столбец «Помощник» (C4)');
  put('Договоры.csv', ...rows, '2026-09-06;101;102;20 %;1000');
  expect((await close()).code).toBe(0);
});

test('a closed line keeps its part, its period, its pay date and its name in payroll', async () => {
  put('Схемы.csv', 'Схема;Валюта;Изменение внутри периода', 'Продажи;RUB;по частям');
  put('Параметры.csv', 'Параметр;Значение;С даты', 'Ставка;1 %;', 'Ставка;2 %;2026-09-16');
  put(
    'Начисления.csv',
    'Начисление;Выражение;Раз в;Месяц начисления;Дата выплаты;Код в зарплате',
    'Процент;Оплаты * Ставка;;;;2002',
    'Квартальная;Оплаты * 10 %;квартал;0;+1 10;2003',
  );
  put('Выплаты.csv', 'Выплата;Вид;Сумма', 'Потолок;потолок;9000');
  // September has 22 working days, 11 from the 16th; 100 000 sold in it, all of the quarter.
  put('Сделки.csv', 'Сделки', 'Дата;Сотрудник;Сумма', '2026-09-05;101;100000');
  const shown = async () =>
    (await premia('calc', '.', '-p', '2026-09', '--payee', '101')).out.replace(/^ +Сост.*\n/m, '');
  const csv = async () => (await premia('calc', '.', '-p', '2026-09', '--payee', '101', '--csv')).out;
  const lines = async () =>
    JSON.parse((await premia('calc', '.', '-p', '2026-09', '--payee', '101', '--json')).out).statements[0].lines;
  const open = [await shown(), await csv(), await lines()] as const;
  expect(open[1].split('\r\n').slice(1)).toEqual([
    '101;Анна Петрова;2026-09;Продажи;Процент;Процент, 1–15 сентября;начислено;;500,00;RUB;;;2026-09-01;2026-09-15;;;2002;;;',
    '101;Анна Петрова;2026-09;Продажи;Процент;Процент, 16–30 сентября;начислено;;1000,00;RUB;;;2026-09-16;2026-09-30;;;2002;;;',
    '101;Анна Петрова;2026-09;Продажи;Квартальная;Квартальная, 3 квартал 2026 (начислено за сентябрь 2026, выплата 10.10.2026);начислено;;10000,00;RUB;;2026-Q3;;;2026-09;2026-10-10;2003;;;',
    '101;Анна Петрова;2026-09;Продажи;Потолок;Потолок;выплата;сверх потолка, не выплачивается;-2500,00;RUB;;;;;;;;;;',
    '',
  ]);
  expect((await close()).code).toBe(0);
  expect([await shown(), await csv(), await lines()]).toEqual(open);
  const stored = (await premia('explain', '.', '-p', '2026-09', '--payee', '101')).out;
  expect(stored).toContain('Процент, 16–30 сентября: ');
  // The table says the same.
  await premia('ledger', '.', '--csv', '--out', 'Журнал.csv');
  for (const name of ['ledger.jsonl', 'ledger.jsonl.head']) rmSync(join(cwd, name));
  expect([await shown(), await csv(), await lines()]).toEqual(open);
});

test('a line that deducts what it paid is told to correct itself, and is not paid twice', async () => {
  put('Показатели.csv', 'Показатель;Ед.;Зависит от времени', 'Продажи;деньги;да');
  put(
    'Начисления.csv',
    'Начисление;Формула;Параметры',
    'С начала квартала;Процент нарастающим итогом за вычетом выплаченного;"шкала = Ш · по = Нарастающим(Продажи; ""квартал"") · база = Продажи · срок = квартал"',
    'По ступени;Процент по ступени, достигнутой нарастающим итогом;"шкала = Ш · по = Нарастающим(Продажи; ""квартал"") · база = Продажи"',
  );
  put('Шкалы.csv', 'Шкала;Метод;Ниже;От;Ставка', 'Ш;вся сумма;0;0;1 %', ';;;1000000;2 %');
  put('Сотрудники.csv', 'Табельный;ФИО;Схема', '101;Анна Петрова;Продажи');
  rmSync(join(cwd, 'Сделки.csv'));
  const sold = (july: number) =>
    put(
      'Факты.csv',
      'Сотрудник;Показатель;Период;Факт',
      ...[july, 500_000, 300_000].map((fact, i) => `101;Продажи;2026-0${i + 7};${fact}`),
    );
  sold(400_000);
  const period = async (month: string) => (await premia('explain', '.', '-p', month)).out;
  // 900 000 × 1 % − 4 000; 500 000 × 1 %.
  expect(await period('2026-08')).toContain(
    'С начала квартала: (400 000,00 ₽ (Продажи ранее в квартале) + 500 000,00 ₽ (Продажи)) × 1 % (900 000,00 ₽ → ступень «от 0,00 ₽») − 4 000,00 ₽ (С начала квартала ранее в квартале) = 5 000,00 ₽',
  );
  for (const month of ['2026-07', '2026-08']) expect((await premia('close', '.', '-p', month)).code).toBe(0);
  sold(450_000);
  expect((await premia('diff', '.')).out).toBe(
    [
      'Анна Петрова (101) · 2026-07',
      '  С начала квартала: 4 000,00 ₽ → 4 500,00 ₽ (+500,00 ₽) — строка вычитает прошлое и исправит себя сама, перерасчёта не будет',
      '    «Продажи»: 400 000 → 450 000',
      '  По ступени: 4 000,00 ₽ → 4 500,00 ₽ (+500,00 ₽)',
      '    «Продажи»: 400 000 → 450 000',
      '',
      'Анна Петрова (101) · 2026-08',
      '  С начала квартала: 5 000,00 ₽ → 5 500,00 ₽ (+500,00 ₽) — строка вычитает прошлое и исправит себя сама, перерасчёта не будет',
      '    «Продажи», июль 2026: 400 000 → 450 000',
      '',
      'Пересчитано закрытых расчётов: 2; данные и схема прежние у 0.',
      '',
    ].join('\n'),
  );
  // 1 250 000 × 2 % − 9 000; 300 000 × 2 %; 450 000 × 1 % − 4 000.
  expect((await totals('2026-09'))['101']).toBe('22500.00');
});

test('a pay rule that has another thing to do is no rule that has changed', async () => {
  put('Выплаты.csv', 'Выплата;Вид;Начисление;Сумма', 'Вперёд;в счёт будущего процента;Процент;5000');
  await close();
  appendFileSync(join(cwd, 'Сделки.csv'), '2026-09-30;101;100000\n');
  // 5 000 − 90 000 × 3 % = 2 300 were drawn; of 190 000 × 3 % = 5 700 nothing would have been.
  const changed = [
    'Анна Петрова (101) · 2026-09',
    '  Процент: 2 700,00 ₽ → 5 700,00 ₽ (+3 000,00 ₽)',
    '    «Оплаты»: 90 000 → 190 000 (строк: 1 → 2)',
    '  Вперёд: 2 300,00 ₽ → 0,00 ₽ (−2 300,00 ₽)',
  ];
  expect((await premia('diff', '.')).out.split('\n\n')[0]).toBe(changed.join('\n'));
  put('Выплаты.csv', 'Выплата;Вид;Начисление;Сумма', 'Вперёд;в счёт будущего процента;Процент;4000');
  expect((await premia('diff', '.')).out).toContain('правило изменилось');
});

test('a ledger that is not whole is not told to be empty', async () => {
  await close();
  const path = join(cwd, 'ledger.jsonl');
  writeFileSync(path, readFileSync(path, 'utf8').replace('32700.00', '92700.00'));
  const { code, out, err } = await premia('ledger', '.');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('изменён после закрытия: строка 1 не сходится с контрольной суммой');
});
