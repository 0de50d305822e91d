#!/usr/bin/env node
/** The command line: `premia calc|explain|check|smart|whatif|reconcile|close|diff|ledger|schema|demo`. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CommanderError } from 'commander';
import type { Lang } from '../core/issue/issue.js';
import { issueText } from '../core/language/issue-text.js';
import { type Io, processIo } from './io.js';
import { langOf, localeLang } from './lang.js';
import { EXIT, UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

/**
 * Runs a command line.
 * @param argv what stands after the program's name
 * @param io streams and surroundings
 * @returns the exit code: 0 fine, 1 issues, 2 wrong call
 * @example await main(['calc', 'examples/zeid-plus', '--period', '2026-10', '--json'], io) // 0
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let lang = localeLang(io);
  try {
    lang = langOf(argv, io);
    return await runProgram(argv, io, lang);
  } catch (error) {
    const usage = error instanceof UsageError;
    io.err(`${usage ? error.message : ours(error, lang)}\n`);
    return usage ? EXIT.usage : EXIT.issues;
  }
}

/** A mistake of the program itself, in one sentence and what to do. */
const ours = (error: unknown, lang: Lang): string => {
  const text = error instanceof Error ? error.message : String(error);
  const { message, hint } = issueText({ code: 'internal', severity: 'error', params: { text } }, lang);
  return `${message} ${hint}`;
};

/** Help reads the same in a narrow terminal, a wide one and a file. */
const HELP_WIDTH = 100;

async function runProgram(argv: readonly string[], io: Io, lang: Lang): Promise<number> {
  const { programOf } = await import('./program.js');
  let code: number = EXIT.fine;
  const program = programOf(io, lang, (done) => {
    code = done;
  });
  const written: string[] = [];
  const output = {
    writeOut: (text: string) => void written.push(text),
    writeErr: () => {},
    getOutHelpWidth: () => HELP_WIDTH,
    getErrHelpWidth: () => HELP_WIDTH,
  };
  for (const command of [program, ...program.commands]) command.configureOutput(output);
  if (argv.length === 0) {
    io.err(program.helpInformation());
    return EXIT.usage;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    code = answer(error, lang);
  }
  if (written.length > 0) await io.out(written.join(''));
  return code;
}

const MISTAKES: Readonly<
  Record<string, 'unknownOption' | 'unknownCommand' | 'missingArgument' | 'optionMissingArgument' | 'excessArguments'>
> = {
  'commander.unknownOption': 'unknownOption',
  'commander.unknownCommand': 'unknownCommand',
  'commander.missingArgument': 'missingArgument',
  'commander.optionMissingArgument': 'optionMissingArgument',
  'commander.excessArguments': 'excessArguments',
};

/** Help and version end a call well; any other word of commander is a mistake, said in our words. */
function answer(error: unknown, lang: Lang): number {
  const { code, exitCode, message } = error as CommanderError;
  if (typeof code !== 'string' || !code.startsWith('commander.')) throw error;
  if (exitCode === 0) return EXIT.fine;
  const w = cliWords(lang);
  const text = w[MISTAKES[code] ?? 'badCall'];
  const name =
    /'([^']*)'/
      .exec(message)?.[1]
      ?.split(' ')
      .find((word) => word.startsWith('--')) ??
    /'([^']*)'/.exec(message)?.[1] ??
    '';
  const near = /Did you mean (?:one of )?([^?]+)\?/.exec(message)?.[1];
  const hint = near === undefined ? w.seeHelp : `${w.didYouMean} ${near}?`;
  throw new UsageError(`${fill(text, { name })} ${hint}`);
}

/** True when this file is what node was started with, through a link of node_modules/.bin too. */
function isStarted(): boolean {
  try {
    return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
}

if (isStarted()) process.exitCode = await main(process.argv.slice(2), processIo());
