import { join } from 'node:path';
import { type DemoEnvironment, startDemoEnvironment } from './demo/demo-environment.ts';
import { type DemoOptions, readOptions, USAGE } from './demo/demo-options.ts';
import { draftFile, saveDraft } from './demo/draft-file.ts';
import { Narrator } from './demo/narrator.ts';
import { playIncident } from './demo/play-incident.ts';
import { playReminder } from './demo/play-reminder.ts';
import { whatToTry } from './demo/what-to-try.ts';
import { dataDir } from './services/clone-folders.ts';
import { untilSignal } from './services/until-signal.ts';

/** Exit code of a run that was interrupted, as shells have it for SIGINT. */
const INTERRUPTED = 130;

const interrupted = untilSignal();

/** `npm run demo`: plays an incident in the local Slack, from declaration to reminder. Returns the exit code. */
async function runDemo(options: DemoOptions): Promise<number> {
  const demo = await Promise.race([startDemoEnvironment(say), interrupted]);
  // Whatever has started ends with this process.
  if (!demo) process.exit(INTERRUPTED);
  try {
    const playing = play(demo, options);
    // After Ctrl-C nobody waits for the rest of the story, which fails as the demo shuts down.
    playing.catch(() => undefined);
    const channel = await Promise.race([playing, interrupted]);
    if (!channel) return INTERRUPTED;
    if (options.once) return 0;
    for (const line of whatToTry(demo.slack, channel)) say(line);
    await interrupted;
    return 0;
  } finally {
    await demo.stop();
  }
}

/** Plays the whole story; returns the id of the incident's channel. */
async function play({ slack }: DemoEnvironment, options: DemoOptions): Promise<string> {
  const narrator = new Narrator(slack, say);
  const incident = await playIncident(slack, narrator);
  await playReminder(slack, narrator, incident.action);
  if (options.once || options.out !== undefined) {
    const draft = draftFile(slack);
    say(`\nDraft: ${await saveDraft(draft, options.out ?? join(dataDir, 'drafts', draft.name))}`);
  }
  return incident.channel;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const options = readOptions(process.argv.slice(2));
if ('fault' in options) {
  process.stderr.write(`${options.fault}\n${USAGE}\n`);
  process.exit(2);
}
if (options.help) {
  say(USAGE);
  process.exit(0);
}
runDemo(options)
  .then((code) => process.exit(code))
  .catch((error: unknown) => {
    process.stderr.write(`The demo stopped: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
