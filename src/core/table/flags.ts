/** Words of yes and no, Russian and English, parted by `|`: the plan's cells and facts of a flag read the same ones. */

export const FLAG_WORDS: Readonly<Record<'true' | 'false', readonly [ru: string, en: string]>> = {
  true: ['да|истина|есть|+|✓|1', 'yes|true|y|on|x|✔'],
  false: ['нет|ложь|-|0', 'no|false|n|off'],
};
