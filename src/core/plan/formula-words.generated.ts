// Written by scripts/formulas.mjs from formulas/*.json: edit those.
import type { FormulaWords } from './catalogue.js';

export const FORMULA_WORDS: Readonly<Record<string, FormulaWords>> = {
  "advance-earned-over-months": {
    "section": "commission",
    "description": {
      "ru": "Комиссия зарабатывается равными частями за срок, а платится раньше: столько месяцев, сколько сказано, — сразу (не сказано — весь срок), остальные — когда пройдут. При расторжении остаётся заработанное за полные месяцы, разница снимается; всего уплачено ровно столько, сколько заработано. Строка считается в каждом периоде с начала («За каждую строку», без колонки даты), поэтому комиссия в ней — готовая сумма.",
      "en": "Commission is earned in equal parts over the term and paid sooner: so many months at once as is said (not said: the whole term), the others as they pass. On cancellation what was earned in whole months stays and the rest is taken back; in all exactly what was earned is paid. A row is counted in each period since its start (\"For each row of\", without a date column), so its commission is a ready amount."
    },
    "parameters": {
      "amount": {
        "help": {
          "ru": "Вся комиссия строки: колонка",
          "en": "The row's whole commission: a column"
        }
      },
      "sold": {
        "help": {
          "ru": "Колонка даты, с которой считаются месяцы",
          "en": "The date column months are counted from"
        }
      },
      "term": {
        "help": {
          "ru": "За сколько месяцев она зарабатывается",
          "en": "Over how many months it is earned"
        }
      },
      "advance": {
        "help": {
          "ru": "Сколько месяцев платится сразу; не заполнено — весь срок",
          "en": "How many months are paid at once; left out: the whole term"
        }
      },
      "cancelled": {
        "help": {
          "ru": "Колонка даты расторжения; пустая ячейка — действует",
          "en": "The date column of cancellation; an empty cell: in force"
        }
      }
    }
  },
  "amount-in-currency": {
    "section": "salary",
    "description": {
      "ru": "Сумма × курс валюты на последний день периода, до наименьшей единицы валюты схемы.",
      "en": "Amount × the rate of its currency on the last day of the period, to the smallest unit of the plan's currency."
    },
    "parameters": {
      "amount": {
        "help": {
          "ru": "Сумма в названной валюте",
          "en": "Amount in the currency named"
        }
      },
      "currency": {
        "help": {
          "ru": "Код валюты в кавычках: \"USD\"",
          "en": "Code of the currency in quotes: \"USD\""
        }
      }
    }
  },
  "amount-per-unit-above-norm": {
    "section": "commission",
    "description": {
      "ru": "(Количество − норма) × ставка, но не меньше 0.",
      "en": "(Quantity − norm) × rate, not below 0."
    },
    "parameters": {
      "quantity": {
        "unit": {
          "ru": "шт.",
          "en": "units"
        },
        "help": {
          "ru": "Заказы, встречи, договоры",
          "en": "Orders, meetings, contracts"
        }
      },
      "norm": {
        "unit": {
          "ru": "шт.",
          "en": "units"
        }
      },
      "rate": {
        "unit": {
          "ru": "за единицу",
          "en": "per unit"
        }
      }
    }
  },
  "award-on-condition": {
    "section": "award",
    "description": {
      "ru": "Не деньги: грамота, звание, благодарность. Появляется в расчёте, если условие выполнено.",
      "en": "Not money: a certificate, a title, a thank-you. Stands in the statement when the condition is met."
    },
    "parameters": {
      "condition": {
        "help": {
          "ru": "Например: Продажи >= план(Продажи)",
          "en": "For example: Sales >= target(Sales)"
        }
      }
    }
  },
  "bonus-slices": {
    "section": "kpi",
    "description": {
      "ru": "Выполнение делится шкалой на части, каждая со своим множителем; сумма умножается на премию.",
      "en": "The scale cuts attainment into slices, each with its multiplier; their sum is multiplied by the pot."
    },
    "reference": "Compensation engine notes: Marginal Stepped Accelerator (public GitHub repository)",
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      "scale": {
        "help": {
          "ru": "Название шкалы схемы; метод записан в самой шкале",
          "en": "Name of a scale of the plan; its method is written in the scale"
        }
      },
      "by": {
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Что выбирает ступень, обычно выполнение(KPI)",
          "en": "What picks the tier, usually attainment(kpi)"
        }
      }
    }
  },
  "capped-sum": {
    "section": "bonus",
    "description": {
      "ru": "Складывает до трёх частей и ограничивает сумму потолком.",
      "en": "Adds up to three parts and limits the sum by a cap."
    },
    "parameters": {}
  },
  "clawback-by-months-kept": {
    "section": "commission",
    "description": {
      "ru": "Комиссия уплачена вперёд за весь срок; при расторжении снимается часть за месяцы, которых не было: за год, расторгнутый после пяти месяцев, — 7/12. Никогда не больше уплаченного, а после всего срока — ничего. Считается по строкам («За каждую строку»), дата начисления — дата расторжения.",
      "en": "Commission was paid up front for the whole term; when it is cancelled, the part for the months that will not be comes back: 7/12 of a year cancelled after five months. Never more than was paid, and nothing after the whole term. Computed row by row (\"For each row of\"), by the date of cancellation."
    },
    "parameters": {
      "paid": {
        "help": {
          "ru": "Сколько заплачено за строку: колонка или выражение",
          "en": "What the row paid: a column or an expression"
        }
      },
      "kept": {
        "help": {
          "ru": "Полных месяцев до расторжения: месяцев(Продан; Расторгнут)",
          "en": "Whole months until cancellation: months(Sold, Cancelled)"
        }
      },
      "term": {
        "help": {
          "ru": "За сколько месяцев заплачено вперёд",
          "en": "How many months were paid for up front"
        }
      }
    }
  },
  "coefficient-on-parts": {
    "section": "coefficient",
    "description": {
      "ru": "Что прибавит коэффициент к уже начисленному: база × (коэффициент − 1). Так ставят районный коэффициент или множитель на несколько строк.",
      "en": "What a multiplier adds to what is earned: base × (coefficient − 1). Use it for a regional coefficient or a multiplier over several lines."
    },
    "reference": "https://www.klerk.ru/blogs/pebguru/666033/",
    "parameters": {
      "base": {
        "help": {
          "ru": "Строки, на которые действует коэффициент: Оклад + Премия",
          "en": "Lines the multiplier applies to: Salary + Bonus"
        }
      },
      "coefficient": {
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "1,15 или 115 %",
          "en": "1.15 or 115%"
        }
      }
    }
  },
  "commission": {
    "section": "commission",
    "description": {
      "ru": "База × ставка: одна ставка на любую сумму.",
      "en": "Base × rate: one rate whatever the amount."
    },
    "reference": "commission-engine, test file (public GitHub repository)",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "commission-above-threshold": {
    "section": "commission",
    "description": {
      "ru": "Платится только то, что больше порога: (база − порог) × ставка, но не меньше 0.",
      "en": "Only what exceeds the threshold is paid: (base − threshold) × rate, not below 0."
    },
    "reference": "NetSuite Commission Calculation Options; idempiere/idempiere, doc/test_commission.xls",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "commission-by-matrix": {
    "section": "commission",
    "description": {
      "ru": "Ставка из двумерной шкалы: например, выполнение плана × средняя скидка. База умножается на неё целиком.",
      "en": "A rate from a two-dimensional scale, such as attainment × average discount. The whole base is multiplied by it."
    },
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      }
    }
  },
  "commission-by-rule": {
    "section": "commission",
    "description": {
      "ru": "Ставку каждой оплаты даёт таблица правил: заполненные ячейки правила равны колонкам оплаты с теми же названиями, из подходящих берётся самое точное — левая колонка таблицы весомее. Таблица из одной «С даты» и значения (ставка НДС по датам) действует для всех строк. Начисление считается по строкам таблицы («За каждую строку»).",
      "en": "A table of rules gives each payment's rate: a rule's filled cells equal the payment's columns of the same names, and the most particular one wins, the leftmost column weighing most. A table of nothing but \"From date\" and a value (dated rates of VAT) holds for every row. The component is computed row by row (\"For each row of\")."
    },
    "parameters": {
      "payment": {
        "help": {
          "ru": "Колонка строки: сколько оплачено",
          "en": "A column of the row: how much was paid"
        }
      },
      "rules": {
        "help": {
          "ru": "Название таблицы правил",
          "en": "Name of the table of rules"
        }
      },
      "column": {
        "help": {
          "ru": "Колонка ставки в таблице правил",
          "en": "The column of rates in the table of rules"
        }
      },
      "part": {
        "help": {
          "ru": "Какая доля оплаты засчитывается; не заполнено — вся",
          "en": "Which part of the payment counts; left out: all of it"
        }
      }
    }
  },
  "commission-by-scale": {
    "section": "commission",
    "description": {
      "ru": "Ставку выбирает одна величина («по»), а платится с другой (база). Как складываются ступени, решает метод шкалы.",
      "en": "One quantity (\"by\") picks the rate and another (the base) is paid. How tiers add up is the scale's method."
    },
    "reference": "«Зейд Плюс»: курс «Адаптация» отдела продаж («Калькулятор мотивации + система грейдов v7»)",
    "parameters": {
      "scale": {
        "help": {
          "ru": "Название шкалы схемы; метод записан в самой шкале",
          "en": "Name of a scale of the plan; its method is written in the scale"
        }
      },
      "by": {
        "help": {
          "ru": "Что выбирает ступень: выполнение, маржинальность, объём",
          "en": "What picks the tier: attainment, margin, volume"
        }
      },
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      }
    }
  },
  "commission-by-volume": {
    "section": "commission",
    "description": {
      "ru": "Шкала построена по самой базе: чем больше объём, тем выше ставка. Метод — в шкале: по частям, на всё, с крышкой.",
      "en": "The scale is by the base itself: the larger the volume, the higher the rate. The method is the scale's own: by slices, on everything, capped."
    },
    "reference": "https://huggingface.co/salestool/TieredCommissionCalculator; Commission calculator article (public GitHub repository)",
    "parameters": {
      "scale": {
        "help": {
          "ru": "Название шкалы схемы; метод записан в самой шкале",
          "en": "Name of a scale of the plan; its method is written in the scale"
        }
      },
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      }
    }
  },
  "commission-each-deal": {
    "section": "commission",
    "description": {
      "ru": "Шкала применяется к сумме одной сделки и для следующей начинается заново; как складываются ступени, решает метод шкалы. Начисление считается по строкам таблицы («За каждую строку»).",
      "en": "The scale is applied to the amount of one deal and starts anew with the next; how tiers add up is the scale's method. The component is computed row by row (\"For each row of\")."
    },
    "parameters": {
      "scale": {
        "help": {
          "ru": "Название шкалы схемы",
          "en": "Name of a scale of the plan"
        }
      },
      "amount": {
        "help": {
          "ru": "Колонка строки: сумма сделки, оплата, маржа или выражение",
          "en": "A column of the row: the deal's amount, payment, margin or an expression"
        }
      }
    }
  },
  "commission-from-minimum": {
    "section": "commission",
    "description": {
      "ru": "Пока база меньше минимума, процента нет; с минимума платится со всей базы.",
      "en": "No commission while the base is below the minimum; from the minimum on, the whole base is paid."
    },
    "reference": "commission-engine, test file (public GitHub repository)",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "commission-lower-for-low-margin": {
    "section": "commission",
    "description": {
      "ru": "Если маржинальность ниже порога, ставка умножается на долю (обычно 50 %).",
      "en": "Below a margin threshold the rate is multiplied by a factor, usually 50%."
    },
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "margin": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "threshold": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "factor": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "commission-on-margin": {
    "section": "commission",
    "description": {
      "ru": "(Выручка − себестоимость) × ставка. Отрицательная маржа даёт 0, а не минус.",
      "en": "(Revenue − cost) × rate. A negative margin gives 0, not a minus."
    },
    "reference": "iReports, order-payed.entity.spec.ts (github.com/artemMurygin/iReports @19af47d)",
    "parameters": {
      "cost": {
        "help": {
          "ru": "Всё, что вычитается: закупка, доставка, скидки",
          "en": "All that is subtracted: purchase, delivery, discounts"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "commission-per-deal-cumulative": {
    "section": "commission",
    "description": {
      "ru": "Сделка оплачивается тем, что она прибавила к сумме до неё: часть до порога — по прежней ставке, часть за ним — по новой. Порядок — по дате. Начисление считается по строкам таблицы («За каждую строку»).",
      "en": "A deal is paid what it added to the sum before it: the part below an edge at the old rate, the part above at the new one. The order is by date. The component is computed row by row (\"For each row of\")."
    },
    "parameters": {
      "scale": {
        "help": {
          "ru": "Название шкалы схемы",
          "en": "Name of a scale of the plan"
        }
      },
      "amount": {
        "help": {
          "ru": "Колонка строки: сумма сделки, оплата, маржа или выражение",
          "en": "A column of the row: the deal's amount, payment, margin or an expression"
        }
      },
      "window": {
        "help": {
          "ru": "период, квартал, год или всё время; не заполнено — период",
          "en": "period, quarter, year or all; left out: the period"
        }
      }
    }
  },
  "commission-per-transaction": {
    "section": "commission",
    "description": {
      "ru": "Сделка целиком оплачивается по ставке ступени, до которой дошёл итог вместе с ней; прежние сделки своей ставки не меняют. Начисление считается по строкам таблицы («За каждую строку»).",
      "en": "The whole deal is paid at the rate of the tier the running total reaches with it; earlier deals keep their rates. The component is computed row by row (\"For each row of\")."
    },
    "parameters": {
      "scale": {
        "help": {
          "ru": "Название шкалы схемы",
          "en": "Name of a scale of the plan"
        }
      },
      "amount": {
        "help": {
          "ru": "Колонка строки: сумма сделки, оплата, маржа или выражение",
          "en": "A column of the row: the deal's amount, payment, margin or an expression"
        }
      },
      "window": {
        "help": {
          "ru": "период, квартал, год или всё время; не заполнено — период",
          "en": "period, quarter, year or all; left out: the period"
        }
      }
    }
  },
  "commission-share": {
    "section": "commission",
    "description": {
      "ru": "Процент с базы, из которого сотруднику достаётся его доля.",
      "en": "A commission on the base, of which the payee gets a share."
    },
    "reference": "Commission calculator article (public GitHub repository)",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "part": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "commission-with-cap": {
    "section": "commission",
    "description": {
      "ru": "База × ставка, но не больше потолка.",
      "en": "Base × rate, but at most the cap."
    },
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "commission-with-coefficients": {
    "section": "coefficient",
    "description": {
      "ru": "База × ставка × до трёх коэффициентов. Лишние коэффициенты не заполняют: они равны 100 %.",
      "en": "Base × rate × up to three coefficients. Unused ones are left out: they are 100%."
    },
    "reference": "«Быстрая проверка калькулятора», калькулятор премий ОПС; commission-engine, test file (public GitHub repository)",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "first": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "second": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "third": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "commission-with-extra-rate": {
    "section": "commission",
    "description": {
      "ru": "Ставка растёт на надбавку, если условие выполнено: база × (ставка + надбавка).",
      "en": "The rate grows by an extra when the condition is met: base × (rate + extra)."
    },
    "reference": "commission-engine, test file (public GitHub repository)",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "extra": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "condition": {
        "help": {
          "ru": "Например: Продажи >= план(Продажи)",
          "en": "For example: Sales >= target(Sales)"
        }
      }
    }
  },
  "commission-with-plan-coefficient": {
    "section": "commission",
    "description": {
      "ru": "База × ставка × коэффициент, который даёт шкала по выполнению плана.",
      "en": "Base × rate × the coefficient a scale gives for attainment."
    },
    "reference": "iReports, order-payed.entity.spec.ts (github.com/artemMurygin/iReports @19af47d); ТЗ «Калькулятор мотивации сотрудников отдела логистики» (github.com/Jamanil/MotivationCalculator @b1c503e)",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "coefficients": {
        "help": {
          "ru": "Шкала коэффициентов: 0,5; 1; 1,5",
          "en": "A scale of coefficients: 0.5, 1, 1.5"
        }
      },
      "by": {
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Что выбирает ступень, обычно выполнение(KPI)",
          "en": "What picks the tier, usually attainment(kpi)"
        }
      }
    }
  },
  "commission-with-returns": {
    "section": "commission",
    "description": {
      "ru": "Процент с каждой сделки, не меньше минимума. Строка возврата называет сделку («Возврат к») и отнимает ту долю её комиссии, какая доля суммы возвращена, — столько, сколько сделка принесла, и не больше. Начисление считается по строкам таблицы («За каждую строку»).",
      "en": "A percent of each deal, not less than a minimum. A row of a return names its deal (\"Return of\") and takes back the part of its commission that was returned of its amount: at what the deal paid, and never more. The component is computed row by row (\"For each row of\")."
    },
    "parameters": {
      "amount": {
        "help": {
          "ru": "Колонка строки: сумма сделки, оплата, маржа или выражение",
          "en": "A column of the row: the deal's amount, payment, margin or an expression"
        }
      },
      "rate": {
        "help": {
          "ru": "Доля суммы: число, колонка или правило",
          "en": "Part of the amount: a number, a column or a rule"
        }
      },
      "minimum": {
        "help": {
          "ru": "Наименьшая комиссия со сделки; не заполнено — нет",
          "en": "The least commission of a deal; left out: none"
        }
      }
    }
  },
  "conditional-salary": {
    "section": "salary",
    "description": {
      "ru": "Часть оклада, которую начисляют целиком, если условие выполнено; иначе — меньшую сумму или 0.",
      "en": "A part of the salary that is paid in full when the condition is met; otherwise a smaller amount or 0."
    },
    "parameters": {
      "condition": {
        "help": {
          "ru": "Например: Продажи >= план(Продажи)",
          "en": "For example: Sales >= target(Sales)"
        }
      },
      "reduced": {
        "help": {
          "ru": "Сумма, если условие не выполнено",
          "en": "Amount when the condition is not met"
        }
      }
    }
  },
  "contest-prize": {
    "section": "team",
    "description": {
      "ru": "Место по показателю среди своей команды, схемы или всех, и приз этого места по шкале. Правило при равенстве записано всегда; можно задать условие участия, наименьшее число участников и предел всех призов.",
      "en": "The place by a measure among the team, the plan or everybody, and the prize of that place by a scale. The rule for ties is always stated; a condition of taking part, a least field and a budget of all prizes may be given."
    },
    "parameters": {
      "prizes": {
        "help": {
          "ru": "Шкала методом amount: пороги — места 1, 2, 3…, значения — суммы; после последнего места приза нет",
          "en": "A scale of method amount: its points are places 1, 2, 3…, its values amounts; after the last place there is no prize"
        }
      },
      "result": {
        "help": {
          "ru": "По чему сравнивают: показатель или выражение",
          "en": "What is compared: a measure or an expression"
        }
      },
      "ties": {
        "help": {
          "ru": "делится — призы занятых мест складываются и делятся поровну; каждому — всем приз лучшего из них; раньше — выше тот, кто раньше",
          "en": "split: the prizes of the tied places are added and shared; all: each has the prize of the best of them; earliest: who was first stands higher"
        }
      },
      "among": {
        "help": {
          "ru": "команда, схема или все; не заполнено — своя команда",
          "en": "team, plan or all; left out: the own team"
        }
      },
      "eligible": {
        "help": {
          "ru": "Кто участвует, например: Продажи >= план(Продажи); не заполнено — все",
          "en": "Who takes part, such as Sales >= target(Sales); left out: everybody"
        }
      },
      "least": {
        "help": {
          "ru": "При меньшем числе участников призов нет",
          "en": "With fewer participants there are no prizes"
        }
      },
      "budget": {
        "help": {
          "ru": "Больше этой суммы на все призы не уходит: они уменьшаются в одной доле",
          "en": "All prizes together never pass this sum: they are reduced in proportion"
        }
      },
      "sooner": {
        "help": {
          "ru": "Показатель или выражение, у кого меньше — тот раньше; нужно при равенстве «раньше»",
          "en": "A measure or expression whose smaller value is first; needed when ties are earliest"
        }
      },
      "direction": {
        "help": {
          "ru": "больше или меньше; не заполнено — по направлению показателя",
          "en": "up or down; left out: by the measure's own direction"
        }
      }
    }
  },
  "contest-team-prize": {
    "section": "team",
    "description": {
      "ru": "Команды сравниваются по сумме результата своих участников; приз команды делится между ними поровну или по вкладу.",
      "en": "Teams are compared by the sum of their members' result; a team's prize is shared among the members equally or by what each brought."
    },
    "parameters": {
      "prizes": {
        "help": {
          "ru": "Шкала методом amount: пороги — места 1, 2, 3…, значения — суммы; после последнего места приза нет",
          "en": "A scale of method amount: its points are places 1, 2, 3…, its values amounts; after the last place there is no prize"
        }
      },
      "result": {
        "help": {
          "ru": "По чему сравнивают: показатель или выражение",
          "en": "What is compared: a measure or an expression"
        }
      },
      "ties": {
        "help": {
          "ru": "делится — призы занятых мест складываются и делятся поровну; каждому — всем приз лучшего из них; раньше — выше тот, кто раньше",
          "en": "split: the prizes of the tied places are added and shared; all: each has the prize of the best of them; earliest: who was first stands higher"
        }
      },
      "eligible": {
        "help": {
          "ru": "Кто участвует, например: Продажи >= план(Продажи); не заполнено — все",
          "en": "Who takes part, such as Sales >= target(Sales); left out: everybody"
        }
      },
      "least": {
        "help": {
          "ru": "При меньшем числе команд призов нет",
          "en": "With fewer teams there are no prizes"
        }
      },
      "budget": {
        "help": {
          "ru": "Больше этой суммы на все призы не уходит: они уменьшаются в одной доле",
          "en": "All prizes together never pass this sum: they are reduced in proportion"
        }
      },
      "sharing": {
        "help": {
          "ru": "поровну или по результату; не заполнено — поровну",
          "en": "equally or byResult; left out: equally"
        }
      },
      "direction": {
        "help": {
          "ru": "больше или меньше; не заполнено — по направлению показателя",
          "en": "up or down; left out: by the measure's own direction"
        }
      }
    }
  },
  "cumulative-at-reached-tier": {
    "section": "commission",
    "description": {
      "ru": "Платится только этот период, по ставке ступени, которой итог достиг с начала квартала или года; прошлые месяцы остаются при своих ставках.",
      "en": "Only this period is paid, at the rate of the tier the quarter or year to date has reached; earlier months keep their rates."
    },
    "parameters": {
      "by": {
        "help": {
          "ru": "Что выбирает ступень нарастающим итогом: Нарастающим(Оплаты; \"квартал\")",
          "en": "What picks the tier, to date: toDate(Payments, \"quarter\")"
        }
      },
      "base": {
        "help": {
          "ru": "Что умножается на ставку за один период: оплаты, выручка, маржа",
          "en": "What the rate is applied to, of one period: payments, revenue, margin"
        }
      }
    }
  },
  "cumulative-with-deductions": {
    "section": "commission",
    "description": {
      "ru": "По всему, что накоплено с начала квартала или года, считается процент по шкале, и из него вычитается, что эта строка уже принесла раньше. Достигнутая ступень доплачивает и за прошлые месяцы; если итог упал, строка отрицательна. Вычитается закрытое, а незакрытое пересчитывается.",
      "en": "Commission by the scale on everything since the start of the quarter or year, less what this line already came to. A tier reached later pays earlier months up; a total that fell makes the line negative. What is closed is deducted as closed, the rest is calculated again."
    },
    "parameters": {
      "by": {
        "help": {
          "ru": "Что выбирает ступень нарастающим итогом: Нарастающим(Оплаты; \"квартал\")",
          "en": "What picks the tier, to date: toDate(Payments, \"quarter\")"
        }
      },
      "base": {
        "help": {
          "ru": "Что умножается на ставку за один период: оплаты, выручка, маржа",
          "en": "What the rate is applied to, of one period: payments, revenue, margin"
        }
      },
      "span": {
        "help": {
          "ru": "С начала чего считать: квартал, полугодие или год",
          "en": "Since the start of what: quarter, half year or year"
        }
      }
    }
  },
  "discipline-premium": {
    "section": "bonus",
    "description": {
      "ru": "Премия, из которой за каждый случай не заработана указанная сумма; не меньше 0. Так законно записывают «отрицательные KPI».",
      "en": "A pot of which a stated amount is not earned for each event; not below 0. This is how \"negative KPIs\" are written lawfully."
    },
    "reference": "Битрикс: «Механизм начисления премий», https://dev.1c-bitrix.ru/learning/course/index.php/start?COURSE_ID=53&LESSON_ID=3823",
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма без единого случая",
          "en": "Amount with no events"
        }
      },
      "events": {
        "unit": {
          "ru": "шт.",
          "en": "units"
        }
      }
    }
  },
  "fixed-bonus": {
    "section": "bonus",
    "description": {
      "ru": "Сумма, если условие выполнено, иначе 0: новый клиент, продукт месяца, план отдела.",
      "en": "An amount when the condition is met, else 0: a new client, a product of the month, the department's target."
    },
    "parameters": {
      "condition": {
        "help": {
          "ru": "Например: Продажи >= план(Продажи)",
          "en": "For example: Sales >= target(Sales)"
        }
      }
    }
  },
  "fixed-salary": {
    "section": "salary",
    "description": {
      "ru": "Одна и та же сумма каждый период, от отработанного времени не зависит.",
      "en": "The same amount every period, whatever the time worked."
    },
    "parameters": {}
  },
  "guarantee-top-up": {
    "section": "bonus",
    "description": {
      "ru": "Если начислено меньше гарантии, доплачивается разница.",
      "en": "When less than the guarantee is earned, the difference is added."
    },
    "reference": "https://www.medsalesnetwork.global/tools/offer-comparison",
    "parameters": {
      "earned": {
        "help": {
          "ru": "Строки, которые входят в гарантию: Процент + Премия",
          "en": "Lines the guarantee covers: Commission + Bonus"
        }
      }
    }
  },
  "kpi-premium": {
    "section": "kpi",
    "description": {
      "ru": "Премия × вес KPI × индекс KPI. Индекс уже учитывает минимум, потолок и шкалу выплат KPI.",
      "en": "Pot × weight × score of the KPI. The score already includes its floor, cap and payout scale."
    },
    "reference": "«Зейд Плюс»: курс «Адаптация» отдела продаж («Калькулятор мотивации + система грейдов v7»)",
    "parameters": {
      "pot": {
        "help": {
          "ru": "Вся премия за KPI; вес берёт из неё часть",
          "en": "The whole KPI pot; the weight takes its part"
        }
      }
    }
  },
  "kpi-premium-linear": {
    "section": "kpi",
    "description": {
      "ru": "Премия × % выполнения, но не больше потолка (обычно 100 %) и не меньше 0.",
      "en": "Pot × attainment, at most the cap (usually 100%) and not below 0."
    },
    "reference": "Тест расчёта зарплаты кофейни (public GitHub repository)",
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      "cap": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "manager-override": {
    "section": "team",
    "description": {
      "ru": "Ставка × сумма по всем подчинённым, прямым и дальше вниз; свои продажи не входят.",
      "en": "Rate × the sum over everybody below, direct and further down; the own figure is not included."
    },
    "reference": "https://www.prowi.io/en/glossary/override-commission",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "max-of-salary-and-motivation": {
    "section": "bonus",
    "description": {
      "ru": "Платится то, что больше: оклад или мотивация. Одна строка вместо двух.",
      "en": "Whichever is greater is paid: salary or motivation. One line instead of two."
    },
    "reference": "ТЗ «Калькулятор мотивации сотрудников отдела логистики» (github.com/Jamanil/MotivationCalculator @b1c503e)",
    "parameters": {}
  },
  "override-above-threshold": {
    "section": "team",
    "description": {
      "ru": "Ставка × то, что подчинённые продали сверх порога.",
      "en": "Rate × what the subordinates sold above the threshold."
    },
    "reference": "https://www.prowi.io/en/glossary/override-commission",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "override-by-level": {
    "section": "team",
    "description": {
      "ru": "Одна ставка с прямых подчинённых, другая со всех, кто ниже них.",
      "en": "One rate on direct reports, another on everybody below them."
    },
    "reference": "https://www.prowi.io/en/glossary/override-commission",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "direct": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "further": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "override-by-scale": {
    "section": "team",
    "description": {
      "ru": "Ставка зависит от того, сколько продали подчинённые вместе; метод — в шкале.",
      "en": "The rate depends on what the subordinates sold together; the method is the scale's own."
    },
    "reference": "github.com/amant8183/commission-calculation-system, backend/tests/test_bonuses.py",
    "parameters": {
      "scale": {
        "help": {
          "ru": "Название шкалы схемы; метод записан в самой шкале",
          "en": "Name of a scale of the plan; its method is written in the scale"
        }
      },
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      }
    }
  },
  "override-differential": {
    "section": "team",
    "description": {
      "ru": "Ставка руководителя с продаж подчинённых минус их собственный процент; не меньше 0.",
      "en": "The head's rate on the subordinates' sales less their own commissions; not below 0."
    },
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      },
      "commission": {
        "help": {
          "ru": "Процент подчинённых",
          "en": "The subordinates' commission"
        }
      }
    }
  },
  "override-direct": {
    "section": "team",
    "description": {
      "ru": "Ставка × сумма только прямых подчинённых: кто ниже них, считается у своего руководителя.",
      "en": "Rate × the sum of direct reports only: whoever stands below them counts for their own head."
    },
    "reference": "https://www.prowi.io/en/glossary/override-commission",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "override-of-commission": {
    "section": "team",
    "description": {
      "ru": "Ставка × сумма процентов, начисленных подчинённым: руководитель получает долю их заработка, а не продаж.",
      "en": "Rate × the commissions of everybody below: the head gets a share of their pay, not of their sales."
    },
    "reference": "https://www.prowi.io/en/glossary/override-commission",
    "parameters": {
      "commission": {
        "help": {
          "ru": "Вид начисления подчинённых, например Процент",
          "en": "The subordinates' component, such as Commission"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "override-rate-difference": {
    "section": "team",
    "description": {
      "ru": "Продажи каждого подчинённого × (своя ставка − его ставка), по всем уровням вниз; не меньше 0. Ставка — параметр, у каждого свой.",
      "en": "Each subordinate's sales × (the own rate − theirs), over all levels below; not below 0. The rate is a parameter, individual to each."
    },
    "reference": "https://www.prowi.io/en/glossary/override-commission",
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Параметр с личной ставкой каждого",
          "en": "The parameter that holds everybody's own rate"
        }
      }
    }
  },
  "pay-for-time": {
    "section": "salary",
    "description": {
      "ru": "Ставка × отработанное время. Единица времени — из настройки схемы «Пропорция».",
      "en": "Rate × time worked. The unit of time is the plan's setting \"Proration\"."
    },
    "parameters": {
      "rate": {
        "unit": {
          "ru": "за смену, час или день",
          "en": "per shift, hour or day"
        }
      }
    }
  },
  "payout-curve": {
    "section": "kpi",
    "description": {
      "ru": "Премия × доля, которую кривая даёт за это выполнение: ступенями или по прямой между точками.",
      "en": "Pot × the share the curve gives for this attainment: in steps or along lines between points."
    },
    "reference": "Growth OS клуба (public GitHub repository); Excel tiered SUMPRODUCT article",
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      "curve": {
        "help": {
          "ru": "Доли премии по выполнению: 90 % → 50 %",
          "en": "Shares of the pot by attainment: 90% → 50%"
        }
      },
      "by": {
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Что выбирает ступень, обычно выполнение(KPI)",
          "en": "What picks the tier, usually attainment(kpi)"
        }
      }
    }
  },
  "percent-of-team": {
    "section": "team",
    "description": {
      "ru": "Ставка × сумма по команде вместе с самим сотрудником.",
      "en": "Rate × the team's sum, the payee's own figure included."
    },
    "parameters": {
      "base": {
        "help": {
          "ru": "Что умножается на ставку: выручка, оплаты, маржа или выражение",
          "en": "What the rate is applied to: revenue, payments, margin or an expression"
        }
      },
      "rate": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "pool-by-weight": {
    "section": "team",
    "description": {
      "ru": "Фонд делится по весу в команде, схеме или между всеми. Резерв не делится; что сверх предела на человека, уходит остальным по весу, пока есть кому; части, резерв и нераспределённый остаток складываются в фонд до копейки.",
      "en": "A fund is shared by weight in the team, the plan or among everybody. The reserve is kept; what passes a person's cap goes to the others by weight while anybody can take it; parts, reserve and what is left add up to the fund to the kopeck."
    },
    "parameters": {
      "fund": {
        "help": {
          "ru": "Одна сумма на всех, кто её делит",
          "en": "One sum for all who share it"
        }
      },
      "weight": {
        "help": {
          "ru": "По чему делится: баллы, объём, отработанное время или выражение",
          "en": "What it is shared by: points, volume, time worked or an expression"
        }
      },
      "cap": {
        "help": {
          "ru": "Больше этого никто не получает; не заполнено — без предела",
          "en": "Nobody gets more than this; left out: no cap"
        }
      },
      "reserve": {
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Доля фонда, которая не делится",
          "en": "The part of the fund that is not shared"
        }
      },
      "among": {
        "help": {
          "ru": "команда, схема или все; не заполнено — своя команда",
          "en": "team, plan or all; left out: the own team"
        }
      }
    }
  },
  "quota-commission": {
    "section": "commission",
    "description": {
      "ru": "Премия за 100 % квоты × пройденная доля квоты; всё сверх квоты — с коэффициентом шкалы. Базовая ставка = премия ÷ квота.",
      "en": "The pot for 100% of quota × the part of quota done; everything above quota at the scale's multiplier. Base rate = pot ÷ quota."
    },
    "reference": "calculateCommissionWithAccelerators, test file (public GitHub repository)",
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      "base": {
        "help": {
          "ru": "Продажи, которые закрывают квоту",
          "en": "Sales that retire the quota"
        }
      },
      "scale": {
        "help": {
          "ru": "Коэффициенты по доле квоты, обычно метод excessAtTop",
          "en": "Multipliers by the part of quota done, usually by the method excessAtTop"
        }
      }
    }
  },
  "ramp-guarantee": {
    "section": "bonus",
    "description": {
      "ru": "Гарантия зависит от месяца работы и задана шкалой; доплачивается разница до неё.",
      "en": "The guarantee depends on the month of tenure and is given by a scale; the difference up to it is added."
    },
    "parameters": {
      "scale": {
        "help": {
          "ru": "Суммы по месяцам работы: 1 → 60 000, 2 → 50 000, 4 → 0",
          "en": "Amounts by month of tenure: 1 → 60,000, 2 → 50,000, 4 → 0"
        }
      }
    }
  },
  "rate-per-unit": {
    "section": "commission",
    "description": {
      "ru": "Количество × сумма за штуку.",
      "en": "Quantity × an amount for each."
    },
    "reference": "iReports, order-payed.entity.spec.ts (github.com/artemMurygin/iReports @19af47d)",
    "parameters": {
      "quantity": {
        "unit": {
          "ru": "шт.",
          "en": "units"
        },
        "help": {
          "ru": "Заказы, встречи, договоры",
          "en": "Orders, meetings, contracts"
        }
      },
      "rate": {
        "unit": {
          "ru": "за единицу",
          "en": "per unit"
        }
      }
    }
  },
  "rate-per-unit-by-scale": {
    "section": "commission",
    "description": {
      "ru": "Ставка за штуку × шкала множителей по количеству: первые штуки по 100 % ставки, следующие дороже.",
      "en": "A rate for each × a scale of multipliers by quantity: the first ones at 100% of the rate, later ones at more."
    },
    "parameters": {
      "quantity": {
        "unit": {
          "ru": "шт.",
          "en": "units"
        },
        "help": {
          "ru": "Заказы, встречи, договоры",
          "en": "Orders, meetings, contracts"
        }
      },
      "rate": {
        "unit": {
          "ru": "за единицу",
          "en": "per unit"
        }
      },
      "scale": {
        "help": {
          "ru": "Множители ставки по количеству: 0 → 100 %, 10 → 140 %",
          "en": "Multipliers of the rate by quantity: 0 → 100%, 10 → 140%"
        }
      }
    }
  },
  "retention-bonus": {
    "section": "bonus",
    "description": {
      "ru": "Премия × доля оставшихся клиентов; ниже порога — 0.",
      "en": "Pot × the share of clients retained; nothing below the threshold."
    },
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма, если остались все",
          "en": "Amount when all are retained"
        }
      },
      "retained": {
        "unit": {
          "ru": "шт.",
          "en": "units"
        }
      },
      "clients": {
        "unit": {
          "ru": "шт.",
          "en": "units"
        }
      },
      "threshold": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "salary-by-rounded-daily-rate": {
    "section": "salary",
    "description": {
      "ru": "Сначала оклад делится на норму и округляется до копеек, потом умножается на отработанное. Итог отличается от пропорции без округления.",
      "en": "The salary is divided by the norm and rounded to two decimals first, then multiplied by the time worked. The result differs from plain proration."
    },
    "parameters": {
      "salary": {
        "help": {
          "ru": "Сумма за полный период",
          "en": "Amount for a full period"
        }
      }
    }
  },
  "salary-by-time": {
    "section": "salary",
    "description": {
      "ru": "Оклад × отработано ÷ норма. Что считать — рабочие дни, календарные дни, часы или смены — сказано в схеме («Пропорция»).",
      "en": "Salary × worked ÷ norm. What is counted (working days, calendar days, hours or shifts) is set by the plan (\"Proration\")."
    },
    "parameters": {
      "salary": {
        "help": {
          "ru": "Сумма за полный период",
          "en": "Amount for a full period"
        }
      }
    }
  },
  "scorecard-bonus": {
    "section": "kpi",
    "description": {
      "ru": "Премия × коэффициент результативности: сумма вес × индекс по всем KPI.",
      "en": "Pot × scorecard coefficient: the sum of weight × score over all KPIs."
    },
    "reference": "https://inter-hr.ru/news/articles/2020/01/24/646",
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма при 100 %",
          "en": "Amount at 100%"
        }
      },
      "group": {
        "help": {
          "ru": "Если матриц KPI в схеме несколько; иначе не заполняют",
          "en": "When the plan has several scorecards; otherwise leave out"
        }
      }
    }
  },
  "scorecard-share-of-salary": {
    "section": "kpi",
    "description": {
      "ru": "Оклад × доля × коэффициент результативности.",
      "en": "Salary × share × scorecard coefficient."
    },
    "parameters": {
      "part": {
        "unit": {
          "ru": "%",
          "en": "%"
        },
        "help": {
          "ru": "Премия при коэффициенте 1, в процентах от оклада",
          "en": "Bonus at coefficient 1, as a percentage of salary"
        }
      },
      "group": {
        "help": {
          "ru": "Если матриц KPI в схеме несколько; иначе не заполняют",
          "en": "When the plan has several scorecards; otherwise leave out"
        }
      }
    }
  },
  "soft-salary": {
    "section": "salary",
    "description": {
      "ru": "Оклад × % выполнения, но не больше 100 % и не меньше минимума.",
      "en": "Salary × attainment, at most 100% and not below the floor."
    },
    "parameters": {
      "floor": {
        "unit": {
          "ru": "%",
          "en": "%"
        }
      }
    }
  },
  "team-attainment-bonus": {
    "section": "team",
    "description": {
      "ru": "Премия каждого × доля, которую кривая даёт за выполнение плана всей командой.",
      "en": "Each one's pot × the share the curve gives for the whole team's attainment."
    },
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма каждому при 100 % отдела",
          "en": "Amount for each when the team is at 100%"
        }
      }
    }
  },
  "team-bonus-by-pay": {
    "section": "team",
    "description": {
      "ru": "Премия команды делится пропорционально окладу или начисленному за время.",
      "en": "The team's pot is shared in proportion to salary or to pay for the time worked."
    },
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма на всю команду",
          "en": "Amount for the whole team"
        }
      },
      "pay": {
        "help": {
          "ru": "Оклад или пропорция(Оклад)",
          "en": "Salary or prorate(Salary)"
        }
      },
      "condition": {
        "help": {
          "ru": "Когда премия отдела вообще есть; не заполнено — всегда",
          "en": "When there is a team bonus at all; left out: always"
        }
      }
    }
  },
  "team-bonus-by-volume": {
    "section": "team",
    "description": {
      "ru": "Премия команды делится по объёму между теми, кто подходит под условие «кому» (обычно выполнил личный план).",
      "en": "The team's pot is shared by volume among those eligible, usually those who met their own target."
    },
    "reference": "https://kampus.ai (задача «ООО Ромашка»)",
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма на всю команду",
          "en": "Amount for the whole team"
        }
      },
      "condition": {
        "help": {
          "ru": "Когда премия отдела вообще есть; не заполнено — всегда",
          "en": "When there is a team bonus at all; left out: always"
        }
      },
      "eligible": {
        "help": {
          "ru": "Кто участвует, например: Продажи >= план(Продажи); не заполнено — все",
          "en": "Who takes part, such as Sales >= target(Sales); left out: everybody"
        }
      }
    }
  },
  "team-bonus-equal": {
    "section": "team",
    "description": {
      "ru": "Премия команды делится поровну между участниками, до копейки: части всегда складываются в целое.",
      "en": "The team's pot is shared equally among those eligible, to the kopeck: the parts always add up to the whole."
    },
    "parameters": {
      "pot": {
        "help": {
          "ru": "Сумма на всю команду",
          "en": "Amount for the whole team"
        }
      },
      "condition": {
        "help": {
          "ru": "Когда премия отдела вообще есть; не заполнено — всегда",
          "en": "When there is a team bonus at all; left out: always"
        }
      },
      "eligible": {
        "help": {
          "ru": "Кто участвует, например: Продажи >= план(Продажи); не заполнено — все",
          "en": "Who takes part, such as Sales >= target(Sales); left out: everybody"
        }
      }
    }
  },
  "tier-amount": {
    "section": "bonus",
    "description": {
      "ru": "Фиксированная сумма за достигнутую ступень: одна высшая (метод «сумма за ступень») или все пройденные («сумма всех ступеней»).",
      "en": "A fixed sum for the tier reached: the highest only (amount) or all reached (amountCumulative)."
    },
    "reference": "openfisca/openfisca-core, test_single_amount_tax_scale.py",
    "parameters": {
      "scale": {
        "help": {
          "ru": "Шкала сумм: метод «сумма за ступень» или «сумма всех ступеней»",
          "en": "A scale of amounts, method amount or amountCumulative"
        }
      }
    }
  },
  "top-places-bonus": {
    "section": "team",
    "description": {
      "ru": "Одинаковая сумма каждому, кто занял место не ниже указанного; равные занимают одно место, поэтому получивших может быть больше.",
      "en": "The same amount to everybody whose place is not below the one given; equals share a place, so more people may get it."
    },
    "parameters": {
      "result": {
        "help": {
          "ru": "По чему сравнивают: показатель или выражение",
          "en": "What is compared: a measure or an expression"
        }
      },
      "places": {
        "help": {
          "ru": "Сколько первых мест получают сумму",
          "en": "How many first places get the amount"
        }
      },
      "among": {
        "help": {
          "ru": "команда, схема или все; не заполнено — своя команда",
          "en": "team, plan or all; left out: the own team"
        }
      },
      "eligible": {
        "help": {
          "ru": "Кто участвует, например: Продажи >= план(Продажи); не заполнено — все",
          "en": "Who takes part, such as Sales >= target(Sales); left out: everybody"
        }
      },
      "direction": {
        "help": {
          "ru": "больше или меньше; не заполнено — по направлению показателя",
          "en": "up or down; left out: by the measure's own direction"
        }
      }
    }
  },
  "top-up-to-motivation": {
    "section": "bonus",
    "description": {
      "ru": "То же, что большее из двух, но оклад стоит своей строкой, а здесь только доплата до мотивации.",
      "en": "The same as the greater of the two, but salary stands on its own line and this is only the top-up to motivation."
    },
    "reference": "ТЗ «Калькулятор мотивации сотрудников отдела логистики» (github.com/Jamanil/MotivationCalculator @b1c503e)",
    "parameters": {
      "salary": {
        "help": {
          "ru": "Строка оклада, например Оклад",
          "en": "The salary line, such as Salary"
        }
      }
    }
  },
};
