#!/usr/bin/env node
import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { UsageFault } from './fault.ts';
import { processIo } from './process-io.ts';

/** Exit codes: done, could not, wrong usage. */
const EXIT = { done: 0, couldNot: 1, usage: 2 } as const;

const program = new Command('scribe')
  .description('The incident scribe for Slack')
  .option('--verbose', 'show where an error came from')
  .exitOverride()
  .configureOutput({ outputError: () => undefined });

program
  .command('start')
  .description('run bot and worker until told to stop')
  .option('--only <part>', 'only one of them: bot or worker')
  .action(async (options: { only?: string }) => {
    const { startCommand } = await import('./start.ts');
    await startCommand(options, process.env);
  });

program
  .command('doctor')
  .description('check configuration, Slack, MongoDB, Redis and clock')
  .action(async () => {
    const { doctorCommand } = await import('./doctor.ts');
    await doctorCommand(processIo, process.env);
  });

program
  .command('indexes')
  .description('create and check the database indexes')
  .action(async () => {
    const { indexesCommand } = await import('./indexes.ts');
    await indexesCommand(processIo, process.env);
  });

program
  .command('facts')
  .description('the facts of a recorded incident, as JSON; needs no services')
  .requiredOption('--file <path>', 'an incident file')
  .action(async (options: { file: string }) => {
    const { factsCommand } = await import('./facts.ts');
    await factsCommand(options, processIo);
  });

program
  .command('draft')
  .description('draft the postmortem of a recorded incident; needs no services')
  .requiredOption('--file <path>', 'an incident file')
  .option(
    '--template <name>',
    'how it is laid out: a name, or the path of your own; without it as SCRIBE_CONFIG says, or standard',
  )
  .option('--format <name>', 'md, html, pdf, json, slack or csv (the timeline)', 'md')
  .option('--out <path>', 'where to write it; standard output without')
  .action(async (options: { file: string; template?: string; format: string; out?: string }) => {
    const { draftCommand } = await import('./draft.ts');
    await draftCommand(options, processIo, process.env);
  });

program
  .command('check')
  .description('blameless findings in a text, as JSON lines; needs no services')
  .requiredOption('--file <path>', 'a Markdown or text file')
  .action(async (options: { file: string }) => {
    const { checkCommand } = await import('./check.ts');
    await checkCommand(options, processIo);
  });

program
  .command('import')
  .argument('<file>', 'an incident file, a CSV timeline, or the folder of one channel of a Slack export')
  .description('take a recorded incident into the store')
  .option('--team <id>', 'the workspace; asked of Slack where SLACK_BOT_TOKEN is set')
  .option('--title <text>', 'the title of what has none')
  .action(async (file: string, options: { team?: string; title?: string }) => {
    const { importCommand } = await import('./import.ts');
    await importCommand({ file, ...options }, processIo, process.env);
  });

program
  .command('export')
  .argument('<key>', 'the incident, such as INC-2026-0012')
  .description('write the record of an incident as a file')
  .option('--format <name>', 'json, csv, md, html or pdf', 'json')
  .option('--template <name>', 'draft it anew in this layout; without it the postmortem as it stands')
  .option('--team <id>', 'the workspace; asked of Slack where SLACK_BOT_TOKEN is set')
  .option('--out <path>', 'where to write it; standard output without')
  .action(
    async (key: string, options: { format: string; template?: string; team?: string; out?: string }) => {
      const { exportCommand } = await import('./export.ts');
      await exportCommand({ key, ...options }, processIo, process.env);
    },
  );

try {
  await program.parseAsync();
} catch (error) {
  // Not only the exit code: what a half-made boot opened must not keep the process alive.
  process.exit(report(error));
}

/** What is wrong on standard error, one sentence on a line, and the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    // Called with nothing or an unknown topic, the help is on standard error already.
    if (error.code !== 'commander.help') say(error.message.replace(/^error: /, '').replaceAll('\n', ' '));
    return EXIT.usage;
  }
  say(error instanceof Error ? error.message : String(error));
  if (error instanceof Error && program.opts<{ verbose?: boolean }>().verbose)
    process.stderr.write(`${inspect(error)}\n`);
  return error instanceof UsageFault ? EXIT.usage : EXIT.couldNot;
}

function say(sentence: string): void {
  for (const line of sentence.split('\n')) process.stderr.write(`scribe: ${line}\n`);
}
