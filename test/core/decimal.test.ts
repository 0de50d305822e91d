import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isErrorText } from '../../src/core/issue/refusal.js';
import {
  cellNumber,
  currencyDigits,
  type Decimal,
  decimalText,
  formatDecimal,
  formatMoney,
  formatPercent,
  type NumberOptions,
  parseDecimal,
  readNumber,
} from '../../src/core/number/decimal.js';
import { divRound, normal } from '../../src/core/number/exact.js';

/** What a text reads as, in one string: canonical decimal (with ` %` when marked), or the issue code. */
const read = (text: string, options?: NumberOptions): string => {
  const got = readNumber(text, options);
  return 'refused' in got ? got.refused : decimalText(got.value.units, got.value.scale) + (got.percent ? ' %' : '');
};

const cell = (value: unknown, options?: NumberOptions): string => {
  const got = cellNumber(value, options);
  if ('empty' in got) return 'empty';
  if ('refused' in got) return got.refused;
  return decimalText(got.value.units, got.value.scale) + (got.wasText ? ' text' : '');
};

describe('parseDecimal', () => {
  it.each<[string, Decimal]>([
    ['0', { units: 0, scale: 0 }],
    ['-0', { units: 0, scale: 0 }],
    ['-0.00', { units: 0, scale: 2 }],
    ['-123.450', { units: -123450, scale: 3 }],
    ['0.001', { units: 1, scale: 3 }],
    ['999999999999999', { units: 999999999999999, scale: 0 }],
    ['9007199254740991', { units: 9007199254740991, scale: 0 }],
    ['9007199254740993', { units: 9007199254740993n, scale: 0 }],
    ['-90071992547409.93', { units: -9007199254740993n, scale: 2 }],
    ['-12345678901234.5', { units: -123456789012345, scale: 1 }],
    ['123456789012345678901234567890', { units: 123456789012345678901234567890n, scale: 0 }],
    ['0.0000000000000000001', { units: 1, scale: 19 }],
  ])('reads %s', (text, decimal) => {
    expect(parseDecimal(text)).toEqual(decimal);
    expect(Object.is(parseDecimal(text)?.units, -0)).toBe(false);
  });

  it.each([
    '',
    '-',
    '.',
    '-.',
    '5.',
    '.5',
    '-.5',
    '+5',
    '--5',
    '1.2.3',
    '1 234',
    '1,5',
    '1e3',
    'NaN',
    'Infinity',
    '00',
    '01',
    '-01.5',
    '5-',
    '٣',
    '1234567890123456789012345678901',
    '1234567890123456.',
    '01234567890123456',
    '0x10',
    ' 5',
    '5 ',
    '1_000',
    '/',
    ':',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBe(null);
  });

  it('agrees with BigInt for any canonical text', () => {
    const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,17})$/);
    fc.assert(
      fc.property(
        fc.boolean(),
        digits,
        fc.option(fc.stringMatching(/^\d{1,12}$/), { nil: '' }),
        (minus, whole, part) => {
          const text = `${minus ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
          const units = normal(BigInt((minus ? '-' : '') + whole + part));
          expect(parseDecimal(text)).toEqual({ units, scale: part.length });
        },
      ),
    );
  });

  it('gives back what decimalText writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n }), fc.nat({ max: 12 }), (units, scale) => {
        expect(parseDecimal(decimalText(normal(units), scale))).toEqual({ units: normal(units), scale });
      }),
    );
  });
});

describe('readNumber', () => {
  it('reads the published examples (PARSE-01)', () => {
    expect(['300 000', '2 500,5', '5,'].map((text) => read(text))).toEqual(['300000', '2500.5', '5']);
  });

  it.each([
    ['1 234,56 ₽', '1234.56'],
    ['1\u00A0234,56', '1234.56'],
    ['1\u202F234\u202F567,8', '1234567.8'],
    ['1\u2009234', '1234'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1.234.567,', '1234567'],
    ["1'234.56", '1234.56'],
    ['1’234’567,5', '1234567.5'],
    ['1 234.567', '1234.567'],
    ['1 234,567', '1234.567'],
    ['1234,567', '1234.567'],
    ['1234.567', '1234.567'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    ['-0,125', '-0.125'],
    [',5', '0.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['(1 234,56)', '-1234.56'],
    ['(5) ₽', '-5'],
    ['$(5)', '-5'],
    ['−5', '-5'],
    ['–5', '-5'],
    ['- 5', '-5'],
    ['+5,5', '5.5'],
    ['-0', '0'],
    ['-0,0', '0.0'],
    ['$1,178,350.00', '1178350.00'],
    ['-$5', '-5'],
    ['$-5', '-5'],
    ['€ 5,5', '5.5'],
    ['5 руб.', '5'],
    ['5руб', '5'],
    ['300 000 р.', '300000'],
    ['300 000р', '300000'],
    ['12 рублей', '12'],
    ['RUB 12', '12'],
    ['12,50 RUB', '12.50'],
    ['12.50 usd', '12.50'],
    ['1 000 ₸', '1000'],
    ['1 000 тенге', '1000'],
    ['\u200B5\uFEFF', '5'],
    [' 5\t', '5'],
  ])('reads %j as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['12,5 %', '0.125 %'],
    ['12.5%', '0.125 %'],
    ['100\u00A0%', '1.00 %'],
    ['-5%', '-0.05 %'],
    ['(5 %)', '-0.05 %'],
    ['1 250,5 %', '12.505 %'],
  ])('reads the percent %j as the ratio %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['1,234', '1.234', '-1,234', '12,345', '123.456', '1,234 ₽', '1.234 %', '(1,234)'])(
    'refuses %j as ambiguous',
    (text) => {
      expect(read(text)).toBe('number-ambiguous');
    },
  );

  it('lets the caller settle what is ambiguous, and only that', () => {
    expect(read('1,234', { decimal: ',' })).toBe('1.234');
    expect(read('1,234', { decimal: '.' })).toBe('1234');
    expect(read('1.234', { decimal: '.' })).toBe('1.234');
    expect(read('1.234', { decimal: ',' })).toBe('1234');
    expect(read('-1.234 ₽', { decimal: ',' })).toBe('-1234');
    expect(read('12.5', { decimal: ',' })).toBe('12.5');
    expect(read('1,234.56', { decimal: ',' })).toBe('1234.56');
  });

  it.each([
    ['12 34,5', 'number-grouping'],
    ['1 2345', 'number-grouping'],
    ['1,23,456', 'number-grouping'],
    ['1,234,56', 'number-grouping'],
    ['1,234 567', 'number-grouping'],
    ["1 234'567", 'number-grouping'],
    ['0 123', 'number-grouping'],
    ['0,123 456', 'number-grouping'],
    ['1  234', 'number-grouping'],
    ['1234 567', 'number-grouping'],
    ['15.10.2026', 'number-grouping'],
    ['1.2,3.4', 'number-grouping'],
    ['1O5', 'number-letter'],
    ['1О5', 'number-letter'],
    ['5о', 'number-letter'],
    ['l5', 'number-letter'],
    ['З00 руб.', 'number-letter'],
    ['10-20', 'number-several'],
    ['10 – 20', 'number-several'],
    ['5/7', 'number-several'],
    ['10; 20', 'number-several'],
    ['12:30', 'number-several'],
    ['2026-10-01', 'number-date'],
    ['5 + 3', 'number-several'],
    ['1e3', 'number-exponent'],
    ['1,5E+06', 'number-exponent'],
    ['1е3', 'number-exponent'],
    ['-2.5e-3', 'number-exponent'],
    ['#DIV/0!', 'cell-error'],
    ['#N/A', 'cell-error'],
    ['#ССЫЛКА!', 'cell-error'],
    ['1234567890123456789012345678901', 'number-long'],
    ['1 234 567 890 123 456 789 012 345 678 901', 'number-long'],
    ['', 'number-text'],
    ['-', 'number-text'],
    ['—', 'number-text'],
    ['()', 'number-text'],
    [',', 'number-text'],
    ['%', 'number-text'],
    ['₽', 'number-text'],
    ['нет', 'number-text'],
    ['5 тыс. руб.', 'number-text'],
    ['5k', 'number-text'],
    ['5 шт', 'number-text'],
    ['5 кг', 'number-text'],
    ['5-', 'number-text'],
    ['--5', 'number-text'],
    ['-(5)', 'number-text'],
    ['5 % %', 'number-text'],
    ['$5 USD', 'number-text'],
    ['5 % ₽', 'number-text'],
    ['NaN', 'number-text'],
    ['Infinity', 'number-text'],
    ['∞', 'number-text'],
    ['#5', 'number-text'],
    ['0x10', 'number-text'],
    ['1_000', 'number-text'],
    ['٣', 'number-text'],
    ['1'.repeat(200), 'number-text'],
  ])('refuses %j with %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('quotes the text, not more than a line of it', () => {
    expect(readNumber(' 1O5 ')).toEqual({ refused: 'number-letter', params: { text: '1O5' } });
    expect(readNumber('нет '.repeat(40))).toEqual({
      refused: 'number-text',
      params: { text: `${'нет '.repeat(15)}…` },
    });
  });

  it('reads back whatever is formatted, in both languages', () => {
    const units = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    fc.assert(
      fc.property(
        units,
        fc.constantFrom(0, 1, 2, 4, 6),
        fc.constantFrom('ru' as const, 'en' as const),
        (big, scale, lang) => {
          const text = formatDecimal(normal(big), scale, { lang });
          const decimal = lang === 'ru' ? ',' : '.';
          expect(readNumber(text, { decimal })).toEqual({ value: { units: normal(big), scale }, percent: false });
          expect(read(`${text} ₽`, { decimal })).toBe(decimalText(normal(big), scale));
        },
      ),
    );
  });

  it('answers something for any text, and quickly', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789., '-+()%₽$рO#eЕ\u00A0"), maxLength: 120 }),
        (text) => {
          const got = readNumber(text);
          expect('value' in got !== 'refused' in got).toBe(true);
        },
      ),
    );
  });
});

describe('cellNumber', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [4065.5, '4065.5'],
    [1178350, '1178350'],
    [-1178350.07, '-1178350.07'],
    [0.07125, '0.07125'],
    [1e21, '1000000000000000000000'],
    [-1e21, '-1000000000000000000000'],
    [1.5e15, '1500000000000000'],
    [123456789012345680, '123456789012346000'],
    [9007199254740991, '9007199254740990'],
    [1e-7, '0.0000001'],
    [0.1 + 0.2 - 0.3, '0.0000000000000000555111512312578'],
    [1 / 3, '0.333333333333333'],
    [-0, '0'],
    [0, '0'],
    [1.005, '1.005'],
    [1234567890.12, '1234567890.12'],
    [' 1 234,5 ', '1234.5 text'],
    ['12,5 %', '0.125 text'],
    ['1,234', 'number-ambiguous'],
    ['', 'empty'],
    ['  \u00A0', 'empty'],
    [null, 'empty'],
    [undefined, 'empty'],
    [true, 'number-flag'],
    [false, 'number-flag'],
    [new Date(2026, 4, 1), 'number-date'],
    [NaN, 'cell-error'],
    [Infinity, 'cell-error'],
    [-Infinity, 'cell-error'],
    ['#DIV/0!', 'cell-error'],
    [1e30, 'number-long'],
    [1e300, 'number-long'],
    [5e-324, 'number-long'],
    [{}, 'number-text'],
  ])('reads %j as %s', (value, expected) => {
    expect(cell(value)).toBe(expected);
  });

  it('reads every double as its 15 significant digits', () => {
    const double = fc.oneof(
      fc.double({ min: -1e17, max: 1e17, noNaN: true }),
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => n / 100),
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => n * 0.001),
    );
    fc.assert(
      fc.property(double, (n) => {
        fc.pre(n === 0 || Math.abs(n) > 1e-20);
        const got = cellNumber(n);
        if (!('value' in got)) throw new Error('not read');
        // The digits in front of the exponent, and the exponent, by the language's own conversion.
        const [mantissa = '', exponent = ''] = n.toExponential(14).split('e');
        const units = BigInt(mantissa.replace('.', ''));
        const scale = 14 - Number(exponent);
        const mine = BigInt(got.value.units);
        expect(mine * 10n ** BigInt(Math.max(0, scale)) * 10n ** 30n).toBe(
          units * 10n ** BigInt(got.value.scale + Math.max(0, -scale)) * 10n ** 30n,
        );
        expect(got.value.scale === 0 || mine % 10n !== 0n).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('decimalText', () => {
  it.each<[number | bigint, number, number | undefined, string]>([
    [-5, 1, 2, '-0.50'],
    [123450, 3, undefined, '123.450'],
    [0, 2, undefined, '0.00'],
    [7, 0, undefined, '7'],
    [85517, 2, 0, '855'],
    [855165, 3, 2, '855.17'],
    [-855165, 3, 2, '-855.17'],
    [-4, 2, 1, '0.0'],
    [12345678901234567890n, 2, undefined, '123456789012345678.90'],
  ])('writes %s / 10^%s with %s digits as %s', (units, scale, digits, text) => {
    expect(decimalText(units, scale, digits)).toBe(text);
  });
});

describe('formatting', () => {
  it('groups and marks by language', () => {
    expect(formatDecimal(123456789, 2, { lang: 'ru' })).toBe('1\u00A0234\u00A0567,89');
    expect(formatDecimal(123456789, 2, { lang: 'en' })).toBe('1,234,567.89');
    expect(formatDecimal(-123456789, 2, { lang: 'en', group: false })).toBe('-1234567.89');
    expect(formatDecimal(-1234, 0, { lang: 'ru' })).toBe('-1\u00A0234');
    expect(formatDecimal(999, 0, { lang: 'ru' })).toBe('999');
    expect(formatDecimal(12345, 1, { lang: 'en', digits: 2 })).toBe('1,234.50');
    expect(formatDecimal(9995, 1, { lang: 'ru', digits: 0 })).toBe('1\u00A0000');
  });

  it.each<[string | Decimal, string, 'ru' | 'en', string]>([
    ['1178350', 'RUB', 'ru', '1\u00A0178\u00A0350,00\u00A0₽'],
    ['-9056.75', 'RUB', 'ru', '-9\u00A0056,75\u00A0₽'],
    ['1178350', 'USD', 'en', '$1,178,350.00'],
    ['-5', 'USD', 'en', '-$5.00'],
    [{ units: 5, scale: 0 }, 'BYN', 'en', 'Br\u00A05.00'],
    ['5', 'BYN', 'ru', '5,00\u00A0Br'],
    ['5', 'CHF', 'en', '5.00\u00A0CHF'],
    ['5', 'CHF', 'ru', '5,00\u00A0CHF'],
    ['1500', 'JPY', 'ru', '1\u00A0500\u00A0JPY'],
    ['1.5', 'KWD', 'en', '1.500\u00A0KWD'],
    ['0.125', 'RUB', 'ru', '0,125\u00A0₽'],
    ['0.1200', 'RUB', 'ru', '0,12\u00A0₽'],
    ['1500.5', 'JPY', 'en', '1,500.5\u00A0JPY'],
    ['100/3', 'RUB', 'ru', '≈\u00A033,33\u00A0₽'],
    ['-100/3', 'USD', 'en', '≈\u00A0-$33.33'],
  ])('writes %j %s in %s as %s', (value, currency, lang, text) => {
    expect(formatMoney(value, currency, lang)).toBe(text);
  });

  it('writes a fraction object too', () => {
    expect(formatMoney({ n: 100, d: 3 }, 'RUB', 'ru')).toBe('≈\u00A033,33\u00A0₽');
  });

  it.each<[string, number | undefined, string[], string]>([
    ['1.1781', undefined, [], '117,8\u00A0%'],
    ['0.095', undefined, [], '9,5\u00A0%'],
    ['1.2', undefined, [], '120\u00A0%'],
    ['1', undefined, [], '100\u00A0%'],
    ['0', undefined, [], '0\u00A0%'],
    ['0.9996', undefined, [], '99,96\u00A0%'],
    ['0.99999996', undefined, [], '99,999996\u00A0%'],
    ['1.0004', undefined, [], '100,04\u00A0%'],
    ['0.0001', undefined, [], '0,01\u00A0%'],
    ['-0.0001', undefined, [], '-0,01\u00A0%'],
    ['0.5096', undefined, [], '51\u00A0%'],
    ['0.5096', undefined, ['0.51'], '50,96\u00A0%'],
    ['0.51', undefined, ['0.51'], '51\u00A0%'],
    ['0.51004', undefined, ['0.51'], '51,004\u00A0%'],
    ['0.07125', undefined, [], '7,1\u00A0%'],
    ['0.07125', 10, [], '7,125\u00A0%'],
    ['0.125', 0, [], '13\u00A0%'],
    ['335/346', undefined, [], '96,8\u00A0%'],
    ['2/3', 3, ['0.66667'], '66,6667\u00A0%'],
    ['29999/30000', undefined, [], '99,997\u00A0%'],
    ['12.5', undefined, [], '1\u00A0250\u00A0%'],
  ])('writes the ratio %s with %s digits and edges %j as %s', (value, digits, edges, text) => {
    expect(formatPercent(value, { lang: 'ru', edges, ...(digits === undefined ? {} : { digits }) })).toBe(text);
  });

  it('never prints a percent on the wrong side of an edge', () => {
    const ratio = fc.tuple(fc.integer({ min: -30000, max: 30000 }), fc.integer({ min: 1, max: 20000 }));
    fc.assert(
      fc.property(ratio, fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 4 }), ([n, d], points) => {
        const text = formatPercent({ n, d }, { lang: 'en', edges: points.map((p) => ({ units: p, scale: 3 })) });
        const shown = parseDecimal(text.replace(/[,\s%]/g, '')) as Decimal;
        for (const edge of [0, 1000, ...points]) {
          // n/d against edge/1000, and the shown percent against the same edge.
          const exact = Math.sign(n * 1000 - edge * d);
          const seen = BigInt(shown.units) * 10n - BigInt(edge) * 10n ** BigInt(shown.scale);
          expect(seen > 0n ? 1 : seen < 0n ? -1 : 0).toBe(exact === 0 ? 0 : exact);
        }
      }),
    );
  });

  it('rounds as the exact core does', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 1, max: 6 }), (big, cut) => {
        const rounded = divRound(normal(big), 10 ** cut, 'half-away');
        expect(decimalText(normal(big), cut + 2, 2)).toBe(decimalText(rounded, 2));
      }),
    );
  });

  it('knows the smallest units of currencies', () => {
    expect(['RUB', 'USD', 'JPY', 'KRW', 'VND', 'CLP', 'KWD', 'TND', 'XYZ'].map(currencyDigits)).toEqual([
      2, 2, 0, 0, 0, 0, 3, 3, 2,
    ]);
  });

  it('tells error values from other text', () => {
    expect(['#DIV/0!', '#ДЕЛ/0!', '#5', '#', 'N/A', '# N'].map(isErrorText)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
