/** The commands and their options, in the language of the call. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Lang } from '../core/issue/issue.js';
import type { CommonOptions, Context } from './context.js';
import type { Io } from './io.js';
import { progressOf } from './progress.js';
import { cliWords } from './words.js';

/** A command's work, loaded when it is called. */
type Action = (context: Context, options: Record<string, unknown>, input: string) => Promise<number>;

const ACTIONS: Readonly<Record<string, Action>> = {
  calc: async (context, options, input) => (await import('./calc.js')).calc(input, options as CommonOptions, context),
  explain: async (context, options, input) =>
    (await import('./explain.js')).explain(input, options as CommonOptions, context),
  check: async (context, options, input) =>
    (await import('./check.js')).check(input, options as CommonOptions, context),
  smart: async (context, options, input) =>
    (await import('./smart.js')).smart(input, options as CommonOptions, context),
  whatif: async (context, options, input) =>
    (await import('./whatif.js')).whatif(input, options as CommonOptions, context),
  reconcile: async (context, options, input) =>
    (await import('./reconcile.js')).reconcile(input, options as CommonOptions, context),
  close: async (context, options, input) =>
    (await import('./close.js')).close(input, options as CommonOptions, context),
  diff: async (context, options, input) => (await import('./ledger.js')).diff(input, options as CommonOptions, context),
  ledger: async (context, options, input) =>
    (await import('./ledger.js')).ledger(input, options as CommonOptions, context),
  schema: async (context, options) => (await import('./schema.js')).schema(options as CommonOptions, context),
  demo: async (context) => (await import('./demo.js')).demo(context),
};

type OptionName =
  | 'period'
  | 'payee'
  | 'full'
  | 'json'
  | 'csv'
  | 'out'
  | 'today'
  | 'set'
  | 'fact'
  | 'progress'
  | 'deals'
  | 'payments'
  | 'accruals'
  | 'column'
  | 'days'
  | 'pay'
  | 'most'
  | 'by'
  | 'on'
  | 'until';

const FLAGS: Readonly<Record<OptionName, string>> = {
  period: '-p, --period <period>',
  payee: '--payee <name>',
  full: '--full',
  json: '--json',
  csv: '--csv',
  out: '-o, --out <file>',
  today: '--today <day>',
  set: '--set <parameter=value>',
  fact: '--fact <payee/measure=value>',
  by: '--by <name>',
  on: '--on <day>',
  until: '--until <day>',
  progress: '--progress',
  deals: '--deals <table>',
  payments: '--payments <table>',
  accruals: '--accruals <table>',
  column: '--column <source.field=header>',
  days: '--days <n>',
  pay: '--pay <n>',
  most: '--most <n>',
};

const COMMANDS = {
  calc: ['period', 'payee', 'json', 'csv', 'out', 'progress'],
  explain: ['period', 'payee', 'full', 'json', 'out', 'progress'],
  check: ['period', 'json', 'out', 'progress'],
  smart: ['period', 'today', 'json', 'out', 'progress'],
  whatif: ['set', 'fact', 'period', 'json', 'out', 'progress'],
  reconcile: ['period', 'deals', 'payments', 'accruals', 'column', 'days', 'pay', 'most', 'json', 'out', 'progress'],
  close: ['period', 'payee', 'until', 'by', 'on', 'json', 'out', 'progress'],
  diff: ['period', 'payee', 'json', 'out', 'progress'],
  ledger: ['csv', 'json', 'out'],
  schema: ['out'],
  demo: [],
} as const satisfies Record<string, readonly OptionName[]>;

type CommandName = keyof typeof COMMANDS;
const READS_NOTHING: readonly CommandName[] = ['schema', 'demo'];

const EXAMPLES: Readonly<Record<Lang, string>> = {
  ru: `  premia calc отдел/ --period 2026-10
  premia explain отдел.xlsx --period 2026-10 --payee "Иванов Иван"
  premia whatif отдел/ --period 2026-10 --set "Оклад=45000" --fact "Иванов Иван/Оплаты=1300000"`,
  en: `  premia calc department/ --period 2026-10
  premia explain department.xlsx --period 2026-10 --payee "Anna Smith"
  premia whatif department/ --period 2026-10 --set "Salary=45000" --fact "Anna Smith/Sales=1300000"`,
};

/** The command line. `done` is told the exit code of the command that ran. */
export function programOf(io: Io, lang: Lang, done: (code: number) => void): Command {
  const w = cliWords(lang);
  const program = new Command('premia').description(w.about);
  dress(program, lang);
  program.version(versionOf(), '-V, --version', w.version).option('--lang <lang>', w.lang).helpCommand(false);
  program.addHelpText('after', `\n${w.examples}\n${EXAMPLES[lang]}`);
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    const command = program.command(name).description(w[name]);
    dress(command, lang);
    if (!READS_NOTHING.includes(name)) command.argument('<input>', w.input);
    for (const option of COMMANDS[name]) addOption(command, option, lang);
    command.option('--lang <lang>', w.lang).action(async (...args: unknown[]) => {
      const [input, options] = READS_NOTHING.includes(name) ? ['', args[0]] : [args[0], args[1]];
      const given = options as Record<string, unknown>;
      const context: Context = { io, lang, progress: progressOf(io, lang, given.progress === true) };
      done(await (ACTIONS[name] as Action)(context, given, input as string));
    });
  }
  return program;
}

function addOption(command: Command, name: OptionName, lang: Lang): void {
  const about = cliWords(lang)[name];
  const several = name === 'set' || name === 'fact' || name === 'column';
  if (several) command.option(FLAGS[name], about, (value: string, before: string[] = []) => [...before, value]);
  else command.option(FLAGS[name], about);
}

/** Nothing of commander's own speaks to the user: help has our titles, and mistakes are thrown. */
function dress(command: Command, lang: Lang): void {
  const w = cliWords(lang);
  const titles: Readonly<Record<string, string>> = {
    'Usage:': w.usage,
    'Options:': w.options,
    'Commands:': w.commands,
    'Arguments:': w.arguments,
  };
  command
    .exitOverride()
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .helpOption('-h, --help', w.help)
    .allowExcessArguments(false)
    .showSuggestionAfterError(true);
}

const versionOf = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
};
