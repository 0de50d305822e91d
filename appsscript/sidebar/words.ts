/** What the page says before the server has answered: the server puts it into the page. Everything else comes with its words. */
import type { Lang } from '../../src/core/issue/issue.js';
import { type Editors, said } from './told.js';

/** Of the page and the frame. */
export type Words = Editors['frame'];

export const words = (lang: Lang): Words => said('frame', lang) ?? ({} as Words);
