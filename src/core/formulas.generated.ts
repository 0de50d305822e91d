// Written by scripts/formulas.mjs from formulas/*.json: edit those.
import type { CatalogueFormula } from './catalogue.js';

export const FORMULAS: readonly CatalogueFormula[] = [
  {
    "id": "amount-per-unit-above-norm",
    "section": "commission",
    "title": {
      "ru": "Сумма за единицу сверх нормы",
      "en": "Amount per unit above the norm"
    },
    "description": {
      "ru": "(Количество − норма) × ставка, но не меньше 0.",
      "en": "(Quantity − norm) × rate, not below 0."
    },
    "parameters": [
      {
        "name": "quantity",
        "title": {
          "ru": "количество",
          "en": "quantity"
        },
        "kind": "count",
        "unit": {
          "ru": "шт.",
          "en": "units"
        },
        "help": {
          "ru": "Заказы, встречи, договоры",
          "en": "Orders, meetings, contracts"
        }
      },
      {
        "name": "norm",
        "title": {
          "ru": "норма",
          "en": "norm"
        },
        "kind": "count",
        "unit": {
          "ru": "шт.",
          "en": "units"
        },
        "min": "0"
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "rate",
        "unit": {
          "ru": "за единицу",
          "en": "per unit"
        },
        "min": "0"
      }
    ],
    "expression": "max(quantity - norm, 0) * rate"
  },
  {
    "id": "award-on-condition",
    "section": "award",
    "title": {
      "ru": "Награда по условию",
      "en": "Award on a condition"
    },
    "description": {
      "ru": "Не деньги: грамота, звание, благодарность. Появляется в расчёте, если условие выполнено.",
      "en": "Not money: a certificate, a title, a thank-you. Stands in the statement when the condition is met."
    },
    "parameters": [
      {
        "name": "condition",
        "title": {
          "ru": "условие",
          "en": "condition"
        },
        "kind": "flag",
        "help": {
          "ru": "Например: Продажи >= план(Продажи)",
          "en": "For example: Sales >= target(Sales)"
        }
      }
    ],
    "expression": "condition",
    "award": true
  },
  {
    "id": "bonus-slices",
    "section": "kpi",
    "title": {
      "ru": "Премия частями по шкале",
      "en": "Bonus by slices"
    },
    "description": {
      "ru": "Выполнение делится шкалой на части, каждая со своим множителем; сумма умножается на премию.",
      "en": "The scale cuts attainment into slices, each with its multiplier; their sum is multiplied by the pot."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      {
        "name": "scale",
        "title": {
          "ru": "шкала",
          "en": "scale"
        },
        "kind": "scale",
        "help": {
          "ru": "Название шкалы схемы; метод записан в самой шкале",
          "en": "Name of a scale of the plan; its method is written in the scale"
        }
      },
      {
        "name": "by",
        "title": {
          "ru": "по",
          "en": "by"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Что выбирает ступень, обычно выполнение(KPI)",
          "en": "What picks the tier, usually attainment(kpi)"
        }
      }
    ],
    "expression": "pot * slices(scale, by)",
    "reference": "Compensation engine notes: Marginal Stepped Accelerator (public GitHub repository)"
  },
  {
    "id": "capped-sum",
    "section": "bonus",
    "title": {
      "ru": "Сумма частей с потолком",
      "en": "Capped sum of parts"
    },
    "description": {
      "ru": "Складывает до трёх частей и ограничивает сумму потолком.",
      "en": "Adds up to three parts and limits the sum by a cap."
    },
    "parameters": [
      {
        "name": "first",
        "title": {
          "ru": "первая",
          "en": "first"
        },
        "kind": "money"
      },
      {
        "name": "second",
        "title": {
          "ru": "вторая",
          "en": "second"
        },
        "kind": "money",
        "default": "0"
      },
      {
        "name": "third",
        "title": {
          "ru": "третья",
          "en": "third"
        },
        "kind": "money",
        "default": "0"
      },
      {
        "name": "cap",
        "title": {
          "ru": "потолок",
          "en": "cap"
        },
        "kind": "money",
        "min": "0"
      }
    ],
    "expression": "min(sum(first, second, third), cap)"
  },
  {
    "id": "coefficient-on-parts",
    "section": "coefficient",
    "title": {
      "ru": "Надбавка коэффициентом",
      "en": "Multiplier on parts"
    },
    "description": {
      "ru": "Что прибавит коэффициент к уже начисленному: база × (коэффициент − 1). Так ставят районный коэффициент или множитель на несколько строк.",
      "en": "What a multiplier adds to what is earned: base × (coefficient − 1). Use it for a regional coefficient or a multiplier over several lines."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Строки, на которые действует коэффициент: Оклад + Премия",
          "en": "Lines the multiplier applies to: Salary + Bonus"
        }
      },
      {
        "name": "coefficient",
        "title": {
          "ru": "коэффициент",
          "en": "coefficient"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "1,15 или 115 %",
          "en": "1.15 or 115%"
        }
      }
    ],
    "expression": "base * (coefficient - 100%)",
    "reference": "https://www.klerk.ru/blogs/pebguru/666033/"
  },
  {
    "id": "commission",
    "section": "commission",
    "title": {
      "ru": "Процент от базы",
      "en": "Flat commission"
    },
    "description": {
      "ru": "База × ставка: одна ставка на любую сумму.",
      "en": "Base × rate: one rate whatever the amount."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "base * rate",
    "reference": "commission-engine, test file (public GitHub repository)"
  },
  {
    "id": "commission-above-threshold",
    "section": "commission",
    "title": {
      "ru": "Процент сверх порога",
      "en": "Commission above a threshold"
    },
    "description": {
      "ru": "Платится только то, что больше порога: (база − порог) × ставка, но не меньше 0.",
      "en": "Only what exceeds the threshold is paid: (base − threshold) × rate, not below 0."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "threshold",
        "title": {
          "ru": "порог",
          "en": "threshold"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "max(base - threshold, 0) * rate",
    "reference": "NetSuite Commission Calculation Options; idempiere/idempiere, doc/test_commission.xls"
  },
  {
    "id": "commission-by-matrix",
    "section": "commission",
    "title": {
      "ru": "Процент по матрице",
      "en": "Commission by a matrix"
    },
    "description": {
      "ru": "Ставка из двумерной шкалы: например, выполнение плана × средняя скидка. База умножается на неё целиком.",
      "en": "A rate from a two-dimensional scale, such as attainment × average discount. The whole base is multiplied by it."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "matrix",
        "title": {
          "ru": "матрица",
          "en": "matrix"
        },
        "kind": "scale"
      },
      {
        "name": "row",
        "title": {
          "ru": "по строкам",
          "en": "by row"
        },
        "kind": "number"
      },
      {
        "name": "column",
        "title": {
          "ru": "по столбцам",
          "en": "by column"
        },
        "kind": "number"
      }
    ],
    "expression": "base * rate(matrix, row, column)"
  },
  {
    "id": "commission-by-scale",
    "section": "commission",
    "title": {
      "ru": "Процент по шкале",
      "en": "Commission by a scale"
    },
    "description": {
      "ru": "Ставку выбирает одна величина («по»), а платится с другой (база). Как складываются ступени, решает метод шкалы.",
      "en": "One quantity (\"by\") picks the rate and another (the base) is paid. How tiers add up is the scale's method."
    },
    "parameters": [
      {
        "name": "scale",
        "title": {
          "ru": "шкала",
          "en": "scale"
        },
        "kind": "scale",
        "help": {
          "ru": "Название шкалы схемы; метод записан в самой шкале",
          "en": "Name of a scale of the plan; its method is written in the scale"
        }
      },
      {
        "name": "by",
        "title": {
          "ru": "по",
          "en": "by"
        },
        "kind": "number",
        "help": {
          "ru": "Что выбирает ступень: выполнение, маржинальность, объём",
          "en": "What picks the tier: attainment, margin, volume"
        }
      },
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      }
    ],
    "expression": "scale(scale, by, base)",
    "reference": "«Зейд Плюс»: курс «Адаптация» отдела продаж («Калькулятор мотивации + система грейдов v7»)"
  },
  {
    "id": "commission-by-volume",
    "section": "commission",
    "title": {
      "ru": "Процент по шкале от объёма",
      "en": "Commission by volume"
    },
    "description": {
      "ru": "Шкала построена по самой базе: чем больше объём, тем выше ставка. Метод — в шкале: по частям, на всё, с крышкой.",
      "en": "The scale is by the base itself: the larger the volume, the higher the rate. The method is the scale's own: by slices, on everything, capped."
    },
    "parameters": [
      {
        "name": "scale",
        "title": {
          "ru": "шкала",
          "en": "scale"
        },
        "kind": "scale",
        "help": {
          "ru": "Название шкалы схемы; метод записан в самой шкале",
          "en": "Name of a scale of the plan; its method is written in the scale"
        }
      },
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      }
    ],
    "expression": "scale(scale, base)",
    "reference": "https://huggingface.co/salestool/TieredCommissionCalculator; Commission calculator article (public GitHub repository)"
  },
  {
    "id": "commission-from-minimum",
    "section": "commission",
    "title": {
      "ru": "Процент от минимального объёма",
      "en": "Commission from a minimum volume"
    },
    "description": {
      "ru": "Пока база меньше минимума, процента нет; с минимума платится со всей базы.",
      "en": "No commission while the base is below the minimum; from the minimum on, the whole base is paid."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "minimum",
        "title": {
          "ru": "минимум",
          "en": "minimum"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "if(base >= minimum, base * rate, 0)",
    "reference": "commission-engine, test file (public GitHub repository)"
  },
  {
    "id": "commission-lower-for-low-margin",
    "section": "commission",
    "title": {
      "ru": "Процент с половинной ставкой при низкой марже",
      "en": "Half rate for low margin"
    },
    "description": {
      "ru": "Если маржинальность ниже порога, ставка умножается на долю (обычно 50 %).",
      "en": "Below a margin threshold the rate is multiplied by a factor, usually 50%."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "margin",
        "title": {
          "ru": "маржинальность",
          "en": "margin"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      {
        "name": "threshold",
        "title": {
          "ru": "порог",
          "en": "threshold"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "factor",
        "title": {
          "ru": "доля ставки",
          "en": "factor"
        },
        "kind": "ratio",
        "default": "50%",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "base * rate * if(margin < threshold, factor, 100%)"
  },
  {
    "id": "commission-on-margin",
    "section": "commission",
    "title": {
      "ru": "Процент от маржи",
      "en": "Commission on margin"
    },
    "description": {
      "ru": "(Выручка − себестоимость) × ставка. Отрицательная маржа даёт 0, а не минус.",
      "en": "(Revenue − cost) × rate. A negative margin gives 0, not a minus."
    },
    "parameters": [
      {
        "name": "revenue",
        "title": {
          "ru": "выручка",
          "en": "revenue"
        },
        "kind": "money"
      },
      {
        "name": "cost",
        "title": {
          "ru": "себестоимость",
          "en": "cost"
        },
        "kind": "money",
        "help": {
          "ru": "Всё, что вычитается: закупка, доставка, скидки",
          "en": "All that is subtracted: purchase, delivery, discounts"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "max(revenue - cost, 0) * rate",
    "reference": "iReports, order-payed.entity.spec.ts (github.com/artemMurygin/iReports @19af47d)"
  },
  {
    "id": "commission-share",
    "section": "commission",
    "title": {
      "ru": "Доля процента за совместную сделку",
      "en": "Share of a commission"
    },
    "description": {
      "ru": "Процент с базы, из которого сотруднику достаётся его доля.",
      "en": "A commission on the base, of which the payee gets a share."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "part",
        "title": {
          "ru": "доля",
          "en": "share"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "base * rate * part",
    "reference": "Commission calculator article (public GitHub repository)"
  },
  {
    "id": "commission-with-cap",
    "section": "commission",
    "title": {
      "ru": "Процент с потолком",
      "en": "Capped commission"
    },
    "description": {
      "ru": "База × ставка, но не больше потолка.",
      "en": "Base × rate, but at most the cap."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "cap",
        "title": {
          "ru": "потолок",
          "en": "cap"
        },
        "kind": "money",
        "min": "0"
      }
    ],
    "expression": "min(base * rate, cap)"
  },
  {
    "id": "commission-with-coefficients",
    "section": "coefficient",
    "title": {
      "ru": "Процент с произведением коэффициентов",
      "en": "Commission with a product of coefficients"
    },
    "description": {
      "ru": "База × ставка × до трёх коэффициентов. Лишние коэффициенты не заполняют: они равны 100 %.",
      "en": "Base × rate × up to three coefficients. Unused ones are left out: they are 100%."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "first",
        "title": {
          "ru": "первый",
          "en": "first"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%"
      },
      {
        "name": "second",
        "title": {
          "ru": "второй",
          "en": "second"
        },
        "kind": "ratio",
        "default": "100%",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%"
      },
      {
        "name": "third",
        "title": {
          "ru": "третий",
          "en": "third"
        },
        "kind": "ratio",
        "default": "100%",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%"
      }
    ],
    "expression": "base * rate * first * second * third",
    "reference": "«Быстрая проверка калькулятора», калькулятор премий ОПС; commission-engine, test file (public GitHub repository)"
  },
  {
    "id": "commission-with-extra-rate",
    "section": "commission",
    "title": {
      "ru": "Процент с надбавкой к ставке",
      "en": "Commission with an extra rate"
    },
    "description": {
      "ru": "Ставка растёт на надбавку, если условие выполнено: база × (ставка + надбавка).",
      "en": "The rate grows by an extra when the condition is met: base × (rate + extra)."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "extra",
        "title": {
          "ru": "надбавка",
          "en": "extra"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "condition",
        "title": {
          "ru": "условие",
          "en": "condition"
        },
        "kind": "flag",
        "help": {
          "ru": "Например: Продажи >= план(Продажи)",
          "en": "For example: Sales >= target(Sales)"
        }
      }
    ],
    "expression": "base * (rate + if(condition, extra, 0%))",
    "reference": "commission-engine, test file (public GitHub repository)"
  },
  {
    "id": "commission-with-plan-coefficient",
    "section": "commission",
    "title": {
      "ru": "Процент с коэффициентом выполнения плана",
      "en": "Commission with a plan coefficient"
    },
    "description": {
      "ru": "База × ставка × коэффициент, который даёт шкала по выполнению плана.",
      "en": "Base × rate × the coefficient a scale gives for attainment."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "coefficients",
        "title": {
          "ru": "коэффициенты",
          "en": "coefficients"
        },
        "kind": "scale",
        "help": {
          "ru": "Шкала коэффициентов: 0,5; 1; 1,5",
          "en": "A scale of coefficients: 0.5, 1, 1.5"
        }
      },
      {
        "name": "by",
        "title": {
          "ru": "по",
          "en": "by"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Что выбирает ступень, обычно выполнение(KPI)",
          "en": "What picks the tier, usually attainment(kpi)"
        }
      }
    ],
    "expression": "base * rate * rate(coefficients, by)",
    "reference": "iReports, order-payed.entity.spec.ts (github.com/artemMurygin/iReports @19af47d); ТЗ «Калькулятор мотивации сотрудников отдела логистики» (github.com/Jamanil/MotivationCalculator @b1c503e)"
  },
  {
    "id": "conditional-salary",
    "section": "salary",
    "title": {
      "ru": "Мягкий оклад по условию",
      "en": "Conditional salary"
    },
    "description": {
      "ru": "Часть оклада, которую начисляют целиком, если условие выполнено; иначе — меньшую сумму или 0.",
      "en": "A part of the salary that is paid in full when the condition is met; otherwise a smaller amount or 0."
    },
    "parameters": [
      {
        "name": "salary",
        "title": {
          "ru": "оклад",
          "en": "salary"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "condition",
        "title": {
          "ru": "условие",
          "en": "condition"
        },
        "kind": "flag",
        "help": {
          "ru": "Например: Продажи >= план(Продажи)",
          "en": "For example: Sales >= target(Sales)"
        }
      },
      {
        "name": "reduced",
        "title": {
          "ru": "иначе",
          "en": "otherwise"
        },
        "kind": "money",
        "default": "0",
        "min": "0",
        "help": {
          "ru": "Сумма, если условие не выполнено",
          "en": "Amount when the condition is not met"
        }
      }
    ],
    "expression": "if(condition, salary, reduced)"
  },
  {
    "id": "discipline-premium",
    "section": "bonus",
    "title": {
      "ru": "Премия за дисциплину",
      "en": "Discipline premium"
    },
    "description": {
      "ru": "Премия, из которой за каждый случай не заработана указанная сумма; не меньше 0. Так законно записывают «отрицательные KPI».",
      "en": "A pot of which a stated amount is not earned for each event; not below 0. This is how \"negative KPIs\" are written lawfully."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма без единого случая",
          "en": "Amount with no events"
        }
      },
      {
        "name": "events",
        "title": {
          "ru": "случаи",
          "en": "events"
        },
        "kind": "count",
        "unit": {
          "ru": "шт.",
          "en": "units"
        }
      },
      {
        "name": "amount",
        "title": {
          "ru": "за случай",
          "en": "per event"
        },
        "kind": "money",
        "min": "0"
      }
    ],
    "expression": "max(pot - events * amount, 0)",
    "reference": "Битрикс: «Механизм начисления премий», https://dev.1c-bitrix.ru/learning/course/index.php/start?COURSE_ID=53&LESSON_ID=3823"
  },
  {
    "id": "fixed-bonus",
    "section": "bonus",
    "title": {
      "ru": "Фиксированная премия по условию",
      "en": "Fixed bonus on a condition"
    },
    "description": {
      "ru": "Сумма, если условие выполнено, иначе 0: новый клиент, продукт месяца, план отдела.",
      "en": "An amount when the condition is met, else 0: a new client, a product of the month, the department's target."
    },
    "parameters": [
      {
        "name": "amount",
        "title": {
          "ru": "сумма",
          "en": "amount"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "condition",
        "title": {
          "ru": "условие",
          "en": "condition"
        },
        "kind": "flag",
        "help": {
          "ru": "Например: Продажи >= план(Продажи)",
          "en": "For example: Sales >= target(Sales)"
        }
      }
    ],
    "expression": "if(condition, amount, 0)"
  },
  {
    "id": "fixed-salary",
    "section": "salary",
    "title": {
      "ru": "Фиксированный оклад",
      "en": "Fixed salary"
    },
    "description": {
      "ru": "Одна и та же сумма каждый период, от отработанного времени не зависит.",
      "en": "The same amount every period, whatever the time worked."
    },
    "parameters": [
      {
        "name": "salary",
        "title": {
          "ru": "оклад",
          "en": "salary"
        },
        "kind": "money",
        "min": "0"
      }
    ],
    "expression": "salary",
    "reference": "«Зейд Плюс»: курс «Адаптация» отдела продаж («Калькулятор мотивации + система грейдов v7»)"
  },
  {
    "id": "guarantee-top-up",
    "section": "bonus",
    "title": {
      "ru": "Доплата до гарантии",
      "en": "Guarantee top-up"
    },
    "description": {
      "ru": "Если начислено меньше гарантии, доплачивается разница.",
      "en": "When less than the guarantee is earned, the difference is added."
    },
    "parameters": [
      {
        "name": "guarantee",
        "title": {
          "ru": "гарантия",
          "en": "guarantee"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "earned",
        "title": {
          "ru": "начислено",
          "en": "earned"
        },
        "kind": "money",
        "help": {
          "ru": "Строки, которые входят в гарантию: Процент + Премия",
          "en": "Lines the guarantee covers: Commission + Bonus"
        }
      }
    ],
    "expression": "max(guarantee - earned, 0)",
    "reference": "https://www.medsalesnetwork.global/tools/offer-comparison"
  },
  {
    "id": "kpi-premium",
    "section": "kpi",
    "title": {
      "ru": "Премия за KPI",
      "en": "Premium per KPI"
    },
    "description": {
      "ru": "Премия × вес KPI × индекс KPI. Индекс уже учитывает минимум, потолок и шкалу выплат KPI.",
      "en": "Pot × weight × score of the KPI. The score already includes its floor, cap and payout scale."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Вся премия за KPI; вес берёт из неё часть",
          "en": "The whole KPI pot; the weight takes its part"
        }
      },
      {
        "name": "kpi",
        "title": {
          "ru": "KPI",
          "en": "KPI"
        },
        "kind": "kpi"
      }
    ],
    "expression": "pot * weight(kpi) * score(kpi)",
    "reference": "«Зейд Плюс»: курс «Адаптация» отдела продаж («Калькулятор мотивации + система грейдов v7»)"
  },
  {
    "id": "kpi-premium-linear",
    "section": "kpi",
    "title": {
      "ru": "Линейная премия с потолком",
      "en": "Linear premium with a cap"
    },
    "description": {
      "ru": "Премия × % выполнения, но не больше потолка (обычно 100 %) и не меньше 0.",
      "en": "Pot × attainment, at most the cap (usually 100%) and not below 0."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      {
        "name": "kpi",
        "title": {
          "ru": "KPI",
          "en": "KPI"
        },
        "kind": "kpi"
      },
      {
        "name": "cap",
        "title": {
          "ru": "потолок",
          "en": "cap"
        },
        "kind": "ratio",
        "default": "100%",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%"
      }
    ],
    "expression": "pot * clamp(attainment(kpi), 0%, cap)",
    "reference": "Тест расчёта зарплаты кофейни (public GitHub repository)"
  },
  {
    "id": "manager-override",
    "section": "team",
    "title": {
      "ru": "Процент с продаж подчинённых",
      "en": "Manager override"
    },
    "description": {
      "ru": "Ставка × сумма по всем подчинённым, прямым и дальше вниз; свои продажи не входят.",
      "en": "Rate × the sum over everybody below, direct and further down; the own figure is not included."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "subordinates(base) * rate",
    "reference": "https://www.prowi.io/en/glossary/override-commission"
  },
  {
    "id": "max-of-salary-and-motivation",
    "section": "bonus",
    "title": {
      "ru": "Большее из оклада и мотивации",
      "en": "Greater of salary and motivation"
    },
    "description": {
      "ru": "Платится то, что больше: оклад или мотивация. Одна строка вместо двух.",
      "en": "Whichever is greater is paid: salary or motivation. One line instead of two."
    },
    "parameters": [
      {
        "name": "salary",
        "title": {
          "ru": "оклад",
          "en": "salary"
        },
        "kind": "money"
      },
      {
        "name": "motivation",
        "title": {
          "ru": "мотивация",
          "en": "motivation"
        },
        "kind": "money"
      }
    ],
    "expression": "max(salary, motivation)",
    "reference": "ТЗ «Калькулятор мотивации сотрудников отдела логистики» (github.com/Jamanil/MotivationCalculator @b1c503e)"
  },
  {
    "id": "override-above-threshold",
    "section": "team",
    "title": {
      "ru": "Процент с продаж подчинённых сверх порога",
      "en": "Override above a threshold"
    },
    "description": {
      "ru": "Ставка × то, что подчинённые продали сверх порога.",
      "en": "Rate × what the subordinates sold above the threshold."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "threshold",
        "title": {
          "ru": "порог",
          "en": "threshold"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "max(subordinates(base) - threshold, 0) * rate",
    "reference": "https://www.prowi.io/en/glossary/override-commission"
  },
  {
    "id": "override-by-scale",
    "section": "team",
    "title": {
      "ru": "Процент с продаж подчинённых по шкале",
      "en": "Override by a scale"
    },
    "description": {
      "ru": "Ставка зависит от того, сколько продали подчинённые вместе; метод — в шкале.",
      "en": "The rate depends on what the subordinates sold together; the method is the scale's own."
    },
    "parameters": [
      {
        "name": "scale",
        "title": {
          "ru": "шкала",
          "en": "scale"
        },
        "kind": "scale",
        "help": {
          "ru": "Название шкалы схемы; метод записан в самой шкале",
          "en": "Name of a scale of the plan; its method is written in the scale"
        }
      },
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      }
    ],
    "expression": "scale(scale, subordinates(base))",
    "reference": "github.com/amant8183/commission-calculation-system, backend/tests/test_bonuses.py"
  },
  {
    "id": "override-differential",
    "section": "team",
    "title": {
      "ru": "Разница ставок с подчинёнными",
      "en": "Differential override"
    },
    "description": {
      "ru": "Ставка руководителя с продаж подчинённых минус их собственный процент; не меньше 0.",
      "en": "The head's rate on the subordinates' sales less their own commissions; not below 0."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      },
      {
        "name": "commission",
        "title": {
          "ru": "начисление",
          "en": "commission"
        },
        "kind": "money",
        "help": {
          "ru": "Процент подчинённых",
          "en": "The subordinates' commission"
        }
      }
    ],
    "expression": "max(subordinates(base) * rate - subordinates(commission), 0)"
  },
  {
    "id": "override-of-commission",
    "section": "team",
    "title": {
      "ru": "Процент с процентов подчинённых",
      "en": "Override of commissions"
    },
    "description": {
      "ru": "Ставка × сумма процентов, начисленных подчинённым: руководитель получает долю их заработка, а не продаж.",
      "en": "Rate × the commissions of everybody below: the head gets a share of their pay, not of their sales."
    },
    "parameters": [
      {
        "name": "commission",
        "title": {
          "ru": "начисление",
          "en": "commission"
        },
        "kind": "money",
        "help": {
          "ru": "Вид начисления подчинённых, например Процент",
          "en": "The subordinates' component, such as Commission"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "subordinates(commission) * rate",
    "reference": "https://www.prowi.io/en/glossary/override-commission"
  },
  {
    "id": "pay-for-time",
    "section": "salary",
    "title": {
      "ru": "Ставка за смену, час или день",
      "en": "Pay per shift, hour or day"
    },
    "description": {
      "ru": "Ставка × отработанное время. Единица времени — из настройки схемы «Пропорция».",
      "en": "Rate × time worked. The unit of time is the plan's setting \"Proration\"."
    },
    "parameters": [
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "rate",
        "unit": {
          "ru": "за смену, час или день",
          "en": "per shift, hour or day"
        },
        "min": "0"
      }
    ],
    "expression": "rate * worked()",
    "reference": "«Как считаются деньги» (прокат); Тест расчёта зарплаты кофейни (public GitHub repository)"
  },
  {
    "id": "payout-curve",
    "section": "kpi",
    "title": {
      "ru": "Премия по кривой выплат",
      "en": "Payout curve"
    },
    "description": {
      "ru": "Премия × доля, которую кривая даёт за это выполнение: ступенями или по прямой между точками.",
      "en": "Pot × the share the curve gives for this attainment: in steps or along lines between points."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      {
        "name": "curve",
        "title": {
          "ru": "кривая",
          "en": "curve"
        },
        "kind": "scale",
        "help": {
          "ru": "Доли премии по выполнению: 90 % → 50 %",
          "en": "Shares of the pot by attainment: 90% → 50%"
        }
      },
      {
        "name": "by",
        "title": {
          "ru": "по",
          "en": "by"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Что выбирает ступень, обычно выполнение(KPI)",
          "en": "What picks the tier, usually attainment(kpi)"
        }
      }
    ],
    "expression": "pot * rate(curve, by)",
    "reference": "Growth OS клуба (public GitHub repository); Excel tiered SUMPRODUCT article"
  },
  {
    "id": "percent-of-team",
    "section": "team",
    "title": {
      "ru": "Процент со всего отдела",
      "en": "Percentage of the whole team"
    },
    "description": {
      "ru": "Ставка × сумма по команде вместе с самим сотрудником.",
      "en": "Rate × the team's sum, the payee's own figure included."
    },
    "parameters": [
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "team(base) * rate"
  },
  {
    "id": "quota-commission",
    "section": "commission",
    "title": {
      "ru": "Процент от квоты с повышающими коэффициентами",
      "en": "Quota commission with accelerators"
    },
    "description": {
      "ru": "Премия за 100 % квоты × пройденная доля квоты; всё сверх квоты — с коэффициентом шкалы. Базовая ставка = премия ÷ квота.",
      "en": "The pot for 100% of quota × the part of quota done; everything above quota at the scale's multiplier. Base rate = pot ÷ quota."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      {
        "name": "base",
        "title": {
          "ru": "база",
          "en": "base"
        },
        "kind": "money",
        "help": {
          "ru": "Продажи, которые закрывают квоту",
          "en": "Sales that retire the quota"
        }
      },
      {
        "name": "quota",
        "title": {
          "ru": "квота",
          "en": "quota"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "scale",
        "title": {
          "ru": "шкала",
          "en": "scale"
        },
        "kind": "scale",
        "help": {
          "ru": "Коэффициенты по доле квоты, обычно метод excessAtTop",
          "en": "Multipliers by the part of quota done, usually by the method excessAtTop"
        }
      }
    ],
    "expression": "pot * scale(scale, base / quota)",
    "reference": "calculateCommissionWithAccelerators, test file (public GitHub repository)"
  },
  {
    "id": "ramp-guarantee",
    "section": "bonus",
    "title": {
      "ru": "Гарантия на период адаптации",
      "en": "Ramp guarantee"
    },
    "description": {
      "ru": "Гарантия зависит от месяца работы и задана шкалой; доплачивается разница до неё.",
      "en": "The guarantee depends on the month of tenure and is given by a scale; the difference up to it is added."
    },
    "parameters": [
      {
        "name": "scale",
        "title": {
          "ru": "шкала",
          "en": "scale"
        },
        "kind": "scale",
        "help": {
          "ru": "Суммы по месяцам работы: 1 → 60 000, 2 → 50 000, 4 → 0",
          "en": "Amounts by month of tenure: 1 → 60,000, 2 → 50,000, 4 → 0"
        }
      },
      {
        "name": "earned",
        "title": {
          "ru": "начислено",
          "en": "earned"
        },
        "kind": "money"
      }
    ],
    "expression": "max(rate(scale, tenure()) - earned, 0)"
  },
  {
    "id": "rate-per-unit",
    "section": "commission",
    "title": {
      "ru": "Ставка за единицу",
      "en": "Rate per unit"
    },
    "description": {
      "ru": "Количество × сумма за штуку.",
      "en": "Quantity × an amount for each."
    },
    "parameters": [
      {
        "name": "quantity",
        "title": {
          "ru": "количество",
          "en": "quantity"
        },
        "kind": "count",
        "unit": {
          "ru": "шт.",
          "en": "units"
        },
        "help": {
          "ru": "Заказы, встречи, договоры",
          "en": "Orders, meetings, contracts"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "rate",
        "unit": {
          "ru": "за единицу",
          "en": "per unit"
        },
        "min": "0"
      }
    ],
    "expression": "quantity * rate",
    "reference": "iReports, order-payed.entity.spec.ts (github.com/artemMurygin/iReports @19af47d)"
  },
  {
    "id": "rate-per-unit-by-scale",
    "section": "commission",
    "title": {
      "ru": "Ставка за единицу по шкале",
      "en": "Rate per unit by a scale"
    },
    "description": {
      "ru": "Ставка за штуку × шкала множителей по количеству: первые штуки по 100 % ставки, следующие дороже.",
      "en": "A rate for each × a scale of multipliers by quantity: the first ones at 100% of the rate, later ones at more."
    },
    "parameters": [
      {
        "name": "quantity",
        "title": {
          "ru": "количество",
          "en": "quantity"
        },
        "kind": "count",
        "unit": {
          "ru": "шт.",
          "en": "units"
        },
        "help": {
          "ru": "Заказы, встречи, договоры",
          "en": "Orders, meetings, contracts"
        }
      },
      {
        "name": "rate",
        "title": {
          "ru": "ставка",
          "en": "rate"
        },
        "kind": "rate",
        "unit": {
          "ru": "за единицу",
          "en": "per unit"
        },
        "min": "0"
      },
      {
        "name": "scale",
        "title": {
          "ru": "шкала",
          "en": "scale"
        },
        "kind": "scale",
        "help": {
          "ru": "Множители ставки по количеству: 0 → 100 %, 10 → 140 %",
          "en": "Multipliers of the rate by quantity: 0 → 100%, 10 → 140%"
        }
      }
    ],
    "expression": "rate * scale(scale, quantity)"
  },
  {
    "id": "retention-bonus",
    "section": "bonus",
    "title": {
      "ru": "Премия за удержание клиентов",
      "en": "Retention bonus"
    },
    "description": {
      "ru": "Премия × доля оставшихся клиентов; ниже порога — 0.",
      "en": "Pot × the share of clients retained; nothing below the threshold."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма, если остались все",
          "en": "Amount when all are retained"
        }
      },
      {
        "name": "retained",
        "title": {
          "ru": "осталось",
          "en": "retained"
        },
        "kind": "count",
        "unit": {
          "ru": "шт.",
          "en": "units"
        }
      },
      {
        "name": "clients",
        "title": {
          "ru": "было",
          "en": "clients"
        },
        "kind": "count",
        "unit": {
          "ru": "шт.",
          "en": "units"
        }
      },
      {
        "name": "threshold",
        "title": {
          "ru": "порог",
          "en": "threshold"
        },
        "kind": "ratio",
        "default": "0%",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "if(retained / clients >= threshold, pot * (retained / clients), 0)"
  },
  {
    "id": "salary-by-rounded-daily-rate",
    "section": "salary",
    "title": {
      "ru": "Оклад по округлённой дневной ставке",
      "en": "Salary by a rounded daily rate"
    },
    "description": {
      "ru": "Сначала оклад делится на норму и округляется до копеек, потом умножается на отработанное. Итог отличается от пропорции без округления.",
      "en": "The salary is divided by the norm and rounded to two decimals first, then multiplied by the time worked. The result differs from plain proration."
    },
    "parameters": [
      {
        "name": "salary",
        "title": {
          "ru": "оклад",
          "en": "salary"
        },
        "kind": "money",
        "min": "0",
        "help": {
          "ru": "Сумма за полный период",
          "en": "Amount for a full period"
        }
      }
    ],
    "expression": "round(salary / norm(), 2) * worked()",
    "reference": "https://costcalculator.calculator.city/pro-rata-bonus-calculator"
  },
  {
    "id": "salary-by-time",
    "section": "salary",
    "title": {
      "ru": "Оклад за отработанное время",
      "en": "Salary for time worked"
    },
    "description": {
      "ru": "Оклад × отработано ÷ норма. Что считать — рабочие дни, календарные дни, часы или смены — сказано в схеме («Пропорция»).",
      "en": "Salary × worked ÷ norm. What is counted (working days, calendar days, hours or shifts) is set by the plan (\"Proration\")."
    },
    "parameters": [
      {
        "name": "salary",
        "title": {
          "ru": "оклад",
          "en": "salary"
        },
        "kind": "money",
        "min": "0",
        "help": {
          "ru": "Сумма за полный период",
          "en": "Amount for a full period"
        }
      }
    ],
    "expression": "prorate(salary)",
    "reference": "Тест расчёта зарплаты кофейни (public GitHub repository); ТЗ «Калькулятор мотивации сотрудников отдела логистики» (github.com/Jamanil/MotivationCalculator @b1c503e)"
  },
  {
    "id": "scorecard-bonus",
    "section": "kpi",
    "title": {
      "ru": "Премия по матрице KPI",
      "en": "Scorecard bonus"
    },
    "description": {
      "ru": "Премия × коэффициент результативности: сумма вес × индекс по всем KPI.",
      "en": "Pot × scorecard coefficient: the sum of weight × score over all KPIs."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      {
        "name": "group",
        "title": {
          "ru": "группа",
          "en": "group"
        },
        "kind": "group",
        "default": "\"\"",
        "help": {
          "ru": "Если матриц KPI в схеме несколько; иначе не заполняют",
          "en": "When the plan has several scorecards; otherwise leave out"
        }
      }
    ],
    "expression": "pot * coefficient(group)",
    "reference": "https://inter-hr.ru/news/articles/2020/01/24/646"
  },
  {
    "id": "scorecard-share-of-salary",
    "section": "kpi",
    "title": {
      "ru": "Премия в процентах от оклада",
      "en": "Scorecard bonus as a share of salary"
    },
    "description": {
      "ru": "Оклад × доля × коэффициент результативности.",
      "en": "Salary × share × scorecard coefficient."
    },
    "parameters": [
      {
        "name": "salary",
        "title": {
          "ru": "оклад",
          "en": "salary"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "part",
        "title": {
          "ru": "доля",
          "en": "share"
        },
        "kind": "ratio",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "help": {
          "ru": "Премия при коэффициенте 1, в процентах от оклада",
          "en": "Bonus at coefficient 1, as a percentage of salary"
        }
      },
      {
        "name": "group",
        "title": {
          "ru": "группа",
          "en": "group"
        },
        "kind": "group",
        "default": "\"\"",
        "help": {
          "ru": "Если матриц KPI в схеме несколько; иначе не заполняют",
          "en": "When the plan has several scorecards; otherwise leave out"
        }
      }
    ],
    "expression": "salary * part * coefficient(group)"
  },
  {
    "id": "soft-salary",
    "section": "salary",
    "title": {
      "ru": "Мягкий оклад по выполнению",
      "en": "Soft salary by attainment"
    },
    "description": {
      "ru": "Оклад × % выполнения, но не больше 100 % и не меньше минимума.",
      "en": "Salary × attainment, at most 100% and not below the floor."
    },
    "parameters": [
      {
        "name": "salary",
        "title": {
          "ru": "оклад",
          "en": "salary"
        },
        "kind": "money",
        "min": "0"
      },
      {
        "name": "kpi",
        "title": {
          "ru": "KPI",
          "en": "KPI"
        },
        "kind": "kpi"
      },
      {
        "name": "floor",
        "title": {
          "ru": "минимум",
          "en": "floor"
        },
        "kind": "ratio",
        "default": "0%",
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "min": "0%",
        "max": "100%"
      }
    ],
    "expression": "salary * clamp(attainment(kpi), floor, 100%)"
  },
  {
    "id": "team-attainment-bonus",
    "section": "team",
    "title": {
      "ru": "Премия за выполнение плана отделом",
      "en": "Bonus on team attainment"
    },
    "description": {
      "ru": "Премия каждого × доля, которую кривая даёт за выполнение плана всей командой.",
      "en": "Each one's pot × the share the curve gives for the whole team's attainment."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия",
          "en": "pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма каждому при 100 % отдела",
          "en": "Amount for each when the team is at 100%"
        }
      },
      {
        "name": "curve",
        "title": {
          "ru": "кривая",
          "en": "curve"
        },
        "kind": "scale"
      },
      {
        "name": "result",
        "title": {
          "ru": "факт",
          "en": "fact"
        },
        "kind": "number"
      },
      {
        "name": "goal",
        "title": {
          "ru": "план",
          "en": "target"
        },
        "kind": "number"
      }
    ],
    "expression": "pot * rate(curve, team(result) / team(goal))"
  },
  {
    "id": "team-bonus-by-pay",
    "section": "team",
    "title": {
      "ru": "Премия отдела по окладу",
      "en": "Team bonus by pay"
    },
    "description": {
      "ru": "Премия команды делится пропорционально окладу или начисленному за время.",
      "en": "The team's pot is shared in proportion to salary or to pay for the time worked."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия отдела",
          "en": "team pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма на всю команду",
          "en": "Amount for the whole team"
        }
      },
      {
        "name": "pay",
        "title": {
          "ru": "доля по",
          "en": "share by"
        },
        "kind": "money",
        "help": {
          "ru": "Оклад или пропорция(Оклад)",
          "en": "Salary or prorate(Salary)"
        }
      },
      {
        "name": "condition",
        "title": {
          "ru": "условие",
          "en": "condition"
        },
        "kind": "flag",
        "default": "1 = 1",
        "help": {
          "ru": "Когда премия отдела вообще есть; не заполнено — всегда",
          "en": "When there is a team bonus at all; left out: always"
        }
      }
    ],
    "expression": "if(condition, share(pot, pay), 0)"
  },
  {
    "id": "team-bonus-by-volume",
    "section": "team",
    "title": {
      "ru": "Премия отдела по объёму",
      "en": "Team bonus by volume"
    },
    "description": {
      "ru": "Премия команды делится по объёму между теми, кто подходит под условие «кому» (обычно выполнил личный план).",
      "en": "The team's pot is shared by volume among those eligible, usually those who met their own target."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия отдела",
          "en": "team pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма на всю команду",
          "en": "Amount for the whole team"
        }
      },
      {
        "name": "volume",
        "title": {
          "ru": "объём",
          "en": "volume"
        },
        "kind": "number"
      },
      {
        "name": "condition",
        "title": {
          "ru": "условие",
          "en": "condition"
        },
        "kind": "flag",
        "default": "1 = 1",
        "help": {
          "ru": "Когда премия отдела вообще есть; не заполнено — всегда",
          "en": "When there is a team bonus at all; left out: always"
        }
      },
      {
        "name": "eligible",
        "title": {
          "ru": "кому",
          "en": "eligible"
        },
        "kind": "flag",
        "default": "1 = 1",
        "help": {
          "ru": "Кто участвует, например: Продажи >= план(Продажи); не заполнено — все",
          "en": "Who takes part, such as Sales >= target(Sales); left out: everybody"
        }
      }
    ],
    "expression": "if(condition, share(pot, if(eligible, volume, 0)), 0)",
    "reference": "https://kampus.ai (задача «ООО Ромашка»)"
  },
  {
    "id": "team-bonus-equal",
    "section": "team",
    "title": {
      "ru": "Премия отдела поровну",
      "en": "Team bonus in equal shares"
    },
    "description": {
      "ru": "Премия команды делится поровну между участниками, до копейки: части всегда складываются в целое.",
      "en": "The team's pot is shared equally among those eligible, to the kopeck: the parts always add up to the whole."
    },
    "parameters": [
      {
        "name": "pot",
        "title": {
          "ru": "премия отдела",
          "en": "team pot"
        },
        "kind": "money",
        "help": {
          "ru": "Сумма на всю команду",
          "en": "Amount for the whole team"
        }
      },
      {
        "name": "condition",
        "title": {
          "ru": "условие",
          "en": "condition"
        },
        "kind": "flag",
        "default": "1 = 1",
        "help": {
          "ru": "Когда премия отдела вообще есть; не заполнено — всегда",
          "en": "When there is a team bonus at all; left out: always"
        }
      },
      {
        "name": "eligible",
        "title": {
          "ru": "кому",
          "en": "eligible"
        },
        "kind": "flag",
        "default": "1 = 1",
        "help": {
          "ru": "Кто участвует, например: Продажи >= план(Продажи); не заполнено — все",
          "en": "Who takes part, such as Sales >= target(Sales); left out: everybody"
        }
      }
    ],
    "expression": "if(condition, share(pot, if(eligible, 1, 0)), 0)"
  },
  {
    "id": "tier-amount",
    "section": "bonus",
    "title": {
      "ru": "Сумма по ступени",
      "en": "Amount by tier"
    },
    "description": {
      "ru": "Фиксированная сумма за достигнутую ступень: одна высшая (amount) или все пройденные (amountCumulative).",
      "en": "A fixed sum for the tier reached: the highest only (amount) or all reached (amountCumulative)."
    },
    "parameters": [
      {
        "name": "scale",
        "title": {
          "ru": "шкала",
          "en": "scale"
        },
        "kind": "scale",
        "help": {
          "ru": "Шкала сумм, метод amount или amountCumulative",
          "en": "A scale of amounts, method amount or amountCumulative"
        }
      },
      {
        "name": "by",
        "title": {
          "ru": "по",
          "en": "by"
        },
        "kind": "number"
      }
    ],
    "expression": "scale(scale, by)",
    "reference": "openfisca/openfisca-core, test_single_amount_tax_scale.py"
  },
  {
    "id": "top-up-to-motivation",
    "section": "bonus",
    "title": {
      "ru": "Доплата от оклада до мотивации",
      "en": "Top-up from salary to motivation"
    },
    "description": {
      "ru": "То же, что большее из двух, но оклад стоит своей строкой, а здесь только доплата до мотивации.",
      "en": "The same as the greater of the two, but salary stands on its own line and this is only the top-up to motivation."
    },
    "parameters": [
      {
        "name": "motivation",
        "title": {
          "ru": "мотивация",
          "en": "motivation"
        },
        "kind": "money"
      },
      {
        "name": "salary",
        "title": {
          "ru": "начислено",
          "en": "accrued"
        },
        "kind": "money",
        "help": {
          "ru": "Строка оклада, например Оклад",
          "en": "The salary line, such as Salary"
        }
      }
    ],
    "expression": "max(motivation - salary, 0)",
    "reference": "ТЗ «Калькулятор мотивации сотрудников отдела логистики» (github.com/Jamanil/MotivationCalculator @b1c503e)"
  },
];
