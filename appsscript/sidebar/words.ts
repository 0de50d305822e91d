/** What the page says before the server has answered; everything else comes with its words (words/*.json). */
import type { Lang } from '../../src/core/issue/issue.js';
import { type Editors, said } from './told.js';

const RU = {
  views: 'Разделы',
  start: 'Начать',
  plan: 'Схема мотивации',
  person: 'Сотрудник',
  department: 'Отдел',
  month: 'Месяц',
  check: 'Проверка',
  language: 'Язык',
  question: 'Вопрос',
  yes: 'Да',
  no: 'Отмена',
  busy: 'Считаю…',
  late: 'Таблица не ответила за 35 секунд. Подождите немного и повторите.',
  broken: 'Ответ таблицы не прочитан. Закройте панель и откройте снова.',
} as const;

type Own = Readonly<Record<keyof typeof RU, string>>;

/** Of the page and the frame. */
export type Words = Own & Editors['frame'];

const EN: Own = {
  views: 'Views',
  start: 'Start',
  plan: 'Plan',
  person: 'Person',
  department: 'Department',
  month: 'Month',
  check: 'Check',
  language: 'Language',
  question: 'Question',
  yes: 'Yes',
  no: 'Cancel',
  busy: 'Working…',
  late: 'The spreadsheet has not answered in 35 seconds. Wait a little and try again.',
  broken: 'The answer of the spreadsheet could not be read. Close the sidebar and open it again.',
};

export const words = (lang: Lang): Words => ({ ...(lang === 'ru' ? RU : EN), ...said('frame', lang) }) as Words;
