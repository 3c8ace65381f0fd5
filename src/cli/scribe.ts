#!/usr/bin/env node
import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { UsageFault } from './cli-fault.ts';
import type { DraftCall } from './draft.ts';
import type { EffectsCall } from './effects.ts';
import { withExamples, withHint } from './examples.ts';
import type { ImportCall } from './import.ts';
import type { MetricsCall } from './metrics.ts';
import { processIo } from './process-io.ts';
import { teamOption } from './team-option.ts';

/** Exit codes: done, could not, wrong usage. */
const EXIT = { done: 0, couldNot: 1, usage: 2 } as const;

const program = withHint(new Command('scribe'), 'scribe --help shows all')
  .description(
    'The incident scribe for Slack: keeps the record, drafts the postmortem, follows the action items.',
  )
  .option('--verbose', 'show where an error came from')
  .version(VERSION, '--version', 'show which Scribe this is')
  .helpOption('-h, --help', 'show this')
  .helpCommand(false)
  .configureOutput({ outputError: () => undefined })
  .addHelpText(
    'after',
    `
One of them, with examples: scribe draft --help

For example:
  scribe doctor
  scribe start
  scribe draft --file incident.json --format pdf --out postmortem.pdf

Exit codes: 0 done, 1 could not, 2 wrong usage.`,
  );

withExamples(program.command('start'), 'start --only worker', 'start')
  .description('run bot and worker until told to stop')
  .option('--only <part>', 'only one of them: bot or worker')
  .action(async (options: { only?: string }) => {
    const { startCommand } = await import('./start.ts');
    await startCommand(options, process.env);
  });

withExamples(program.command('doctor'), 'doctor')
  .description('check configuration, Slack, MongoDB, Redis and clock')
  .action(async () => {
    const { doctorCommand } = await import('./doctor.ts');
    await doctorCommand(processIo, process.env);
  });

withExamples(program.command('indexes'), 'indexes')
  .description('create and check the database indexes')
  .action(async () => {
    const { indexesCommand } = await import('./indexes.ts');
    await indexesCommand(processIo, process.env);
  });

withExamples(program.command('facts'), 'facts --file incident.json')
  .usage('--file <path> [options]')
  .description('print the facts of a recorded incident as JSON; needs no services')
  .requiredOption('--file <path>', 'an incident file')
  .option('--confirm-suggestions', 'take what the words of the entries suggest as confirmed')
  .action(async (options: { file: string; confirmSuggestions?: boolean }) => {
    const { factsCommand } = await import('./facts.ts');
    await factsCommand(options, processIo, process.env);
  });

withExamples(
  program.command('draft'),
  'draft --file incident.json',
  'draft --file incident.json --template narrative --format html --out postmortem.html',
  'draft --file incident.json --template templates/short.md --format pdf --out postmortem.pdf',
)
  .usage('--file <path> [options]')
  .description('draft the postmortem of a recorded incident; needs no services')
  .requiredOption('--file <path>', 'an incident file')
  .option(
    '--template <name>',
    'the layout: a name, or the path of your own (default: as SCRIBE_CONFIG says, or standard)',
  )
  .option('--format <name>', 'md, html, pdf, json, slack or csv (the timeline)', 'md')
  .option('--out <path>', 'where to write it (default: standard output)')
  .option(
    '--confirm-suggestions',
    'take what the words of the entries suggest as confirmed; the document says so',
  )
  .action(async (options: DraftCall) => {
    const { draftCommand } = await import('./draft.ts');
    await draftCommand(options, processIo, process.env);
  });

withExamples(program.command('check'), 'check --file postmortem.md')
  .usage('--file <path> [options]')
  .description('list blameless findings in a text, as JSON lines; needs no services')
  .requiredOption('--file <path>', 'a Markdown or text file')
  .action(async (options: { file: string }) => {
    const { checkCommand } = await import('./check.ts');
    await checkCommand(options, processIo);
  });

withExamples(
  program.command('import'),
  'import incident.json',
  'import timeline.csv --title "Checkout errors after deploy" --public --team T0123ABCD',
  'import export/inc-2026-0012-checkout --team T0123ABCD',
  'import export.zip --channel inc-2026-0012-checkout --team T0123ABCD',
)
  .argument(
    '<file>',
    'an incident file, a CSV timeline, or a Slack export: the folder of a channel, a zip or a dump',
  )
  .description('take a recorded incident into the store')
  .option('--team <id>', 'the workspace (default: asked of Slack where SLACK_BOT_TOKEN is set)', teamOption)
  .option('--title <text>', 'the title, where the file has none')
  .option('--public', 'everybody in the workspace may see it; needed where the file does not say')
  .option('--private', 'only who has a role in it may see it, by Slack id: it gets no channel')
  .option('--channel <name>', 'which channel of an export that has several')
  .option('--new', 'make a new incident even of what was imported before')
  .option('--dates <order>', 'day-first or month-first: how a CSV means 3/2/2026')
  .option('--encoding <name>', 'the encoding of a CSV that is neither UTF-8 nor UTF-16, such as windows-1252')
  .action(async (file: string, options: Omit<ImportCall, 'file'>) => {
    const { importCommand } = await import('./import.ts');
    await importCommand({ file, ...options }, processIo, process.env);
  });

withExamples(
  program.command('export'),
  'export INC-2026-0012 --format json --out incident.json',
  'export INC-2026-0012 --format pdf --out postmortem.pdf',
)
  .argument('<key>', 'the incident, such as INC-2026-0012')
  .description('write the record of an incident as a file')
  .option('--format <name>', 'json, csv, md, html or pdf', 'json')
  .option('--template <name>', 'draft it anew in this layout (default: the postmortem as it is)')
  .option('--team <id>', 'the workspace (default: asked of Slack where SLACK_BOT_TOKEN is set)', teamOption)
  .option('--out <path>', 'where to write it (default: standard output)')
  .action(
    async (key: string, options: { format: string; template?: string; team?: string; out?: string }) => {
      const { exportCommand } = await import('./export.ts');
      await exportCommand({ key, ...options }, processIo, process.env);
    },
  );

withExamples(program.command('audit'), 'audit INC-2026-0012', 'audit INC-2026-0012 --format json')
  .argument('<key>', 'the incident, such as INC-2026-0012')
  .description('show who changed what in an incident, when, and what was there before')
  .option('--format <name>', 'text, or json: one object a line', 'text')
  .option('--team <id>', 'the workspace (default: asked of Slack where SLACK_BOT_TOKEN is set)', teamOption)
  .action(async (key: string, options: { format: string; team?: string }) => {
    const { auditCommand } = await import('./audit.ts');
    await auditCommand({ key, ...options }, processIo, process.env);
  });

withExamples(
  program.command('metrics'),
  'metrics --team T0123ABCD --since 2026-09-01 --format csv',
  'metrics --by severity --last "3 months" --format json',
)
  .description('print figures over all incidents of a workspace, private ones included')
  .option('--by <what>', 'severity, service or team: one row for each, beside the total')
  .option('--since <day>', 'incidents declared since then, such as 2026-09-01')
  .option('--last <time>', 'or in this time up to now, such as "3 months" (default: 90 days)')
  .option('--format <name>', 'csv or json', 'csv')
  .option('--team <id>', 'the workspace (default: asked of Slack where SLACK_BOT_TOKEN is set)', teamOption)
  .action(async (options: MetricsCall) => {
    const { metricsCommand } = await import('./metrics.ts');
    await metricsCommand(options, processIo, process.env);
  });

const effects = withExamples(
  program.command('effects'),
  'effects',
  'effects --given-up --team T0123ABCD',
  'effects retry all',
)
  .description('list what was given up, or fails through a fault of Scribe’s own, as JSON lines')
  .option('--given-up', 'only what Slack refused for good')
  .option('--team <id>', 'one workspace (default: all)', teamOption)
  .action(async (options: EffectsCall) => {
    const { effectsCommand } = await import('./effects.ts');
    await effectsCommand(options, processIo, process.env);
  });

withExamples(
  effects.command('retry'),
  'effects retry all',
  'effects retry incidents/T0123ABCD/cmd.T0123ABCD.17.42/card-0',
)
  .argument('<id>', 'an effect that scribe effects lists, or all')
  .description('want it again')
  .action(async (id: string, _options: object, command: Command) => {
    const { retryEffectsCommand } = await import('./effects.ts');
    await retryEffectsCommand({ ...command.optsWithGlobals<EffectsCall>(), id }, processIo, process.env);
  });

withHint(program.command('help'), 'scribe --help shows all')
  .argument('[command]')
  .description('show this, or one command with examples')
  .action((name?: string) => {
    const about = name === undefined ? program : program.commands.find((known) => known.name() === name);
    if (!about) throw new UsageFault(`There is no command "${name}"; scribe --help shows all`);
    about.outputHelp();
  });

// The reader may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.done : report(error));
});

try {
  await program.parseAsync();
} catch (error) {
  // An exit code alone is not enough: what a failed boot left open must not keep the process alive.
  process.exit(report(error));
}

/** Prints what is wrong to standard error, one sentence a line, and sets the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    // Called with nothing or an unknown topic, the help is on standard error already.
    if (error.code !== 'commander.help') say(error.message);
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
