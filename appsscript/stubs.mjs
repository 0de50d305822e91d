/** Top-level functions of code.js: what Sheets lists and helps with. */

/** A comment may not end early. */
const safe = (text) => text.replace(/\*\//g, '* /');

/** One custom function: documented in Russian and English, calling its part of code.js. */
export function stub({ name, text, parameters, result, example }, part) {
  const given = parameters.map((p) => (p.many ? `...${p.name}` : p.name)).join(', ');
  const doc = [
    text.ru,
    text.en,
    `Пример / example: ${example}`,
    ...parameters.map((p) => {
      return `@param {${p.example}} ${p.optional ? `[${p.name}]` : p.name} ${p.text.ru} / ${p.text.en}`;
    }),
    `@return ${result.ru} / ${result.en}`,
    '@customfunction',
  ];
  return `/**\n${doc.map((line) => ` * ${safe(line)}\n`).join('')} */\nfunction ${name}(${given}) {\n  return ${part}_().calls.${name}(${given});\n}`;
}

/** One function Google or the menu calls. */
export const entry = ({ name, does }, part) =>
  `/** ${does} */\nfunction ${name}(event) {\n  return ${part}_().calls.${name}(event);\n}`;
