/** Sentences and dialogs of o-spreadsheet in Russian: what it says when something cannot be done. `%s` is filled in. */
export const RUSSIAN_SENTENCES: Readonly<Record<string, string>> = {
  'Data not available': 'Данных нет',
  'Unknown function': 'Такой функции нет',
  'Spill range is not empty': 'Ответ не помещается: ниже или правее заняты ячейки. Очистите их.',
  'Number too large': 'Число слишком большое',
  "Did not find value '%s' in [[FUNCTION_NAME]] evaluation.": '[[FUNCTION_NAME]]: значение «%s» не найдено.',
  "The function [[FUNCTION_NAME]] expects a number value, but '%s' is a string, and cannot be coerced to a number.":
    '[[FUNCTION_NAME]]: нужно число, а «%s» — текст.',
  'The function [[FUNCTION_NAME]] expects a reference to a cell or range.':
    '[[FUNCTION_NAME]]: нужна ссылка на ячейку или диапазон.',
  'The function [[FUNCTION_NAME]] expects a number value between %s and %s inclusive, but receives %s.':
    '[[FUNCTION_NAME]]: нужно число от %s до %s, а дано %s.',
  "The function [[FUNCTION_NAME]] has an argument with value '%s'. It should be one of: %s.":
    '[[FUNCTION_NAME]]: «%s» не подходит. Можно: %s.',
  'Function [[FUNCTION_NAME]] expects number values for %s, but got an empty value.':
    '[[FUNCTION_NAME]]: в «%s» нужны числа, а есть пустая ячейка.',
  'Function [[FUNCTION_NAME]] expects number values for %s, but got a string.':
    '[[FUNCTION_NAME]]: в «%s» нужны числа, а есть текст.',
  'Function [[FUNCTION_NAME]] expects number values for %s, but got a boolean.':
    '[[FUNCTION_NAME]]: в «%s» нужны числа, а есть ИСТИНА или ЛОЖЬ.',
  "The function [[FUNCTION_NAME]] expects a boolean value, but '%s' is a text, and cannot be coerced to a boolean.":
    '[[FUNCTION_NAME]]: нужна ИСТИНА или ЛОЖЬ, а «%s» — текст.',
  'Array arguments to [[FUNCTION_NAME]] are of different size.': '[[FUNCTION_NAME]]: диапазоны разного размера.',
  '[[FUNCTION_NAME]] has no valid input data.': '[[FUNCTION_NAME]]: считать не из чего.',
  "Function %s expects the parameter '%s' to be reference to a cell or range.":
    'Функции %s в аргументе «%s» нужна ссылка на ячейку или диапазон.',
  'An unexpected error occurred. Submit a support ticket at odoo.com/help.': 'Непредвиденная ошибка.',
  'Missing closing parenthesis': 'Не хватает закрывающей скобки',
  'Unexpected token: %s': 'Лишнее в формуле: %s',
  'Missing opening parenthesis': 'Не хватает открывающей скобки',
  'Wrong function call': 'Функция написана не так: аргументы стоят в скобках через «;»',
  'Missing closing brace': 'Не хватает закрывающей фигурной скобки',
  'Copy of %s': 'Копия: %s',
  'Invalid formula': 'Формула не читается',
  'Unknown function: "%s"': 'Функции «%s» нет. Функции Premia пишутся латиницей: BONUS, KPI.',
  'Invalid number of arguments for the %(functionName)s function. Expected %(minArgRequired)s minimum, but got %(nbrArgSupplied)s instead.':
    'Функции %(functionName)s не хватает аргументов: нужно не меньше %(minArgRequired)s, дано %(nbrArgSupplied)s.',
  'Invalid number of arguments for the %(functionName)s function. Expected %(maxArgPossible)s maximum, but got %(nbrArgSupplied)s instead.':
    'Функции %(functionName)s дано лишнее: нужно не больше %(maxArgPossible)s аргументов, дано %(nbrArgSupplied)s.',
  'Invalid sheet': 'Такого листа нет',
  'Cannot open the link because the linked sheet is hidden.': 'Ссылка ведёт на скрытый лист: сначала покажите его.',
  'Evaluation of function [[FUNCTION_NAME]] caused a divide by zero error.': '[[FUNCTION_NAME]]: деление на ноль.',
  "The header row of a table can't be moved.": 'Шапку таблицы перенести нельзя.',
  'Cannot split the selection for an unknown reason': 'Разделить выделенное не получилось',
  'Cannot remove duplicates for an unknown reason': 'Удалить повторы не получилось',
  'Please select at latest one column to analyze.': 'Выберите хотя бы один столбец.',
  'This operation is not possible due to a merge. Please remove the merges first than try again.':
    'Мешают объединённые ячейки. Разъедините их и повторите.',
  'One or more of the provided criteria values are invalid. Please review and correct them.':
    'В условии есть негодное значение. Исправьте его.',
  'One or more of the provided criteria values are missing.': 'В условии не хватает значения. Впишите его.',
  'The rule is invalid for an unknown reason.': 'Условие не подходит.',
  'The table zone is invalid for an unknown reason': 'Диапазон таблицы не подходит',
  'You cannot create overlapping tables.': 'Таблицы не могут накладываться друг на друга.',
  'A table can only be created on a continuous selection.': 'Для таблицы нужен один сплошной диапазон.',
  'Cannot have filters without a header row': 'Отбора без шапки не бывает',
  'This operation is not allowed with multiple selections.': 'Так можно только с одним выделенным диапазоном.',
  'This operation is not allowed due to an overlapping frozen pane.':
    'Мешает закреплённая область. Снимите закрепление и повторите.',
  'You copied content from a different version of the application. Only text and image content will be pasted.':
    'Скопировано из другой версии программы: вставится только текст.',
  'Add missing columns and rows': 'Добавить столбцы и строки',
  'Add missing columns': 'Добавить столбцы',
  'Add missing rows': 'Добавить строки',
  'We found data next to your selection. Since this data was not selected, it will not be sorted. Do you want to extend your selection?':
    'Рядом с выделенным есть ещё данные, и они останутся на месте. Отсортировать вместе с ними?',
  'Cannot sort. To sort, select only cells or only merges that have the same size.':
    'Отсортировать нельзя: выделите обычные ячейки или объединённые одного размера.',
  'Cannot sort a zone with array formulas.':
    'Отсортировать нельзя: здесь ответ формулы, который занимает несколько ячеек.',
  'The value must be a text that contains "%s"': 'Здесь должен быть текст, в котором есть «%s»',
  'The value must be a text that does not contain "%s"': 'Здесь должен быть текст, в котором нет «%s»',
  'The value must be exactly "%s"': 'Здесь должно быть «%s»',
  'The value must be a valid email address': 'Здесь должен быть адрес почты',
  'The value must be a valid link': 'Здесь должна быть ссылка',
  'The value must be the date %s': 'Здесь должна быть дата %s',
  'The value must be a date not between %s and %s': 'Дата не должна быть между %s и %s',
  'The value must be a boolean': 'Здесь должна быть ИСТИНА или ЛОЖЬ',
  'The value does not match the custom formula data validation rule': 'Значение не подходит под условие этой ячейки',
  'The value must be a text that begins with "%s"': 'Текст должен начинаться с «%s»',
  'The value must be a text that ends with "%s"': 'Текст должен кончаться на «%s»',
  'The value must not be unique': 'Значение должно повторяться',
  'The value must not be a formula': 'Здесь не должно быть формулы',
  'The value must be a formula': 'Здесь должна быть формула',
  "This formula has over 1000 parts. It can't be processed properly, consider splitting it into multiple cells":
    'Формула слишком длинная: больше 1000 частей. Разделите её на несколько ячеек.',
  'Pasting from the context menu is not supported in this browser. Use keyboard shortcuts ctrl+c / ctrl+v instead.':
    'Из меню этот браузер не вставляет: нажмите Ctrl+V.',
  'Access to the clipboard denied by the browser. Please enable clipboard permission for this page in your browser settings.':
    'Браузер не пустил к буферу обмена: разрешите его для этой страницы или нажмите Ctrl+V.',
  'Match(es) cannot be replaced as they are part of a formula or inside a locked sheet':
    'Заменить нельзя: найденное стоит в формуле или на защищённом листе',
  '%(replaceable_count)s match(es) replaced. %(irreplaceable_count)s match(es) cannot be replaced as they are part of a formula or inside a locked sheet':
    'Заменено: %(replaceable_count)s. Не заменено: %(irreplaceable_count)s, это формулы или защищённый лист.',
  '%s matches in all sheets': 'Найдено на всех листах: %s',
  '%(matches)s matches in %(sheetName)s': 'Найдено на листе «%(sheetName)s»: %(matches)s',
  '%(matches)s matches in range %(range)s of %(sheetName)s': 'Найдено в %(range)s листа «%(sheetName)s»: %(matches)s',
  '45° rotation': 'Поворот на 45°',
  '90° rotation': 'Поворот на 90°',
  '-90° rotation': 'Поворот на −90°',
  '-45° rotation': 'Поворот на −45°',
  'Sample:': 'Пример:',
  'Positive:': 'Больше нуля:',
  'Negative:': 'Меньше нуля:',
  'Zero:': 'Ноль:',
  'Text:': 'Текст:',
  'The format entered is not valid.': 'Такой формат не читается.',
  'A named range with this name already exists.': 'Именованный диапазон с таким именем уже есть.',
  'The named range name is invalid. Valid names can contain letters, digits, underscores, and periods. The name cannot be only a number, TRUE, or FALSE.':
    'Такое имя диапазона не подходит: можно буквы, цифры, точку и подчёркивание, но не одно число и не TRUE или FALSE.',
  'A named range name cannot resemble a cell reference.': 'Имя диапазона не должно быть похоже на адрес ячейки.',
  'The named range to update was not found.': 'Такого именованного диапазона нет.',
  Named_Range: 'Диапазон',
  'The window is too small to display multiple side panels.': 'Окно мало для двух панелей сразу.',
  'Unpin the side panel': 'Открепить панель',
  'Pin the side panel': 'Закрепить панель',
  'Merging these cells will only preserve the top-leftmost value. Merge anyway?':
    'Останется только значение левой верхней ячейки. Объединить?',
  "You can't merge cells inside of an existing filter.": 'Внутри отбора объединять ячейки нельзя.',
  'The cell you are trying to edit has been deleted.': 'Ячейку, которую вы правите, уже удалили.',
  'The data you entered in %s violates the data validation rule set on the cell:\n%s':
    'Значение не подходит ячейке %s:\n%s',
  'Please enter a number between 0 and 10000.': 'Впишите число от 0 до 10000.',
  'Invalid sheet name: %s': 'Такое имя листа не подходит: %s',
  "Result couldn't be automatically expanded.": 'Ответ не развернулся сам.',
  'Merged cells found in the spill zone. Please unmerge cells before using array formulas.':
    'На месте ответа есть объединённые ячейки. Разъедините их.',
  'Array result was not expanded because it would overwrite data.':
    'Ответ не развернулся: он затёр бы заполненные ячейки. Очистите место ниже и правее.',
  '%s duplicate rows found and removed.\n%s unique rows remain.': 'Повторов удалено: %s.\nОсталось строк: %s.',
  'Trimmed whitespace from %s cells.': 'Лишние пробелы убраны, ячеек: %s.',
  'No selected cells had whitespace trimmed.': 'Лишних пробелов не было.',
  'Go to url: %(url)s': 'Открыть: %(url)s',
  'Go to %(label)s': 'Открыть: %(label)s',
  'Link sheet': 'Ссылка на лист',
  Settings: 'Настройки',
  'The sheet name cannot be empty.': 'Имя листа не может быть пустым.',
  'A sheet with the name %s already exists. Please select another name.': 'Лист «%s» уже есть. Выберите другое имя.',
  'Some used characters are not allowed in a sheet name (Forbidden characters are %s).':
    'В имени листа нельзя писать: %s',
  'Menu Bar': 'Меню',
  'Go to previous menu': 'Назад',
  'Close menu bar': 'Закрыть меню',
  'Entire workbook': 'Вся книга',
  'Selected cells (%s)': 'Выделенные ячейки (%s)',
  'Fit to width': 'По ширине листа',
  'Fit to height': 'По высоте листа',
  'Actual size': 'Как есть',
  Portrait: 'Книжная',
  Landscape: 'Альбомная',
  'Manage named ranges': 'Именованные диапазоны',
  'The range you specified is outside of the sheet.\n\nIf you meant to create a named range, named range cannot have the same name as a cell reference. Please choose another name.':
    'Такой ячейки на этом листе нет: он меньше.\n\nЕсли нужно имя для диапазона, оно не должно быть похоже на адрес ячейки.',
  'Insert table': 'Вставить таблицу',
  'This sheet is locked and cannot be modified. Please unlock it first.':
    'Лист защищён от правок. Сначала снимите защиту: правая кнопка на имени листа.',
  'The current window is too small to display this sheet properly. Consider resizing your browser window or adjusting frozen rows and columns.':
    'Окно мало для этого листа: расширьте его или снимите закрепление строк и столбцов.',
  'Custom separator': 'Свой разделитель',
  'This will overwrite data in the subsequent columns. Split anyway?': 'Данные в столбцах правее затрутся. Разделить?',
  'Convert to individual formulas': 'Превратить в отдельные формулы',
  'Exit Full Screen': 'Обычный экран',
  'Horizontal alignment': 'По горизонтали',
  'Vertical alignment': 'По вертикали',
  'Value or formula': 'Значение или формула',
  'exact date': 'точная дата',
  Values: 'Значения',
};
