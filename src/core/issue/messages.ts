/**
 * The words of every issue, in Russian and English: what is wrong and what to do. Data alone: issue-text.ts says them.
 * `{name}` stands for a parameter. One line here is one code; a fixture in test/issues produces each.
 */
/** The languages sentences are written in. */
export type Lang = 'ru' | 'en';

type Words = readonly [message: string, hint: string];

export const MESSAGES = {
  'row-only': {
    ru: [
      'Функция {fn} работает только там, где начисление считается по строкам таблицы, а в «{formula}» строк нет.',
      'Заполните у начисления колонку «За каждую строку» или уберите функцию. В показателе и условии есть столбцы своей таблицы, а чужой — через ПоПравилу и ИзТаблицы.',
    ],
    en: [
      'The function {fn} works only where a component is computed row by row, and "{formula}" has no rows.',
      'Fill in "For each row of" of the component, or take the function out. A measure or condition has the columns of its own table and, by rule and lookup, of another.',
    ],
  },
  'rule-arguments': {
    ru: [
      'В «{formula}» функции нужны имена таблицы и колонки.',
      'Напишите: ПоПравилу("Ставки"; "Ставка") или ИзТаблицы("Сделки"; "Маржа"; "№ сделки").',
    ],
    en: [
      'In "{formula}" the function needs the name of a table and of a column.',
      'Write rule("Rates", "Rate") or lookup("Deals", "Margin", "Deal no").',
    ],
  },
  'accrued-window': {
    ru: ['«{text}» не говорит, с какого дня считать нарастающий итог.', 'Напишите период, квартал, год или всё время.'],
    en: ['"{text}" does not say since when the running total counts.', 'Write period, quarter, year or all.'],
  },
  'returns-need': {
    ru: [
      'Для возвратов по колонке «{column}» в начислении «{name}» не хватает номера строки или базы.',
      'Укажите колонку с номером строки и число, по которому видно, какая часть возвращена.',
    ],
    en: [
      'Returns by the column "{column}" in "{name}" lack the id of a row or the base.',
      'Give the column with the id of a row and the number that shows which part is returned.',
    ],
  },
  'months-dates': {
    ru: [
      'В «{formula}» месяцы считаются между датами, а стоит {found}.',
      'Укажите столбцы дат, день в кавычках "2026-10-31", НачалоПериода() или КонецПериода().',
    ],
    en: [
      '"{formula}" counts months between dates, but has {found}.',
      'Give date columns, a day in quotes "2026-10-31", periodStart() or periodEnd().',
    ],
  },
  'day-missing': {
    ru: ['Дата «{name}» не заполнена, поэтому месяцы не посчитать.', 'Заполните дату.'],
    en: ['The date "{name}" is empty, so months cannot be counted.', 'Fill the date in.'],
  },
  'returns-in-groups': {
    ru: [
      'В начислении «{name}» заданы и возвраты («{column}»), и группы («{group}»), а вместе они не считаются.',
      'Уберите одно из двух: в группе возврат и так вычитается из её суммы, а по строкам снимается по ставке своей продажи.',
    ],
    en: [
      '"{name}" has both returns ("{column}") and groups ("{group}"), and they do not go together.',
      "Leave one of them out: in a group a return lowers the group's sum anyway; row by row it is taken back at the rate of its sale.",
    ],
  },
  'credit-sum': {
    ru: [
      'Доли участников строки в таблице «{table}» дают {sum}, а не 100 %.',
      'Исправьте доли в этой строке или отметьте правило засчитывания как зачёт сверх 100 %.',
    ],
    en: [
      'The shares of this row of "{table}" add up to {sum}, not 100 %.',
      'Mend the shares of the row, or mark the crediting rule as an overlay.',
    ],
  },
  'return-without-original': {
    ru: [
      'Возврат ссылается на строку «{text}», которой нет у этого сотрудника в таблице «{table}».',
      'Проверьте номер исходной строки; если она за прошлый период, добавьте её в таблицу.',
    ],
    en: [
      'The return refers to the row "{text}", which this payee does not have in "{table}".',
      'Check the id of the original row; if it is of an earlier period, add it to the table.',
    ],
  },
  'credit-date': {
    ru: [
      'Правило «{name}» засчитывает строки руководителю, но не сказано, на какой день.',
      'Укажите столбец «По дате»: чей это был сотрудник, решает день строки.',
    ],
    en: [
      'The rule "{name}" credits rows to heads but does not say on which day.',
      "Fill in the date column: the row's day decides whose person it was.",
    ],
  },
  'assigned-date': {
    ru: [
      'Правило «{name}» засчитывает строки по закреплению клиентов, но не сказано, на какой день.',
      'Укажите столбец «По дате»: чей это был клиент, решает день строки.',
    ],
    en: [
      'The rule "{name}" credits rows by client assignment but does not say on which day.',
      "Fill in the date column: the row's day decides whose client it was.",
    ],
  },
  'return-unlinked': {
    ru: [
      'В строке минус, а «{column}» не заполнено: сумма снята по правилу самой строки, а не по ставке исходной.',
      'Если это возврат, впишите номер исходной строки. Если исправление, оставьте так.',
    ],
    en: [
      'The row is negative and "{column}" is empty: it is taken back by its own rule, not at the rate of an original.',
      'If it is a return, write the id of the original row. If it is a correction, leave it.',
    ],
  },
  'return-too-large': {
    ru: [
      'По строке «{text}» возвращено {returned}, а было {sold}: снято только то, что за неё начислено.',
      'Проверьте сумму возврата и исходную строку (строка {original}).',
    ],
    en: [
      'Of the row "{text}" {returned} was returned and it was {sold}: only what it paid is taken back.',
      'Check the amount of the return and the original row (row {original}).',
    ],
  },
  'return-original-twice': {
    ru: [
      'Возврат ссылается на строку «{text}», а таких строк у сотрудника в таблице «{table}» несколько.',
      'Дайте строкам разные номера: иначе неясно, что возвращено.',
    ],
    en: [
      'The return refers to the row "{text}", and this payee has several of them in "{table}".',
      'Give the rows different ids: else it is not clear what is returned.',
    ],
  },
  'return-before-original': {
    ru: [
      'Возврат стоит раньше строки «{text}» таблицы «{table}», на которую ссылается.',
      'Проверьте даты обеих строк и номер исходной.',
    ],
    en: [
      'The return stands before the row "{text}" of "{table}" it refers to.',
      'Check the dates of both rows and the id of the original.',
    ],
  },
  'payment-early': {
    ru: [
      'Оплата по «{text}» ({day}) раньше самой сделки ({deal}, {other}).',
      'Проверьте обе даты и номер; если это предоплата, менять ничего не нужно.',
    ],
    en: [
      'The payment for "{text}" ({day}) is before the deal itself ({deal}, {other}).',
      'Check both dates and the id; if it is a prepayment, nothing needs to be done.',
    ],
  },
  'return-base-zero': {
    ru: [
      'У строки «{text}» таблицы «{table}» база возврата равна 0: какая её часть возвращена, сказать нельзя.',
      'Проверьте базу у исходной строки.',
    ],
    en: [
      'The base of the row "{text}" of "{table}" is 0: which part of it is returned cannot be told.',
      'Check the base of the original row.',
    ],
  },
  'rule-none': {
    ru: [
      'В таблице «{table}» нет правила для этой строки на {day}.',
      'Добавьте правило или строку с пустыми условиями: она действует для всех остальных.',
    ],
    en: [
      'No rule of "{table}" fits this row on {day}.',
      'Add a rule, or one with empty conditions: it holds for everything else.',
    ],
  },
  'rule-tie': {
    ru: [
      'В таблице «{table}» два одинаково точных правила: строки {first} и {other}.',
      'Оставьте одно из них или добавьте условие, которое их различает.',
    ],
    en: [
      'Two rules of "{table}" are equally particular: rows {first} and {other}.',
      'Keep one of them or add a condition that tells them apart.',
    ],
  },
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
  'period-twice': {
    ru: ['Период «{text}» описан в таблице периодов дважды.', 'Оставьте одну строку.'],
    en: ['Period "{text}" stands twice in the periods table.', 'Keep one row.'],
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
    ru: [
      'Функция «{name}» пишется так: {usage}, а аргументов в ней {count}.',
      'Допишите или уберите аргументы; между ними ставится «;».',
    ],
    en: [
      'Function "{name}" has {count} arguments; it is used as {usage}.',
      'Arguments are separated by commas (or ";").',
    ],
  },
  'adjustment-ground': {
    ru: ['У корректировки для «{name}» нет основания.', 'Напишите основание: приказ, соглашение, расчёт.'],
    en: ['The adjustment for "{name}" has no ground.', 'Write the ground: an order, an agreement, a calculation.'],
  },
  'absence-overlap': {
    ru: [
      'У «{name}» два отсутствия на одни дни (второе — строка {other}): какое считать, неизвестно.',
      'Исправьте даты так, чтобы дни не пересекались, или удалите одну из строк.',
    ],
    en: ['"{name}" is absent twice on the same days (also row {other}): which counts is not known.', 'Part the dates.'],
  },
  'absence-code': {
    ru: [
      'Схема не говорит, что уменьшает отсутствие «{text}»: план, выплату или ничего.',
      'Назовите код в одной из колонок «Отсутствия уменьшают план», «Отсутствия уменьшают выплату», «Отсутствия не вычитаются».',
    ],
    en: [
      'The plan does not say what an absence "{text}" reduces: the target, the pay or neither.',
      'Name the code in one of the columns "Absences reduce the target", "Absences reduce pay", "Absences not deducted".',
    ],
  },
  'days-order': {
    ru: ['Последний день ({to}) раньше первого ({from}).', 'Поменяйте дни местами или исправьте один из них.'],
    en: ['The last day ({to}) is before the first ({from}).', 'Swap the days or correct one of them.'],
  },
  'assignment-twice': {
    ru: [
      'Клиент «{name}» закреплён за одним сотрудником дважды на {day} (ещё строка {other}).',
      'Закончите первое закрепление днём раньше или удалите повтор.',
    ],
    en: [
      'Client "{name}" is assigned to one payee twice on {day} (also row {other}).',
      'End the first assignment a day earlier or delete the repeat.',
    ],
  },
  'assignment-share': {
    ru: [
      'Доли клиента «{name}» на {day} в сумме больше 100 %.',
      'Уменьшите доли или исправьте даты так, чтобы закрепления не пересекались.',
    ],
    en: ['Shares of client "{name}" on {day} sum to more than 100%.', 'Lower the shares or part the dates.'],
  },
  'assignment-gap': {
    ru: [
      'Клиент «{name}» с {from} по {to} ни за кем не закреплён.',
      'Если это ошибка, продлите закрепление; иначе сделки этих дней никому не засчитаются.',
    ],
    en: [
      'Client "{name}" is assigned to nobody from {from} to {to}.',
      'If that is wrong, extend an assignment; otherwise deals of those days are credited to nobody.',
    ],
  },
  'adjustment-kind': {
    ru: [
      'Непонятен вид корректировки «{text}».',
      'Напишите одно из: не заработано, снижение премии, удержание, разовая премия, доначисление, перерасчёт.',
    ],
    en: [
      'Unknown kind of adjustment "{text}".',
      'Use one of: not earned, disciplinary reduction, deduction, one-off premium, extra accrual, recalculation.',
    ],
  },
  'adjustment-sign': {
    ru: [
      'Корректировка «{kind}» для «{name}» записана с минусом.',
      'Вид «{kind}» прибавляет; для уменьшения выберите другой вид.',
    ],
    en: ['The adjustment "{kind}" for "{name}" has a minus.', 'This kind adds pay; choose another kind to reduce it.'],
  },
  'award-kind': {
    ru: [
      'Награда «{name}» должна быть условием, а получается {kind}.',
      'Напишите сравнение, например Выполнение(Оплаты) >= 100 %.',
    ],
    en: [
      'Award "{name}" must be a condition, but it gives {kind}.',
      'Write a comparison such as attainment(Sales) >= 100%.',
    ],
  },
  'below-scale': {
    ru: [
      'Значение ниже первой ступени шкалы «{name}» (от {from}).',
      'Добавьте ступень от нуля или поставьте «Ниже первой» = 0.',
    ],
    en: [
      'The value is below the first tier of scale "{name}" (from {from}).',
      'Add a tier from zero or set "Below" to 0.',
    ],
  },
  'calendar-kind': {
    ru: ['Непонятен вид дня в календаре.', 'Напишите: рабочий, выходной или сокращённый.'],
    en: ['Unknown kind of day in the calendar.', 'Use: workday, day off or short.'],
  },
  'cell-empty': {
    ru: ['Пустая ячейка: значения нет.', 'Заполните её; ноль пишется как 0.'],
    en: ['The cell is empty, so there is no value.', 'Fill it in; write zero as 0.'],
  },
  'change-inside': {
    ru: [
      '«{name}» меняется с {from}, внутри периода {period}, а схема «{plan}» не говорит, что тогда считать.',
      'Укажите в схеме «Изменение внутри периода»: по началу периода, по концу периода или по частям.',
    ],
    en: [
      '"{name}" changes on {from}, inside period {period}, and plan "{plan}" does not say what holds then.',
      'Set "Change inside" of the plan: period start, period end or split.',
    ],
  },
  'earlier-span': {
    ru: [
      'В формуле «{formula}» непонятно, за что брать прошлые периоды: «{text}».',
      'Напишите "месяц", "квартал", "полугодие" или "год".',
    ],
    en: [
      'Formula "{formula}" does not say whose earlier periods to take: "{text}".',
      'Write "month", "quarter", "half year" or "year".',
    ],
  },
  'not-in-row': {
    ru: [
      'В формуле «{formula}» о строке таблицы стоит {fn}: у одной строки нет ни команды, ни прошлых периодов.',
      'Посчитайте показатель по строкам, а {fn} примените к нему.',
    ],
    en: [
      'Formula "{formula}" about a row of a table has {fn}: one row has no team and no earlier periods.',
      'Count a measure over the rows and use {fn} on it.',
    ],
  },
  'split-payout': {
    ru: [
      'Внутри периода {period} меняется правило выплаты «{name}»: ко всему периоду применено то, что действует на {day}.',
      'Период выплачивается один раз, по его итогу. Если за дни до изменения причитается другое, добавьте строку в таблицу «Корректировки».',
    ],
    en: [
      'The pay rule "{name}" changes inside {period}: what holds on {day} is applied to the whole period.',
      'A period is paid once, when it is over. If something else is due for the days before the change, add a row to the table "Adjustments".',
    ],
  },
  'split-currency': {
    ru: [
      'Внутри периода меняется валюта ({list}): части в разных валютах не складываются.',
      'Смените валюту с начала периода или рассчитайте сотрудника двумя периодами.',
    ],
    en: [
      'The currency changes inside the period ({list}): parts in different currencies do not add up.',
      'Change the currency from the start of a period, or calculate the payee in two periods.',
    ],
  },
  'coefficient-empty': {
    ru: [
      'Коэффициент результативности считать не из чего: нет KPI с весом.',
      'Задайте вес хотя бы одному KPI или уберите коэффициент из формулы.',
    ],
    en: [
      'There is no KPI with a weight to make a coefficient of.',
      'Give a KPI a weight or take the coefficient out of the formula.',
    ],
  },
  'column-unknown': {
    ru: [
      'В таблице «{table}» нет столбца «{name}», а его ждёт «{measure}».',
      '[?Есть: {suggestion}. ]Исправьте название столбца в таблице или в схеме.',
    ],
    en: [
      'Table "{table}" has no column "{name}", which "{measure}" needs.',
      '[?There is: {suggestion}. ]Correct the name of the column in the table or in the plan.',
    ],
  },
  'component-empty': {
    ru: ['У начисления «{name}» нет формулы.', 'Выберите формулу из каталога или напишите выражение, начиная с «=».'],
    en: ['Component "{name}" has no formula.', 'Choose one of the catalogue or write an expression.'],
  },
  'component-kind': {
    ru: [
      'Начисление «{name}» должно быть суммой денег, а получается {kind}.',
      'Умножьте на сумму или ставку, например Оклад * Коэффициент().',
    ],
    en: [
      'Component "{name}" must be an amount of money, but it gives {kind}.',
      'Multiply it by an amount, such as Salary * coefficient().',
    ],
  },
  'division-by-zero': {
    ru: ['Деление на ноль в «{formula}»: «{name}» равно 0.', 'Проверьте данные или напишите Если({name} = 0; 0; …).'],
    en: ['Division by zero in "{formula}": "{name}" is 0.', 'Check the data or write if({name} = 0, 0, …).'],
  },
  'fact-missing': {
    ru: [
      'Нет факта «{measure}» для «{name}» за {period}.',
      'Добавьте строку в таблицу фактов; если это ноль, напишите 0.',
    ],
    en: [
      'There is no fact of "{measure}" for "{name}" in {period}.',
      'Add a row to the table of facts; write 0 if it is zero.',
    ],
  },
  'fact-and-rows': {
    ru: [
      'Показатель «{name}» считается по таблице «{table}», но для него есть и готовые факты.',
      'Оставьте что-то одно, иначе неясно, чему верить.',
    ],
    en: [
      'Measure "{name}" is counted from table "{table}", yet ready facts exist for it as well.',
      'Keep one of the two.',
    ],
  },
  'formula-cycle': {
    ru: [
      '«{name}» считается через само себя: {path}.',
      'Разорвите круг: одна из формул не должна ссылаться на следующую.',
    ],
    en: ['"{name}" depends on itself: {path}.', 'Break the circle in one of the formulas.'],
  },
  'formula-parameter-bounds': {
    ru: [
      'Параметр «{name}» вне обычных пределов: от {min} до {max}.',
      'Проверьте число; возможно, пропущен знак процента.',
    ],
    en: [
      'Parameter "{name}" is outside its usual bounds: {min} to {max}.',
      'Check the number; a percent sign may be missing.',
    ],
  },
  'formula-parameter-missing': {
    ru: [
      'В начислении «{component}» не задан параметр «{name}» формулы «{formula}».',
      'Допишите в параметрах: {name} = …',
    ],
    en: [
      'Component "{component}" lacks parameter "{name}" of formula "{formula}".',
      'Add {name} = … to its parameters.',
    ],
  },
  'formula-parameter-name': {
    ru: [
      'Параметр «{name}» — это название (шкалы, показателя или KPI), а не число.',
      'Напишите название так, как оно стоит в таблице.',
    ],
    en: [
      'Parameter "{name}" is a name (of a scale, measure or KPI), not a number.',
      'Write the name as it stands in the table.',
    ],
  },
  'formula-parameter-unknown': {
    ru: ['У формулы «{formula}» нет параметра «{name}».', '[?Её параметры: {suggestion}.]'],
    en: ['Formula "{formula}" has no parameter "{name}".', '[?Its parameters: {suggestion}.]'],
  },
  'formula-unknown': {
    ru: [
      'Формулы «{name}» в каталоге нет.',
      'Проверьте название[?; похожая: {suggestion}]. Своё выражение пишется как есть: Оплаты * 3 %.',
    ],
    en: [
      'There is no formula "{name}" in the catalogue.',
      'Check the title[?; a similar one: {suggestion}]. Your own expression is written as it is: Payments * 3 %.',
    ],
  },
  'head-cycle': {
    ru: ['Подчинение идёт по кругу: {path}.', 'Исправьте руководителя у одного из них.'],
    en: ['The hierarchy runs in a circle: {path}.', 'Correct the head of one of them.'],
  },
  'head-unknown': {
    ru: ['Руководителя «{name}» нет среди сотрудников.', 'Проверьте имя[?; похожее: {suggestion}].'],
    en: ['Head "{name}" is not among the people.', 'Check the name[?; similar: {suggestion}].'],
  },
  'hired-missing': {
    ru: ['Не указана дата приёма у «{name}», стаж не посчитать.', 'Заполните столбец «Принят».'],
    en: ['"{name}" has no hiring date, so tenure is unknown.', 'Fill in the column "Hired".'],
  },
  'inverse-without-cap': {
    ru: [
      '«{name}» равно 0 — лучший возможный результат, но потолок KPI не задан.',
      'Задайте потолок KPI: он и будет выполнением при нуле.',
    ],
    en: [
      '"{name}" is 0, the best possible result, but the KPI has no cap.',
      'Give the KPI a cap: it is the attainment at zero.',
    ],
  },
  'kind-declared': {
    ru: [
      'У «{formula}» указана единица «{kind}», а получается {found}.',
      'Исправьте столбец «Единица» или саму формулу.',
    ],
    en: ['"{formula}" is said to be {kind}, but gives {found}.', 'Correct the column "Unit" or the formula.'],
  },
  'kind-mismatch': {
    ru: [
      'В «{formula}» знаком «{op}» соединены разные величины: {left} и {right}.',
      'Складывать, вычитать и сравнивать можно только одинаковые. Проверьте, не пропущен ли знак % или множитель.',
    ],
    en: [
      'In "{formula}" the sign "{op}" joins things of two kinds: {left} and {right}.',
      'Only things of one kind are added, subtracted or compared. Check for a missing % or factor.',
    ],
  },
  'kpi-direction': {
    ru: [
      'KPI «{name}»: показатель «чем меньше, тем лучше», а правило — факт/план.',
      'Выберите правило «план/факт» или «2 − факт/план».',
    ],
    en: ['KPI "{name}": lower is better, yet the rule is fact/target.', 'Choose the rule inverse or mirror.'],
  },
  'kpi-needs': {
    ru: ['KPI «{name}»: правилу {rule} нужно поле {field}.', 'Заполните это поле.'],
    en: ['KPI "{name}": rule {rule} needs the field {field}.', 'Fill in that field.'],
  },
  'kpi-no-weight': {
    ru: ['У KPI «{name}» нет веса, а формула его просит.', 'Задайте вес.'],
    en: ['KPI "{name}" has no weight, and a formula asks for it.', 'Give it a weight.'],
  },
  'measure-column': {
    ru: ['У показателя «{name}» не указан столбец.', 'Укажите, какой столбец складывать.'],
    en: ['Measure "{name}" names no column.', 'Say which column to aggregate.'],
  },
  'measure-date': {
    ru: ['Показателю «{name}» нужна дата: первое и последнее значение ищут по дате.', 'Укажите столбец «По дате».'],
    en: ['Measure "{name}" needs a date column to find the first or last value.', 'Fill in the date column.'],
  },
  'measure-unknown': {
    ru: [
      'Показателя «{name}» нет в схеме, строка не учтена.',
      '[?Возможно, это «{suggestion}»?][!{suggestion}Добавьте показатель или исправьте название.]',
    ],
    en: [
      'There is no measure "{name}" in the plan; the row is not used.',
      '[?Did you mean "{suggestion}"?][!{suggestion}Add the measure or correct the name.]',
    ],
  },
  'name-ambiguous': {
    ru: [
      'Имя «{name}» в «{formula}» значит сразу несколько вещей.',
      'Переименуйте параметр, показатель или начисление, чтобы имена различались.',
    ],
    en: [
      'The name "{name}" in "{formula}" means several things.',
      'Rename the parameter, measure or component so that names differ.',
    ],
  },
  'name-expected': {
    ru: ['В «{formula}» функция {fn} ждёт название, а не число.', 'Напишите название показателя или KPI.'],
    en: ['In "{formula}" function {fn} expects a name, not a number.', 'Write the name of a measure or KPI.'],
  },
  'name-not-here': {
    ru: [
      '«{name}» есть в схеме, но здесь не действует[?, начало: {from}][?, только для: {scope}] (формула «{formula}»).',
      'Проверьте дату «С даты» и для кого действует строка.',
    ],
    en: [
      '"{name}" is in the plan but not in force here[?, it starts on {from}][?, it is for {scope} only] (formula "{formula}").',
      'Check the date and whom the row holds for.',
    ],
  },
  'name-unknown': {
    ru: [
      'Имени «{name}» нет в схеме (формула «{formula}»).',
      '[?Возможно, это «{suggestion}»?][!{suggestion}Добавьте показатель или параметр с таким названием либо исправьте его; текст возьмите в кавычки.]',
    ],
    en: [
      'The name "{name}" is not in the plan (formula "{formula}").',
      '[?Did you mean "{suggestion}"?][!{suggestion}Add a measure or parameter of that name or correct it; put text in quotes.]',
    ],
  },
  'no-rows': {
    ru: [
      'В таблице «{table}» нет строк для показателя «{measure}»: среднее или крайнее значение не посчитать.',
      'Добавьте строки или напишите ЕслиИзвестно({measure}; 0).',
    ],
    en: [
      'Table "{table}" has no rows for measure "{measure}", so there is no average or extreme value.',
      'Add rows or write known({measure}, 0).',
    ],
  },
  'not-a-condition': {
    ru: ['«{formula}» — не условие.', 'Напишите сравнение, например Оплаты >= 100000.'],
    en: ['"{formula}" is not a condition.', 'Write a comparison such as Sales >= 100000.'],
  },
  'not-a-date': {
    ru: [
      '«{name}» в «{formula}» — не дата.',
      'Дней(с; по) берёт столбцы дат строки, параметры-даты или дату в кавычках: "2026-12-31".',
    ],
    en: [
      '"{name}" in "{formula}" is not a date.',
      'days(from, to) takes date columns of the row, parameters that are dates, or a date in quotes: "2026-12-31".',
    ],
  },
  'not-a-quantity': {
    ru: [
      'В «{formula}» складывается по людям то, что не складывают: условие, дата или текст.',
      'Складывать по команде можно деньги, количества и доли; сколько людей выполнили условие — Команда(Если(условие; 1; 0)).',
    ],
    en: [
      '"{formula}" sums over people what does not add up: a condition, a date or a text.',
      'Money, counts and ratios add up; how many meet a condition is team(if(condition, 1, 0)).',
    ],
  },
  'number-as-text': {
    ru: [
      'Число «{text}» записано текстом; оно прочитано, но формулы таблицы его пропустят.',
      'Задайте ячейке числовой формат.',
    ],
    en: ['The number "{text}" is text; it was read, but sheet formulas skip it.', 'Give the cell a number format.'],
  },
  'override-row': {
    ru: ['В индивидуальных условиях назван «{name}», а в схеме сотрудника его нет.', 'Проверьте название.'],
    en: ['Individual conditions name "{name}", which the person\'s plan does not have.', 'Check the name.'],
  },
  'override-twice': {
    ru: [
      'У «{name}» два индивидуальных значения одного и того же с одной даты.',
      'Оставьте одно или укажите у второго, с какой даты оно действует.',
    ],
    en: ['"{name}" has two individual values of one thing from the same date.', 'Keep one or change a date.'],
  },
  'override-what': {
    ru: [
      'Непонятно, что меняет индивидуальное условие «{text}».',
      'Напишите, например: kpi/Звонки/вес или название параметра.',
    ],
    en: [
      'It is unclear what the individual condition "{text}" changes.',
      "Write, for example: kpi/Calls/weight, or a parameter's name.",
    ],
  },
  'parameter-empty': {
    ru: ['У параметра «{name}» нет значения.', 'Впишите значение или столбец с таким названием в таблицу сотрудников.'],
    en: ['Parameter "{name}" has no value.', 'Write a value, or a column of that name in the people table.'],
  },
  'payee-ambiguous': {
    ru: ['Имя «{name}» подходит нескольким сотрудникам.', 'Напишите табельный номер.'],
    en: ['The name "{name}" fits several people.', 'Use the personnel number.'],
  },
  'payee-unknown': {
    ru: [
      'Сотрудника «{name}» нет в таблице сотрудников, строки не учтены{counted}.',
      '[?Возможно, это «{suggestion}»? Исправьте имя или допишите его в «Также пишется».][!{suggestion}Добавьте его или исправьте имя.]',
    ],
    en: [
      '"{name}" is not in the people table; the rows are not used{counted}.',
      '[?Did you mean "{suggestion}"? Correct the name or add it to the aliases.][!{suggestion}Add the person or correct the name.]',
    ],
  },
  'people-empty': {
    ru: ['За период {period} нет ни одного сотрудника.', 'Проверьте таблицу сотрудников и даты приёма и увольнения.'],
    en: ['There is nobody to pay in period {period}.', 'Check the people table and its dates.'],
  },
  'percent-missing': {
    ru: ['В «{formula}» доля сравнивается с числом {text}.', 'Если это проценты, напишите {text} %.'],
    en: ['"{formula}" compares a ratio with the number {text}.', 'If it is a percentage, write {text}%.'],
  },
  'person-change-inside': {
    ru: [
      'У «{name}» строка меняется внутри периода {period}, а схема не говорит, что тогда считать.',
      'Укажите в схеме «Изменение внутри периода».',
    ],
    en: [
      'The row of "{name}" changes inside period {period}, and the plan does not say what holds then.',
      'Set "Change inside" of the plan.',
    ],
  },
  'person-twice': {
    ru: [
      'У «{name}» две строки с одной даты; другая — строка {other}.',
      'Оставьте одну или укажите у второй, с какой даты она действует.',
    ],
    en: ['"{name}" has two rows from the same date; the other is row {other}.', 'Keep one or change a date.'],
  },
  'plan-unknown': {
    ru: ['У «{name}» указана схема «{plan}», такой нет.', 'Возможно, это «{suggestion}»?'],
    en: ['"{name}" has plan "{plan}", which does not exist.', 'Did you mean "{suggestion}"?'],
  },
  'profile-near': {
    ru: [
      '«{text}» у «{name}» не названо ни в одной строке схемы.',
      'Если это «{suggestion}», исправьте: строки схемы для «{suggestion}» сюда не относятся.',
    ],
    en: [
      '"{text}" of "{name}" is named by no row of the plan.',
      'If it is "{suggestion}", correct it: rows of the plan for "{suggestion}" do not hold here.',
    ],
  },
  'scope-near': {
    ru: [
      'Строка «{name}» — для «{text}», а такого нет ни у кого из сотрудников.',
      'Если это «{suggestion}», исправьте: сейчас строка ни к кому не относится.',
    ],
    en: [
      'Row "{name}" is for "{text}", which nobody of the payees has.',
      'If it is "{suggestion}", correct it: now the row holds for nobody.',
    ],
  },
  'round-arguments': {
    ru: [
      'Округление в «{formula}» записано неверно.',
      'Пишите Округлить(x; знаков; способ); способ — «обычно», «половина к чётному», «вверх», «вниз», «от нуля» или «к нулю».',
    ],
    en: [
      'The rounding in "{formula}" is not written properly.',
      'Write round(x, digits, mode); mode is "usual", "half to even", "ceiling", "floor", "away from zero" or "towards zero".',
    ],
  },
  'row-twice': {
    ru: [
      '«{name}» записано дважды для одних и тех же[? с одной даты: {from}].',
      'Удалите одну из строк[? (другая: {other})] или укажите, с какой даты действует вторая.',
    ],
    en: [
      '"{name}" stands twice for the same people[? from the same date: {from}].',
      'Remove one row[? (the other: {other})] or say from which date the second holds.',
    ],
  },
  'row-repeated': {
    ru: [
      '«{name}»: строка {row} повторяет строку {first} от первой ячейки до последней; засчитаны обе.',
      'Если это одно и то же, удалите одну; если нет, добавьте столбец, который их различает: номер или время.',
    ],
    en: [
      '"{name}": row {row} repeats row {first} from the first cell to the last; both are counted.',
      'If they are the same, delete one; if not, add a column that tells them apart: a number or a time.',
    ],
  },
  'row-without-payee': {
    ru: ['В строках не указан сотрудник (таких строк: {count}); они никому не засчитаны.', 'Впишите сотрудника.'],
    en: ['Rows without a payee: {count}; nobody is credited.', 'Fill in the payee.'],
  },
  'value-lost': {
    ru: [
      'Значение не учтено: столбец «{column}» в этой строке пуст.',
      'Заполните его в каждой строке; объединённые ячейки разъедините.',
    ],
    en: [
      'The value is not counted: the column "{column}" of this row is empty.',
      'Fill it in on every row; split merged cells.',
    ],
  },
  'scale-axis': {
    ru: [
      'Шкала «{name}» построена по величине «{axis}», а в «{formula}» по ней ищут {kind}.',
      'Проверьте пороги шкалы (стоит ли %) или аргумент.',
    ],
    en: [
      'Scale "{name}" is by {axis}, but "{formula}" looks up {kind}.',
      'Check the thresholds (is % there?) or the argument.',
    ],
  },
  'scale-cap': {
    ru: ['Крышка шкалы «{name}» записана непонятно: «{text}».', 'Напишите процент сверх порога, например 5 %.'],
    en: ['The cap of scale "{name}" is unclear: "{text}".', 'Write a percentage over the threshold, such as 5%.'],
  },
  'scale-columns': {
    ru: [
      'Пороги столбцов шкалы «{name}» не читаются или идут не по возрастанию.',
      'Исправьте заголовки столбцов шкалы.',
    ],
    en: [
      'The column thresholds of scale "{name}" cannot be read or are not ascending.',
      "Correct the scale's column heads.",
    ],
  },
  'scale-dimensions': {
    ru: [
      'У шкалы «{name}» другое число измерений, чем в «{formula}».',
      'Двумерной шкале нужны два значения, обычной — одно.',
    ],
    en: [
      'Scale "{name}" has another number of dimensions than "{formula}".',
      'A two-dimensional scale takes two values, a plain one takes one.',
    ],
  },
  'scale-empty': {
    ru: ['В шкале «{name}» нет ни одной ступени.', 'Добавьте строки «От» и «Ставка».'],
    en: ['Scale "{name}" has no tiers.', 'Add rows with "from" and "rate".'],
  },
  'scale-falls': {
    ru: [
      'Шкала «{name}»: на границе {from} выплата падает на {amount} (было {before}, станет {after}).',
      'Если так задумано, оставьте; иначе проверьте ставки.',
    ],
    en: [
      'Scale "{name}": at {from} pay falls by {amount} (from {before} to {after}).',
      'Leave it if intended; otherwise check the rates.',
    ],
  },
  'scale-hole': {
    ru: [
      'Шкала «{name}»: между {to} и {from} дыра. Значения внутри получают ступень ниже.',
      'Проверьте, что так и задумано; в шкале хранятся только пороги «от».',
    ],
    en: [
      'Scale "{name}" has a hole between {to} and {from}; values inside take the lower tier.',
      'Check that this is meant; the scale keeps only "from" points.',
    ],
  },
  'scale-jump': {
    ru: [
      'Шкала «{name}»: на границе {from} выплата прыгает на {amount} (было {before}, станет {after}).',
      'Если так задумано, оставьте; плавнее — метод «по частям».',
    ],
    en: [
      'Scale "{name}": at {from} pay jumps by {amount} (from {before} to {after}).',
      'Leave it if intended; the marginal method is smoother.',
    ],
  },
  'scale-mixed-units': {
    ru: [
      'В шкале «{name}» рядом с процентами стоит число без знака %: {value}.',
      'Это может быть и доля, и процент, а разница в сто раз. Запишите все числа столбца со знаком: «0,9» как доля — это «90 %».',
    ],
    en: [
      'Scale "{name}" has a number without % beside percents: {value}.',
      'It may be a ratio or a percent, a hundredfold difference. Write every number of the column with the sign: 0.9 as a ratio is "90%".',
    ],
  },
  'scale-name': {
    ru: ['В «{formula}» ожидается название шкалы.', 'Напишите его так, как в таблице шкал.'],
    en: ['"{formula}" expects the name of a scale.', 'Write it as in the scales table.'],
  },
  'scale-order': {
    ru: [
      'Шкала «{name}»: порог {from} стоит после {before}, не по возрастанию.',
      'Расположите ступени по возрастанию порога.',
    ],
    en: ['Scale "{name}": threshold {from} comes after {before}, out of order.', 'Put the tiers in ascending order.'],
  },
  'scale-overlap': {
    ru: ['Шкала «{name}»: диапазон до {to} заходит на ступень от {from}.', 'Исправьте границы.'],
    en: ['Scale "{name}": the range to {to} overlaps the tier from {from}.', 'Correct the bounds.'],
  },
  'scale-point': {
    ru: ['Шкала «{name}»: ступень «{from}» → «{value}» не читается.', 'Порог и ставка — числа, проценты со знаком %.'],
    en: [
      'Scale "{name}": tier "{from}" → "{value}" cannot be read.',
      'Thresholds and rates are numbers; percentages carry a % sign.',
    ],
  },
  'scale-unknown': {
    ru: ['Шкалы «{name}» нет.', 'Добавьте шкалу или исправьте название[?; похожая: {suggestion}].'],
    en: ['There is no scale "{name}".', 'Add the scale or correct the name[?; a similar one: {suggestion}].'],
  },
  'shifts-missing': {
    ru: ['Нет смен для «{name}» за {period}.', 'Заполните таблицу отработанного времени.'],
    en: ['There are no shifts for "{name}" in {period}.', 'Fill in the worked time table.'],
  },
  'table-unknown': {
    ru: [
      'Нет таблицы «{name}» (показатель «{measure}»).',
      '[?Есть: {suggestion}. ]Добавьте таблицу или исправьте название.',
    ],
    en: [
      'There is no table "{name}" (measure "{measure}").',
      '[?There is: {suggestion}. ]Add the table or correct the name.',
    ],
  },
  'target-missing': {
    ru: ['Нет плана «{measure}» для «{name}» за {period}.', 'Впишите его в столбец «План».'],
    en: ['There is no target of "{measure}" for "{name}" in {period}.', 'Write it in the column "Target".'],
  },
  'target-draft': {
    ru: ['План ещё черновик: расчёт предварительный.', 'Утвердите план.'],
    en: ['The target is a draft, so the figure is preliminary.', 'Approve the target.'],
  },
  'target-not-extensive': {
    ru: [
      'План «{name}» сокращается по отработанному времени, а про сам показатель не сказано, что он от времени зависит.',
      'Впишите показателю «да» в колонку «Зависит от времени» (звонки — да, конверсия — нет) или не сокращайте план.',
    ],
    en: [
      'The target of "{name}" is prorated by time worked, but nothing says that the measure grows with time.',
      'Write "yes" under "Extensive" of the measure (calls do, a conversion does not), or do not prorate its target.',
    ],
  },
  'target-not-positive': {
    ru: [
      'План «{name}» равен нулю или меньше, выполнение не посчитать.',
      'Исправьте план или задайте «При нулевом плане».',
    ],
    en: [
      'The target "{name}" is zero or negative, so attainment is unknown.',
      'Correct the target or set "Zero target".',
    ],
  },
  'value-not-summed': {
    ru: [
      'Нет {what} «{measure}» для «{name}» за {period}, есть только за более короткие периоды.',
      'Если их можно сложить, впишите показателю «да» в колонку «Зависит от времени»; иначе добавьте строку за {period}.',
    ],
    en: [
      'There is no {what} of "{measure}" for "{name}" in {period}, only in shorter periods.',
      'If they may be added up, write "yes" under "Extensive" of the measure; else add a row for {period}.',
    ],
  },
  'value-in-part': {
    ru: [
      'Нет {what} «{measure}» для «{name}» за весь {period}: есть только за его часть.',
      'Добавьте строки за недостающее время; если там ноль, напишите 0.',
    ],
    en: [
      'There is no {what} of "{measure}" for "{name}" for the whole of {period}, only for a part of it.',
      'Add rows for the time that is missing; write 0 if it is zero.',
    ],
  },
  'value-twice': {
    ru: ['Для «{name}» за {period} два {what} «{measure}»; первый: {other}.', 'Оставьте один.'],
    en: ['"{name}" has a second {what} of "{measure}" in {period}; the first: {other}.', 'Keep one of them.'],
  },
  'worked-twice': {
    ru: ['Отработанное время «{name}» за {period} записано дважды; ещё строка {other}.', 'Оставьте одну строку.'],
    en: ['Time worked by "{name}" in {period} stands twice; also row {other}.', 'Keep one row.'],
  },
  'weights-sum': {
    ru: [
      'Веса KPI[? в схеме «{plan}»] в сумме дают {sum}, а не 100 %.',
      'Исправьте веса или укажите в схеме «Веса: свободно»; доли можно писать частями 1 : 1 : 1.',
    ],
    en: [
      'KPI weights[? of plan "{plan}"] sum to {sum}, not to 100%.',
      "Correct them, or set the plan's weights to free; parts such as 1 : 1 : 1 work too.",
    ],
  },
  'zero-span': {
    ru: [
      'У KPI «{formula}» база равна норме (или минимум — цели), поэтому выполнение не посчитать.',
      'Исправьте одно из двух чисел или задайте KPI «При нулевом плане».',
    ],
    en: [
      'The base of KPI "{formula}" equals its norm (or the minimum its goal), so attainment cannot be computed.',
      'Correct one of the two, or set "Zero target" of the KPI.',
    ],
  },
  internal: {
    ru: ['Внутренняя ошибка: {text}.', 'Это наша ошибка. Сообщите о ней разработчикам.'],
    en: ['Internal error: {text}.', 'This is our mistake. Please report it.'],
  },
  'share-negative': {
    ru: ['Доли команды нельзя поделить: есть отрицательный вес.', 'Проверьте показатель, по которому делится сумма.'],
    en: ['The team total cannot be shared: a weight is negative.', 'Check the figure the total is shared by.'],
  },
  'field-unknown': {
    ru: [
      'У сотрудника «{name}» неизвестно «{formula}», поэтому места и доли не определены ни у кого, с кем он сравнивается.',
      'Заполните это значение или исключите сотрудника условием участия.',
    ],
    en: [
      '"{formula}" of {name} is not known, so places and shares are not settled for anybody compared with them.',
      'Fill in the value, or leave the person out by the condition of taking part.',
    ],
  },
  'field-kind': {
    ru: ['В «{formula}» нужно {left}, а стоит {right}.', 'Проверьте порядок аргументов и знак %.'],
    en: ['"{formula}" needs {left} where it has {right}.', 'Check the order of the arguments and the % sign.'],
  },
  'field-word': {
    ru: ['«{text}» в «{formula}» не понято.', 'Допустимы слова: {words}.'],
    en: ['"{text}" in "{formula}" is not understood.', 'The words are: {words}.'],
  },
  levels: {
    ru: [
      'В «{formula}» число уровней подчинённых записано неверно.',
      'Напишите целое число от 1 (только прямые) до {most}; без числа считаются все уровни.',
    ],
    en: [
      'The number of levels in "{formula}" is not written properly.',
      'Write a whole number from 1 (direct only) to {most}; left out, all levels count.',
    ],
  },
  'pool-cap': {
    ru: ['Предел на человека в фонде меньше нуля.', 'Проверьте, из чего он считается, или поставьте «не меньше 0».'],
    en: ['The cap per person of the pool is below zero.', 'Check what it is made of, or keep it at 0 or more.'],
  },
  'pool-funds': {
    ru: [
      'Фонд «{formula}» у «{name}» и «{other}» разный, поэтому доли не сложатся в целое.',
      'Фонд должен быть один на всех, кто его делит: задайте его одной суммой или делите внутри команды.',
    ],
    en: [
      'The fund "{formula}" of {name} and {other} is not the same, so the parts would not add up to the whole.',
      'A fund is one for all who share it: state it as one sum, or share it within the team.',
    ],
  },
  'pool-reserve': {
    ru: ['Резерв фонда должен быть долей от 0 до 100 %.', 'Исправьте долю резерва.'],
    en: ['The reserve of the pool must be a share from 0 to 100%.', 'Correct the share of the reserve.'],
  },
  'prize-budget': {
    ru: ['Предел всех призов меньше нуля.', 'Проверьте, из чего он считается, или поставьте «не меньше 0».'],
    en: ['The budget of the prizes is below zero.', 'Check what it is made of, or keep it at 0 or more.'],
  },
  'prize-earliest': {
    ru: [
      'В «{formula}» при равенстве побеждает тот, кто раньше, но не сказано, по чему это видно.',
      'Укажите показатель или выражение, у кого меньше — тот раньше, например дату достижения.',
    ],
    en: [
      'In "{formula}" the earliest wins a tie, but nothing says who that is.',
      'Name a measure or an expression whose smaller value wins, such as the date of reaching.',
    ],
  },
  'prize-table': {
    ru: [
      'Шкала «{name}» не годится как таблица призов.',
      'Поставьте ей метод «сумма за ступень»; пороги — места 1, 2, 3 и дальше, начиная с 1, значения — суммы.',
    ],
    en: [
      'Scale "{name}" cannot be a table of prizes.',
      'Give it the method "amount of the tier": its points are places 1, 2, 3 and on, from 1, its values amounts.',
    ],
  },
  'rank-direction': {
    ru: [
      'В «{formula}» места считаются по выражению с показателем, который чем меньше, тем лучше, и не ясно, что лучше у целого.',
      'Добавьте слово «больше» или «меньше»: что лучше.',
    ],
    en: [
      '"{formula}" ranks by an expression with a measure that is better when less, so it is not clear which way the whole is.',
      'Add the word "up" or "down": which is better.',
    ],
  },
  'rank-none': {
    ru: [
      '«{name}» не участвует, поэтому места нет.',
      'Если это не ошибка, напишите, что считать без места: ЕслиИзвестно(Место(…); …).',
    ],
    en: [
      '{name} does not take part and so has no place.',
      'If that is right, say what stands without one: known(rank(…), …).',
    ],
  },
  'share-nobody': {
    ru: [
      'Делить сумму команды не на кого: все веса равны нулю.',
      'Проверьте показатель, по которому делится сумма, или добавьте условие.',
    ],
    en: [
      'There is nobody to share the team total: all weights are zero.',
      'Check the figure it is shared by, or add a condition.',
    ],
  },
  'table-unused': {
    ru: [
      'Таблица «{name}» ничего не меняет: ни показатель, ни начисление её не называет (столбцы: {columns}).',
      'Если она нужна, впишите её имя в столбец «Таблица». Если это одна из таблиц Premia, назовите лист как в справке («Сотрудники», «Планы») или проверьте заголовки.',
    ],
    en: [
      'The table "{name}" changes nothing: no measure and no component names it (columns: {columns}).',
      'If it is needed, write its name in the column "Table". If it is one of Premia\'s tables, name the sheet as the docs do ("People", "Targets") or check its headers.',
    ],
  },
  'sheet-empty': {
    ru: [
      'Таблицы здесь нет: лист или файл пуст.',
      'Если он не нужен, удалите его; иначе вставьте таблицу с заголовками.',
    ],
    en: [
      'There is no table here: the sheet or file is empty.',
      'Delete it if it is not needed, or paste a table with its headers.',
    ],
  },
  'header-missing': {
    ru: [
      'Не нашлась строка заголовков: данные начинаются сразу.',
      'Поставьте над данными строку с названиями столбцов.',
    ],
    en: ['No header row was found: data starts at once.', 'Put a row with the names of the columns above the data.'],
  },
  'header-misplaced': {
    ru: [
      'Строка заголовков (строка {row}) стоит ниже данных; строки над ней не прочитаны.',
      'Перенесите заголовки выше всех данных.',
    ],
    en: [
      'The header row (row {row}) is below data; the rows above it are not read.',
      'Move the headers above all data.',
    ],
  },
  'header-rows': {
    ru: [
      'Заголовки занимают несколько строк; строка {row} не прочитана.',
      'Оставьте одну строку заголовков: «План октябрь», «План ноябрь» вместо «План» под «Октябрь» и «Ноябрь».',
    ],
    en: [
      'Headers take several rows; row {row} is not read.',
      'Keep one header row: "Target October", "Target November" rather than "Target" under two months.',
    ],
  },
  'header-repeated': {
    ru: ['Заголовки повторяются среди данных; эта строка пропущена.', 'Строку можно удалить.'],
    en: ['The headers are repeated among the data; this row is left out.', 'The row can be deleted.'],
  },
  'header-empty': {
    ru: [
      'Над данными нет заголовка (первое значение в строке {row}); столбец не прочитан.',
      'Назовите каждый столбец. Если в строке {row} начинается другая таблица, оставьте перед ней пустую строку. Объединённые ячейки разъедините; в CSV значение, внутри которого стоит разделитель, возьмите в кавычки.',
    ],
    en: [
      'There is data without a header (first in row {row}); the column is not read.',
      'Name every column. If another table starts in row {row}, leave an empty row before it. Unmerge merged cells; in CSV, put a value that holds the separator in quotes.',
    ],
  },
  'table-glued': {
    ru: [
      'Строка {row} похожа на заголовки другой таблицы, а пустой строки перед ней нет: она прочитана вместе с таблицей выше.',
      'Вставьте перед строкой {row} пустую строку. Если это не заголовки, назовите столбцы, над которыми пусто.',
    ],
    en: [
      'Row {row} looks like the headers of another table, but there is no empty row before it: it is read with the table above.',
      'Insert an empty row before row {row}. If these are no headers, name the columns that have none.',
    ],
  },
  'header-twice': {
    ru: [
      'Столбец «{header}» значит то же, что столбец «{other}»; прочитан только первый.',
      'Удалите или переименуйте один из них.',
    ],
    en: [
      'Column "{header}" means the same as column "{other}"; only the first is read.',
      'Delete or rename one of them.',
    ],
  },
  'header-unknown': {
    ru: [
      'В таблице «{table}» нет столбца «{header}»; он не прочитан.',
      'Исправьте заголовок по справочнику таблиц или назовите столбец «Комментарий».',
    ],
    en: [
      'Table "{table}" has no column "{header}"; it is not read.',
      'Correct the header by the tables reference, or call the column "Comment".',
    ],
  },
  'header-misspelt': {
    ru: ['Столбец «{header}» не прочитан: похоже, это «{suggestion}».', 'Исправьте заголовок на «{suggestion}».'],
    en: ['Column "{header}" is not read: it looks like "{suggestion}".', 'Correct the header to "{suggestion}".'],
  },
  'header-near': {
    ru: [
      'Столбец «{header}» прочитан как обычный, но похож на «{suggestion}».',
      'Если это он, исправьте заголовок на «{suggestion}».',
    ],
    en: [
      'Column "{header}" is read as an ordinary one, but looks like "{suggestion}".',
      'If that is meant, correct the header to "{suggestion}".',
    ],
  },
  'column-missing': {
    ru: ['В таблице нет столбца «{column}», без него она не прочитана.', 'Добавьте столбец «{column}».'],
    en: ['The table has no column "{column}"; without it the table is not read.', 'Add the column "{column}".'],
  },
  'total-left-out': {
    ru: [
      'Строка «{text}» пропущена: это итог, а не данные.',
      'Ничего делать не нужно. Если это данные, переименуйте строку.',
    ],
    en: ['The row "{text}" is left out: it is a total, not data.', 'Nothing to do. If it is data, rename the row.'],
  },
  'text-left-out': {
    ru: ['Текст «{text}» вне таблиц пропущен.', 'Ничего делать не нужно.'],
    en: ['The text "{text}" outside the tables is left out.', 'Nothing to do.'],
  },
  'title-several': {
    ru: [
      'Над таблицей несколько строк с названием; взято первое: «{title}».',
      'Оставьте над заголовками одну строку: название таблицы.',
    ],
    en: [
      'There are several title rows above the table; the first is taken: "{title}".',
      'Keep one row above the headers: the name of the table.',
    ],
  },
  'table-untitled': {
    ru: [
      'Таблица не узнана: названия над ней нет, а заголовки «{columns}» ничего не говорят.',
      'Если это строки, например сделки, напишите над заголовками название: «Сделки». Если это схема, люди или факты, исправьте заголовки; они бывают русские и английские.',
    ],
    en: [
      'The table is not recognised: it has no name above it, and the headers "{columns}" say nothing.',
      'If it holds rows, such as deals, write a name above the headers: "Deals". If it holds the plan, people or facts, correct the headers; they may be English or Russian.',
    ],
  },
  'table-twice': {
    ru: ['Та же таблица дана второй раз (первая — {first}); вторая пропущена.', 'Уберите копию.'],
    en: ['The same table is given twice (first: {first}); the second is left out.', 'Remove the copy.'],
  },
  'table-name-twice': {
    ru: [
      'Есть две разные таблицы «{name}» (первая — {first}); прочитана только первая.',
      'Объедините их или дайте второй другое название.',
    ],
    en: [
      'There are two different tables "{name}" (first: {first}); only the first is read.',
      'Join them or rename the second.',
    ],
  },
  'word-unknown': {
    ru: [
      '«{text}» в столбце «{column}» непонятно[?; похоже на «{suggestion}»].',
      '[?Исправьте на «{suggestion}». ]Допустимо: {options}.',
    ],
    en: [
      '"{text}" in column "{column}" is not understood[?; it looks like "{suggestion}"].',
      '[?Correct it to "{suggestion}". ]One of: {options}.',
    ],
  },
  'cell-needed': {
    ru: ['Не заполнен столбец «{column}».', 'Заполните его: без этого строка не считается.'],
    en: ['Column "{column}" is not filled in.', 'Fill it in: the row does not work without it.'],
  },
  'row-unnamed': {
    ru: [
      'У строки нет названия в столбце «{column}», и продолжать выше нечего.',
      'Впишите название в столбец «{column}».',
    ],
    en: [
      'The row has no name in column "{column}", and there is nothing above it to continue.',
      'Write a name in column "{column}".',
    ],
  },
  'percent-sign': {
    ru: [
      '«{text}» в столбце «{column}»: это {text} % или число {text}?',
      'Процент напишите со знаком: {text} %. Долю — дробью меньше 1.',
    ],
    en: [
      '"{text}" in column "{column}": is it {text}% or the number {text}?',
      'Write a percentage with its sign: {text}%. Write a share as a fraction below 1.',
    ],
  },
  'percent-check': {
    ru: [
      'Число {text} в столбце «{column}» больше 1, то есть больше 100 %.',
      'Если это {text} %, поставьте в ячейке знак процента; если так и задумано, оставьте.',
    ],
    en: [
      'The number {text} in column "{column}" is above 1, that is above 100%.',
      'If {text}% is meant, add the percent sign; if it is as intended, leave it.',
    ],
  },
  'digits-text': {
    ru: ['«{text}» в столбце «{column}» — не число знаков.', 'Напишите целое число от 0 до 12.'],
    en: ['"{text}" in column "{column}" is not a number of digits.', 'Write a whole number from 0 to 12.'],
  },
  'parameter-form': {
    ru: [
      '«{text}» не похоже на параметр: нет знака «=».',
      'Напишите «параметр = значение», несколько — через точку с запятой.',
    ],
    en: ['"{text}" is not a parameter: there is no "=".', 'Write "parameter = value"; part several with semicolons.'],
  },
  'parameter-twice': {
    ru: ['Параметр «{name}» указан дважды.', 'Оставьте одно значение.'],
    en: ['Parameter "{name}" is given twice.', 'Keep one value.'],
  },
  'formula-and-expression': {
    ru: ['Заполнены и «Формула», и «Выражение»; взята формула.', 'Оставьте что-то одно.'],
    en: ['Both "Formula" and "Expression" are filled in; the formula is taken.', 'Keep one of them.'],
  },
  'scale-values': {
    ru: [
      'Значений в этой строке шкалы: {count}, а порогов в строке «столбцы»: {columns}.',
      'Под каждым порогом должно стоять значение: заполните пропуски или уберите лишнее.',
    ],
    en: [
      'This row of the scale has {count} values for {columns} column thresholds.',
      'Fill in every value; thresholds of the second axis stand in the row "columns".',
    ],
  },
  'file-missing': {
    ru: ['Файла или папки «{file}» нет.', 'Проверьте путь и название.'],
    en: ['There is no file or folder "{file}".', 'Check the path and the name.'],
  },
  'file-unreadable': {
    ru: ['Файл «{file}» не читается: {reason}.', 'Откройте его в программе, где он создан, и сохраните заново.'],
    en: ['File "{file}" cannot be read: {reason}.', 'Open it in the program that made it and save it again.'],
  },
  'file-kind': {
    ru: [
      '«{file}»: такой вид файла не читается.',
      'Дайте папку с файлами .csv, архив .zip с ними, книгу .xlsx или документ .json.',
    ],
    en: [
      '"{file}": files of this kind are not read.',
      'Give a folder of .csv files, a .zip of them, an .xlsx book or a .json document.',
    ],
  },
  'file-too-large': {
    ru: ['Файл «{file}» больше допустимого ({limit}).', 'Разделите его или сохраните таблицы в .csv.'],
    en: ['File "{file}" is larger than allowed ({limit}).', 'Split it, or save its tables as .csv.'],
  },
  'file-encoding': {
    ru: [
      'Файл «{file}» прочитан в кодировке Windows-1251.',
      'Если буквы верные, ничего делать не нужно; иначе сохраните файл в UTF-8.',
    ],
    en: [
      'File "{file}" was read as Windows-1251.',
      'If the letters are right there is nothing to do; otherwise save the file as UTF-8.',
    ],
  },
  'file-bytes': {
    ru: ['В файле «{file}» есть испорченные символы (они показаны как �).', 'Сохраните файл заново в UTF-8.'],
    en: ['File "{file}" has broken characters (shown as �).', 'Save the file again as UTF-8.'],
  },
  'file-quotes': {
    ru: [
      'В файле «{file}» кавычка не закрыта (строка {row}); дальше строки могли слипнуться.',
      'Закройте кавычку или удалите её.',
    ],
    en: [
      'File "{file}" has an unclosed quote (row {row}); rows after it may have run together.',
      'Close the quote or delete it.',
    ],
  },
  'folder-empty': {
    ru: ['В «{file}» нет ни одной таблицы.', 'Положите туда файлы .csv, книгу .xlsx или plan.json.'],
    en: ['"{file}" holds no tables.', 'Put .csv files, an .xlsx book or plan.json into it.'],
  },
  'json-text': {
    ru: ['Документ «{file}» — не JSON: {reason}.', 'Исправьте запись; редактор с проверкой JSON покажет место.'],
    en: ['Document "{file}" is not JSON: {reason}.', 'Correct it; an editor that checks JSON shows the place.'],
  },
  'json-data': {
    ru: ['В документе {path} должно быть {expected}.', 'Исправьте по описанию формата в справочнике таблиц.'],
    en: ['In the document {path} should be {expected}.', 'Correct it by the format in the tables reference.'],
  },
  'json-shape': {
    ru: ['Здесь должно стоять: {expected}; сейчас: {found}.', 'Исправьте значение по описанию формата.'],
    en: ['This should be {expected}; it holds {found}.', "Correct the value by the format's description."],
  },
  'json-missing': {
    ru: ['В документе нет обязательного поля «{name}».', 'Добавьте поле.'],
    en: ['The document lacks the required field "{name}".', 'Add the field.'],
  },
  'json-key': {
    ru: [
      'Поля «{name}» в этом месте документа не бывает.',
      '[?Возможно, это «{suggestion}»?][!{suggestion}Здесь бывают: {options}.]',
    ],
    en: [
      'There is no field "{name}" in this part of the document.',
      '[?Did you mean "{suggestion}"?][!{suggestion}Fields here: {options}.]',
    ],
  },
  'json-word': {
    ru: [
      '«{text}» здесь не подходит[?; похоже на «{suggestion}»].',
      '[?Исправьте на «{suggestion}». ]Допустимо: {options}.',
    ],
    en: [
      '"{text}" does not fit here[?; it looks like "{suggestion}"].',
      '[?Correct it to "{suggestion}". ]One of: {options}.',
    ],
  },
  'currency-code': {
    ru: ['«{text}» — не код валюты.', 'Напишите три латинские буквы: RUB, USD, EUR.'],
    en: ['"{text}" is not a currency code.', 'Write three letters: RUB, USD, EUR.'],
  },
  'json-more': {
    ru: ['В документе есть и другие ошибки такого рода: {count}.', 'Исправьте названные выше и проверьте снова.'],
    en: ['The document has more problems of this kind: {count}.', 'Correct the ones above and check again.'],
  },
  'plan-not-in-force': {
    ru: [
      'Схема «{plan}» в периоде {period} не действует (строка с {from}).',
      'Проверьте «С даты» схемы или схему у сотрудников.',
    ],
    en: [
      'Plan "{plan}" is not in force in period {period} (row from {from}).',
      "Check the plan's start date, or the plan of these people.",
    ],
  },
  'prorated-twice': {
    ru: [
      '«{name}»: план показателя «{measure}» уже сокращён по отработанному времени, и сама сумма тоже.',
      'За полмесяца при выполненном плане выйдет половина суммы. Если за выполненный план платят целиком, сокращайте только план; если так и задумано, всё верно.',
    ],
    en: [
      '"{name}": the target of "{measure}" is already prorated by time worked, and so is the amount.',
      'Half a month with the target met pays half the amount. If a target met pays in full, prorate the target alone; if this is meant, all is well.',
    ],
  },
  'target-whole': {
    ru: [
      '«{name}»: сумма сокращена по отработанному времени, а план показателя «{measure}», который растёт со временем, взят за весь период.',
      'Кто работал полмесяца и сделал половину, получит четверть суммы. Поставьте показателю «План по времени» — «да» или не сокращайте сумму.',
    ],
    en: [
      '"{name}": the amount is prorated by time worked, and the target of "{measure}", which grows with time, is that of the whole period.',
      'Half a month with half the results pays a quarter of the amount. Say "Prorate target": yes for the measure, or do not prorate the amount.',
    ],
  },
  'rows-to-successor': {
    ru: [
      '«{name}» больше не работает: строки засчитаны преемнику — «{successor}»{counted}.',
      'Так велит схема («Выплаты уволенным»).',
    ],
    en: [
      '"{name}" has left: the rows are credited to the successor, "{successor}"{counted}.',
      'The plan says so ("Leavers").',
    ],
  },
  'rows-after-leaving': {
    ru: [
      '«{name}» работает по {day}: более поздние строки никому не засчитаны{counted}.',
      'Так велит схема. Если должно быть иначе, впишите в «Выплаты уволенным» «платить» или «преемнику».',
    ],
    en: [
      '"{name}" works until {day}: later rows are credited to nobody{counted}.',
      'The plan says so. If it should be otherwise, write "paid" or "to the successor" under "Leavers".',
    ],
  },
  'successor-missing': {
    ru: [
      '«{name}» больше не работает, а преемника нет: строки никому не засчитаны{counted}.',
      'Впишите в «Сотрудники» колонку «Преемник».',
    ],
    en: [
      '"{name}" has left and has no successor: the rows are credited to nobody{counted}.',
      'Fill the column "Successor" of the people table.',
    ],
  },
  'payee-away': {
    ru: [
      '«{name}» в этом периоде не работает: строки не учтены{counted}.',
      'Если это ошибка, проверьте «Принят» и «Уволен».',
    ],
    en: [
      '"{name}" does not work in this period; the rows are not used{counted}.',
      'If that is wrong, check the hiring and leaving dates.',
    ],
  },
  'payout-needs': {
    ru: [
      'Правилу выплаты «{name}» не хватает столбца {field}.',
      'Заполните его: без него не понять, сколько платить или откладывать.',
    ],
    en: ['The payout rule "{name}" lacks {field}.', 'Fill it in: without it nobody can tell how much to pay or keep.'],
  },
  'payout-column': {
    ru: ['Правило выплаты «{name}» не использует столбец {field}.', 'Очистите ячейку или выберите другой вид правила.'],
    en: ['The payout rule "{name}" does not use {field}.', 'Clear the cell or choose another kind of rule.'],
  },
  'payout-bounds': {
    ru: [
      'В правиле выплаты «{name}» столбец {field} равен {value}, так быть не может.',
      'Доля бывает от 0 до 100 % (75 % пишется со знаком), сумма — не меньше 0.',
    ],
    en: [
      'In the payout rule "{name}" {field} is {value}, which cannot be.',
      'A share is from 0 to 100% (75% has its sign), an amount is not below 0.',
    ],
  },
  'payout-of': {
    ru: [
      'Правило выплаты «{name}» смотрит на начисление «{component}», а такого денежного начисления в схеме нет.',
      'Проверьте написание или оставьте ячейку пустой: тогда правило смотрит на всё начисленное.',
    ],
    en: [
      'The payout rule "{name}" looks at the component "{component}", but the plan pays none of that name.',
      'Check the spelling, or leave the cell empty: then the rule looks at everything earned.',
    ],
  },
  'payout-twice': {
    ru: [
      'Для начисления «{component}» два правила переноса минуса, второе — «{name}».',
      'Оставьте одно: иначе один и тот же минус вычтется дважды.',
    ],
    en: [
      'The component "{component}" has two netting rules, the second is "{name}".',
      'Keep one: otherwise the same negative amount is taken twice.',
    ],
  },
  'payout-name': {
    ru: [
      'Правило выплаты и начисление называются одинаково: «{name}».',
      'Назовите правило иначе, чтобы строки расчёта не путались.',
    ],
    en: [
      'A payout rule and a component have the same name, "{name}".',
      'Give the rule another name, so that lines cannot be confused.',
    ],
  },
  'payout-never': {
    ru: [
      'Правило «{name}» откладывает часть, но не сказано, когда её выплатить.',
      'Заполните «Условие» или «До даты».',
    ],
    en: ['The rule "{name}" keeps a part but does not say when it is paid.', 'Fill in "Condition" or "Until".'],
  },
  'payout-balance': {
    ru: [
      'Остаток по правилу «{name}» в журнале меньше нуля.',
      'Остаток пишется без минуса. Проверьте строку «остаток» прошлого периода.',
    ],
    en: [
      'The balance of the rule "{name}" in the ledger is below zero.',
      'A balance has no minus. Check the "balance" row of the period before.',
    ],
  },
  'payable-negative': {
    ru: [
      'К выплате меньше нуля: {amount}.',
      'Удержать это из других выплат схема не велит. Если долг переходит дальше, добавьте правило выплаты «перенос минуса».',
    ],
    en: [
      'The payable amount is below zero: {amount}.',
      'The plan does not say that other pay is reduced by it. If the debt is carried on, add a pay rule "netting".',
    ],
  },
  'payout-left': {
    ru: [
      'Правила «{name}» больше нет, а остаток по нему {amount}.',
      'Остаток сохранён. Верните правило (новые суммы остановит «До даты») или закройте остаток корректировкой.',
    ],
    en: [
      'The rule "{name}" is gone, but its balance is {amount}.',
      'The balance is kept. Bring the rule back ("Until" stops new amounts) or settle it by an adjustment.',
    ],
  },
  'payout-gap': {
    ru: [
      'Перед периодом {period} последний закрытый — {last}: между ними есть незакрытое время.',
      'Остатки взяты из {last}. Если период между ними ещё изменит их, сначала закройте его.',
    ],
    en: [
      'The last period closed before {period} is {last}: time between them is not closed.',
      'Balances are those of {last}. If a period between them changes them, close it first.',
    ],
  },
  'rate-missing': {
    ru: [
      'Нет курса {currency} к {to} на {date} и раньше.',
      'Добавьте в «Курсы валют» строку с валютой, датой не позже {date} и курсом.',
    ],
    en: [
      'There is no rate of {currency} in {to} on or before {date}.',
      'Add a row to "Currency rates" with the currency, a date not after {date} and the rate.',
    ],
  },
  'rate-not-positive': {
    ru: ['Курс и число единиц должны быть больше нуля.', 'Исправьте курс в этой строке.'],
    en: ['A rate and its number of units must be above zero.', 'Correct the rate in this row.'],
  },
  'rate-twice': {
    ru: [
      'На {date} у валюты {currency} два разных курса (первый в строке {first}).',
      'Оставьте на каждую дату один курс.',
    ],
    en: [
      'There are two different rates of {currency} on {date} (the first in row {first}).',
      'Leave one rate for each date.',
    ],
  },
  'rate-to': {
    ru: ['Не сказано, к какой валюте курс {currency}: у схем валюты разные.', 'Заполните столбец «К валюте».'],
    en: [
      'The rate of {currency} does not say in which currency: the plans have different ones.',
      'Fill the column "To".',
    ],
  },
  'rate-currency': {
    ru: ['Валюта суммы не указана.', 'Впишите код валюты: RUB, USD, KZT. Пустая ячейка не значит рубли.'],
    en: ['The amount has no currency.', 'Write its code: USD, EUR, KZT. An empty cell does not mean the usual one.'],
  },
  'rate-date': {
    ru: ['У суммы в {currency} нет даты, и курс не выбрать.', 'Впишите дату.'],
    en: ['The amount in {currency} has no date, so no rate can be chosen.', 'Write the date.'],
  },
  'convert-to': {
    ru: ['Не сказано, в какую валюту пересчитать в «{formula}»: у схем валюты разные.', 'Допишите четвёртым: "KZT".'],
    en: [
      '"{formula}" does not say into which currency: the plans have different ones.',
      'Add it as the fourth argument: "KZT".',
    ],
  },
  'convert-currency': {
    ru: ['В «{formula}» не понять валюту.', 'Вторым стоит столбец с валютой или её код в кавычках: "USD".'],
    en: [
      'The currency in "{formula}" is not understood.',
      'The second argument is a column of currencies or a code in quotes: "USD".',
    ],
  },
  'convert-date': {
    ru: [
      'В «{formula}» не понять дату курса.',
      'Третьим стоит столбец с датой или день: "2026-10-31". Без него берётся конец периода.',
    ],
    en: [
      'The date of the rate in "{formula}" is not understood.',
      'The third argument is a column of dates or a day: "2026-10-31". Left out, it is the end of the period.',
    ],
  },
  'convert-amount': {
    ru: ['В «{formula}» пересчитать по курсу можно только деньги, а здесь {kind}.', 'Первой стоит сумма.'],
    en: ['"{formula}" can exchange money only, and this is {kind}.', 'The first argument is an amount.'],
  },
  'reconcile-table': {
    ru: ['Таблицы «{name}» для сверки нет.', 'Есть таблицы: {tables}. Укажите одну из них.'],
    en: ['There is no table "{name}" to reconcile.', 'There are: {tables}. Name one of them.'],
  },
  'reconcile-several': {
    ru: [
      'Для сверки подходит несколько таблиц: {tables}.',
      'Назовите нужные «Сделки», «Оплаты», «Начислено»; в командной строке их называют --deals, --payments, --accruals.',
    ],
    en: [
      'Several tables could be reconciled: {tables}.',
      'Call the ones you mean "Deals", "Payments", "Accruals"; on the command line say --deals, --payments, --accruals.',
    ],
  },
  'reconcile-sources': {
    ru: [
      'Сверять нечего: нужны хотя бы две таблицы из трёх — сделки, оплаты, начислено.',
      'Назовите таблицы «Сделки», «Оплаты», «Начислено» (в командной строке: --deals, --payments, --accruals). Есть: {tables}.',
    ],
    en: [
      'There is nothing to reconcile: at least two of deals, payments and accruals are needed.',
      'Name the tables "Deals", "Payments", "Accruals" (on the command line: --deals, --payments, --accruals). There are: {tables}.',
    ],
  },
  'reconcile-column': {
    ru: [
      'В таблице для сверки не найден столбец «{what}».',
      'Есть столбцы: {columns}. Переименуйте нужный (в командной строке: --column "payments.id=Договор").',
    ],
    en: [
      'The table to reconcile has no column for "{what}".',
      'There are the columns: {columns}. Rename the one that is meant (on the command line: --column "payments.id=Contract").',
    ],
  },
  'ledger-stage': {
    ru: ['Этапа «{text}» в журнале не бывает.', 'Напишите «начислено», «выплата», «остаток», «награда» или «закрыто».'],
    en: ['There is no ledger stage "{text}".', 'Write "earned", "pay", "balance", "award" or "closed".'],
  },
  'ledger-twice': {
    ru: [
      'Период {period} для «{name}» закрыт в двух журналах, второй: «{table}».',
      'Оставьте один журнал: суммы сложились бы.',
    ],
    en: [
      'Period {period} of "{name}" is closed in two ledgers, the other is "{table}".',
      'Keep one of them: the amounts would add up.',
    ],
  },
  'ledger-changed': {
    ru: [
      'Журнал «{file}» изменён после закрытия: строка {line} не сходится с контрольной суммой.',
      'Верните файл из копии. Пока журнал не цел, закрытые суммы не показываются.',
    ],
    en: [
      'Ledger "{file}" was changed after closing: line {line} does not fit its checksum.',
      'Restore the file from a copy. Until the ledger is whole, no closed figure is shown.',
    ],
  },
  'ledger-shortened': {
    ru: [
      'В журнале «{file}» нет строк, которые уже были закрыты: после строки {line} их удалили.',
      'Верните файл из копии. Если файл заменили нарочно, удалите рядом «{file}.head».',
    ],
    en: [
      'Ledger "{file}" lacks lines that were closed: they were removed after line {line}.',
      'Restore the file from a copy. If it was replaced on purpose, delete "{file}.head" beside it.',
    ],
  },
  'ledger-tail': {
    ru: [
      'Последнее закрытие в журнале «{file}» прервалось; его строки не считаются: {count}.',
      'Закройте период ещё раз: незаконченное будет убрано.',
    ],
    en: [
      'The last closing in ledger "{file}" was interrupted; lines that do not count: {count}.',
      'Close the period again: what was not finished is removed.',
    ],
  },
  'approval-state': {
    ru: ['Состояние «{text}» непонятно.', 'Напишите «черновик», «согласовано», «спорно» или «утверждено».'],
    en: ['State "{text}" is not understood.', 'Write "draft", "agreed", "disputed" or "approved".'],
  },
  'recalculation-unknown': {
    ru: [
      'Закрытое за {period} для «{name}» сейчас не пересчитать, поэтому перерасчёта нет.',
      'Если данные за прошлое изменились, верните их полностью: разница попадёт в первый открытый период.',
    ],
    en: [
      'What was closed for {period} of "{name}" cannot be recalculated now, so nothing is adjusted.',
      'If data of the past has changed, give all of it: the difference goes into the first open period.',
    ],
  },
  'recalculation-no-rows': {
    ru: [
      'За {period} (закрыто) в данных нет ни одной строки, поэтому перерасчёта нет.',
      'Оставляйте в таблицах строки прошлых периодов. Отмену записывайте строкой с минусом.',
    ],
    en: [
      'The data has no row left of {period}, which is closed, so nothing is adjusted.',
      'Keep the rows of past periods in the tables. Write a cancellation as a row with a minus.',
    ],
  },
  'close-twice': {
    ru: ['Период {period} уже закрыт.', 'Изменения попадут перерасчётом в первый открытый период.'],
    en: ['Period {period} is closed already.', 'Changes go into the first open period as adjustments.'],
  },
  'close-nobody': {
    ru: ['Закрывать некого: в периоде {period} сотрудников нет.', 'Проверьте период и таблицу сотрудников.'],
    en: ['There is nobody to close: period {period} has no people.', 'Check the period and the people table.'],
  },
  'close-unknown': {
    ru: [
      'К выплате у «{name}» — неизвестно, поэтому период не закрыть.',
      'Почему, сказано в других ошибках о нём и в его расчёте: исправьте названные там ячейки.',
    ],
    en: [
      'What "{name}" is paid is unknown, so the period cannot be closed.',
      'Why is said by the other errors about them and in their statement: correct the cells named there.',
    ],
  },
  'close-draft': {
    ru: ['У «{name}» планы ещё черновики, поэтому период не закрыть.', 'Согласуйте планы и уберите статус «черновик».'],
    en: ['Targets of "{name}" are drafts still, so the period cannot be closed.', 'Settle them and clear the status.'],
  },
  'close-disputed': {
    ru: ['Есть возражение («{name}», {line}): {claim}.', 'Ответьте и смените состояние, тогда период можно закрыть.'],
    en: ['"{name}" disputes the statement ({line}): {claim}.', 'Answer and change the state; then close the period.'],
  },
  'close-uncredited': {
    ru: [
      'Строки периода {period} никому не засчитаны, поэтому период не закрыть. Таких строк: {count}{summed}.',
      'Впишите сотрудника, исправьте имя или закрепите клиента.',
    ],
    en: [
      'Rows of period {period} are credited to nobody, so it cannot be closed. Rows: {count}{summed}.',
      'Write the payee, correct the name, or assign the client.',
    ],
  },
  'rows-uncredited': {
    ru: [
      'В таблице «{table}» есть строки периода, которые никому не засчитаны. Таких строк: {count}{summed}.',
      'Впишите сотрудника, исправьте имя или закрепите клиента: пока они ничьи, период не закрыть.',
    ],
    en: [
      'Rows of the period in "{table}" are credited to nobody. Rows: {count}{summed}.',
      "Write the payee, correct the name, or assign the client: while they are nobody's, the period cannot be closed.",
    ],
  },
  'rows-undated': {
    ru: [
      'В таблице «{table}» есть строки без даты. Таких строк: {count}{summed}.',
      'Ни в один период они не засчитаны. Впишите дату.',
    ],
    en: ['Rows in "{table}" have no date. Rows: {count}{summed}.', 'They count in no period. Write the date.'],
  },
  'close-gap': {
    ru: ['У «{name}» ещё открыт период {period}.', 'Закройте сначала его: периоды закрываются по порядку.'],
    en: ['Period {period} of "{name}" is open still.', 'Close it first: periods are closed in order.'],
  },
  'close-later': {
    ru: [
      'У «{name}» уже закрыт более поздний период {period}.',
      'Доплату за прошлое внесите корректировкой в открытый период.',
    ],
    en: [
      'A later period of "{name}", {period}, is closed already.',
      'Enter pay for the past as an adjustment of an open period.',
    ],
  },
  'trial-name': {
    ru: ['В схеме нет «{name}», менять нечего.', 'Есть: {options}[?; возможно, это «{suggestion}»].'],
    en: ['The plan has no "{name}" to change.', 'There is: {options}[?; perhaps it is "{suggestion}"].'],
  },
  'trial-whose': {
    ru: [
      'У «{name}» нет значения для «{text}».',
      'После черты пишут грейд, роль, схему, день, с которого значение действует, или имя сотрудника.[? Возможно, это «{suggestion}».]',
    ],
    en: [
      '"{name}" has no value for "{text}".',
      'After the stroke stands a grade, a role, a plan, the day the value holds from, or a name.[? Perhaps it is "{suggestion}".]',
    ],
  },
  'replay-differs': {
    ru: [
      '«{name}», {period}: данные и схема те же, что при закрытии, а сумма другая.',
      'Это ошибка программы или журнала: сообщите о ней и не закрывайте следующий период.',
    ],
    en: [
      '"{name}", {period}: data and plan are as they were at closing, but the amount is not.',
      'This is an error of the program or of the ledger: report it before closing another period.',
    ],
  },
} as const satisfies Record<string, Readonly<Record<Lang, Words>>>;

export type IssueCode = keyof typeof MESSAGES;

/** The words of a code. A place that keeps them elsewhere has a function of this name instead. */
export const messageOf = (code: IssueCode): Readonly<Record<Lang, Words>> => MESSAGES[code];
