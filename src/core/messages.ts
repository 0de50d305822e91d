/**
 * The words of every issue, in Russian and English: what is wrong and what to do.
 * `{name}` stands for a parameter. One line here is one code; a fixture in test/issues produces each.
 */
import type { Issue, Lang, Place } from './issue.js';

type Words = readonly [message: string, hint: string];

export const MESSAGES = {
  'number-ambiguous': {
    ru: [
      '«{text}» можно прочитать как разные числа.',
      'Напишите без разделителя тысяч или с двумя знаками после запятой: 1234,00 или 1,23.',
    ],
    en: [
      '"{text}" could be read as different numbers.',
      'Write it without a thousands separator or with two decimals: 1234.00 or 1.23.',
    ],
  },
  'number-grouping': {
    ru: [
      '«{text}» не читается как одно число: разделители стоят не через три цифры.',
      'Напишите число слитно, дробную часть после запятой: 1234,5. Если здесь два числа или дата, оставьте одно число.',
    ],
    en: [
      '"{text}" does not read as one number: separators are not every three digits.',
      'Write the number without thousands separators: 1234.5. If it is two numbers or a date, leave one number.',
    ],
  },
  'number-letter': {
    ru: ['В «{text}» вместо цифры стоит похожая буква.', 'Замените букву цифрой: О на 0, З на 3, l на 1.'],
    en: ['"{text}" has a letter that looks like a digit.', 'Replace the letter with the digit: O with 0, l with 1.'],
  },
  'number-several': {
    ru: ['В «{text}» несколько чисел, а нужно одно.', 'Оставьте в ячейке одно число.'],
    en: ['"{text}" holds several numbers where one is needed.', 'Leave one number in the cell.'],
  },
  'number-exponent': {
    ru: [
      '«{text}» записано со степенью, часть цифр могла потеряться.',
      'Поставьте в столбце числовой формат и впишите число целиком, например 1500000.',
    ],
    en: [
      '"{text}" is written with an exponent, and digits may have been lost.',
      'Give the column a number format and write the number in full, e.g. 1500000.',
    ],
  },
  'number-long': {
    ru: [
      'В числе «{text}» больше цифр, чем можно посчитать точно.',
      'Проверьте, число ли это: допустимо до 30 значащих цифр.',
    ],
    en: [
      '"{text}" has more digits than can be counted exactly.',
      'Check that it is a number: up to 30 significant digits are taken.',
    ],
  },
  'number-text': {
    ru: [
      '«{text}» — не число.',
      'Оставьте в ячейке только число, без слов и единиц; «5 тыс.» пишется 5000. Если значения нет, оставьте ячейку пустой.',
    ],
    en: [
      '"{text}" is not a number.',
      'Leave only the number in the cell, without words and units; "5k" is 5000. If there is no value, leave the cell empty.',
    ],
  },
  'number-flag': {
    ru: ['В ячейке {text} (да/нет), а нужно число.', 'Впишите число или снимите флажок с ячейки.'],
    en: [
      'The cell holds {text} (yes/no) where a number is needed.',
      'Write a number, or remove the checkbox from the cell.',
    ],
  },
  'number-date': {
    ru: [
      'В ячейке дата, а нужно число.',
      'Таблица могла превратить 1.5 в дату: поставьте числовой формат и впишите число заново.',
    ],
    en: [
      'The cell holds a date where a number is needed.',
      'The sheet may have turned 1.5 into a date: set a number format and write the number again.',
    ],
  },
  'cell-error': {
    ru: ['В ячейке ошибка {text} вместо значения.', 'Исправьте формулу в этой ячейке или впишите значение.'],
    en: ['The cell holds the error {text} instead of a value.', 'Fix the formula in this cell, or write the value.'],
  },
  'date-text': {
    ru: ['«{text}» — не дата.', 'Напишите дату так: 31.12.2026 или 2026-12-31.'],
    en: ['"{text}" is not a date.', 'Write the date as 2026-12-31 or 31.12.2026.'],
  },
  'date-impossible': {
    ru: ['Дня «{text}» нет в календаре.', 'Проверьте день, месяц и год; годы допустимы с 1900 по 2199.'],
    en: ['There is no day "{text}" in the calendar.', 'Check day, month and year; years 1900 to 2199 are taken.'],
  },
  'date-short-year': {
    ru: ['В дате «{text}» год записан двумя цифрами.', 'Напишите год полностью: 31.12.2026.'],
    en: ['The date "{text}" has a two-digit year.', 'Write the year in full: 2026-12-31.'],
  },
  'date-ambiguous': {
    ru: ['В дате «{text}» не понять, где день, а где месяц.', 'Напишите дату так: 31.12.2026 или 2026-12-31.'],
    en: ['In the date "{text}" day and month cannot be told apart.', 'Write the date as 2026-12-31 or 31.12.2026.'],
  },
  'date-zone': {
    ru: [
      'У «{text}» указан часовой пояс, и день зависит от него.',
      'Выгрузите дату по местному времени, без пояса: 2026-12-31 или 2026-12-31 15:30.',
    ],
    en: [
      '"{text}" has a time zone, and the day depends on it.',
      'Export the date in local time without a zone: 2026-12-31 or 2026-12-31 15:30.',
    ],
  },
  'date-number': {
    ru: ['В ячейке число {text}, а нужна дата.', 'Поставьте в столбце формат даты или напишите дату так: 31.12.2026.'],
    en: [
      'The cell holds the number {text} where a date is needed.',
      'Give the column a date format, or write the date as 2026-12-31.',
    ],
  },
  'period-missing': {
    ru: ['Период не указан.', 'Впишите период: 2026-10, 2026-Q4, 2026 или 2026-W43.'],
    en: ['The period is missing.', 'Write a period: 2026-10, 2026-Q4, 2026 or 2026-W43.'],
  },
  'period-text': {
    ru: [
      '«{text}» — не период.',
      'Напишите период с годом: 2026-10, «октябрь 2026», 2026-Q4, 2026, 2026-W43, день 2026-10-12 или код из таблицы периодов.',
    ],
    en: [
      '"{text}" is not a period.',
      'Write a period with its year: 2026-10, "October 2026", 2026-Q4, 2026, 2026-W43, a day 2026-10-12, or a code of the periods table.',
    ],
  },
  'period-row': {
    ru: [
      'Период «{text}» в таблице периодов кончается раньше, чем начинается.',
      'Поменяйте местами начало и конец или исправьте год.',
    ],
    en: ['Period "{text}" in the periods table ends before it starts.', 'Swap start and end, or correct the year.'],
  },
  'calendar-unknown': {
    ru: [
      'Производственного календаря на {year} год нет.',
      'Заполните таблицу «Календарь» днями этого периода: дата и «рабочий», «выходной» или «сокращённый».',
    ],
    en: [
      'There is no production calendar for {year}.',
      'Fill the calendar table with the days of this period: date and "workday", "day off" or "short".',
    ],
  },
  'formula-too-long': {
    ru: ['Формула длиннее {limit} знаков.', 'Разбейте её на параметры с именами.'],
    en: ['The formula is longer than {limit} characters.', 'Split it into named parameters.'],
  },
  'formula-too-deep': {
    ru: [
      'В формуле «{formula}» слишком много вложенных скобок (больше {limit}).',
      'Вынесите части в параметры с именами.',
    ],
    en: ['Formula "{formula}" nests too deeply (more than {limit}).', 'Move parts into named parameters.'],
  },
  'formula-power': {
    ru: ['Степень «^» в формуле «{formula}» не используется.', 'Напишите умножение: x * x.'],
    en: ['The power sign "^" in "{formula}" is not used here.', 'Write a product: x * x.'],
  },
  'formula-question': {
    ru: ['Знак «{text}» в формуле «{formula}» не используется.', 'Для выбора напишите Если(условие; тогда; иначе).'],
    en: ['The sign "{text}" in "{formula}" is not used here.', 'To choose, write if(condition, then, else).'],
  },
  'formula-not': {
    ru: ['Знак «!» в формуле «{formula}» не используется.', 'Напишите «не условие» или «<>».'],
    en: ['The sign "!" in "{formula}" is not used here.', 'Write "not condition" or "<>".'],
  },
  'formula-and': {
    ru: ['Знак «&» в формуле «{formula}» не используется.', 'Напишите «и» между условиями.'],
    en: ['The sign "&" in "{formula}" is not used here.', 'Write "and" between conditions.'],
  },
  'formula-or': {
    ru: ['Знак «|» в формуле «{formula}» не используется.', 'Напишите «или» между условиями.'],
    en: ['The sign "|" in "{formula}" is not used here.', 'Write "or" between conditions.'],
  },
  'formula-dot': {
    ru: [
      'Точка в формуле «{formula}» стоит не в числе (знак {at}).',
      'Имя с точкой возьмите в квадратные скобки: [Имя.точка].',
    ],
    en: [
      'A point in "{formula}" is not part of a number (character {at}).',
      'Put a name with a point in brackets: [Name.point].',
    ],
  },
  'formula-brace': {
    ru: [
      'Фигурные скобки в формуле «{formula}» не используются.',
      'Используйте круглые скобки или отдельный параметр.',
    ],
    en: ['Braces in "{formula}" are not used here.', 'Use parentheses or a parameter of its own.'],
  },
  'formula-double-equals': {
    ru: ['В формуле «{formula}» лишний знак «=».', 'Для сравнения напишите один «=».'],
    en: ['"{formula}" has one "=" too many.', 'To compare, write a single "=".'],
  },
  'formula-character': {
    ru: [
      'Непонятный знак «{text}» в формуле «{formula}» (знак {at}).',
      'Уберите его или возьмите имя в квадратные скобки.',
    ],
    en: ['Unexpected character "{text}" in "{formula}" (character {at}).', 'Remove it or put the name in brackets.'],
  },
  'formula-number': {
    ru: [
      'Не получается прочитать число «{text}» в формуле «{formula}».',
      'Напишите число цифрами, например 1500 или 9,5 %.',
    ],
    en: ['Cannot read the number "{text}" in "{formula}".', 'Write it in digits, such as 1500 or 9.5%.'],
  },
  'formula-unclosed': {
    ru: ['В формуле «{formula}» не закрыта скобка или кавычка «{text}» (знак {at}).', 'Допишите закрывающую.'],
    en: ['In "{formula}" the bracket or quote "{text}" is not closed (character {at}).', 'Add the closing one.'],
  },
  'formula-unexpected': {
    ru: [
      'В формуле «{formula}» не на месте «{text}» (знак {at}).',
      'Проверьте знаки, скобки и «;» между аргументами; имя из нескольких слов со словами «и», «или», «не» возьмите в [скобки].',
    ],
    en: [
      'In "{formula}" "{text}" is out of place (character {at}).',
      'Check operators, parentheses and separators; put a name containing "and", "or", "not" in [brackets].',
    ],
  },
  'formula-ends': {
    ru: ['Формула «{formula}» обрывается.', 'Допишите значение в конце.'],
    en: ['Formula "{formula}" ends too early.', 'Add the missing value at the end.'],
  },
  'formula-chain': {
    ru: ['В формуле «{formula}» два сравнения подряд.', 'Напишите через «и»: a < b и b < c.'],
    en: ['"{formula}" compares twice in a row.', 'Write it with "and": a < b and b < c.'],
  },
  'formula-function': {
    ru: [
      'Функции «{name}» нет (формула «{formula}»).',
      'Список функций — в docs/ru/formuly.md; имя показателя перед скобкой возьмите в [скобки].',
    ],
    en: ['There is no function "{name}" (formula "{formula}").', 'See docs/formulas.md for the list.'],
  },
  'formula-arguments': {
    ru: ['У функции «{name}» {count} арг. вместо положенных: {usage}.', 'Аргументы разделяются «;».'],
    en: [
      'Function "{name}" has {count} arguments; it is used as {usage}.',
      'Arguments are separated by commas (or ";").',
    ],
  },
} as const satisfies Record<string, Readonly<Record<Lang, Words>>>;

export type IssueCode = keyof typeof MESSAGES;

/** Message and hint of an issue in words, e.g. for `number-ambiguous` in `ru`. */
export function issueText(issue: Issue, lang: Lang): { readonly message: string; readonly hint: string } {
  const [message, hint] = MESSAGES[issue.code][lang] as Words;
  return { message: fill(message, issue.params), hint: fill(hint, issue.params) };
}

/** `«Планы», строка 7, столбец «План» (C7)`. */
export function placeText(place: Place, lang: Lang): string {
  const ru = lang === 'ru';
  const parts = [
    place.table !== undefined ? (ru ? `«${place.table}»` : `"${place.table}"`) : '',
    place.row !== undefined ? `${ru ? 'строка' : 'row'} ${place.row}` : '',
    place.column !== undefined ? (ru ? `столбец «${place.column}»` : `column "${place.column}"`) : '',
    place.path ?? '',
  ].filter((part) => part !== '');
  return parts.join(', ') + (place.cell !== undefined ? ` (${place.cell})` : '');
}

const fill = (text: string, params: Issue['params']): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => params?.[name] ?? whole);
