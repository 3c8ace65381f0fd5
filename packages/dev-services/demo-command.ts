import { join } from 'node:path';
import { draftFile, saveDraft } from './demo/draft-file.ts';
import { invitation } from './demo/invitation.ts';
import { Narrator } from './demo/narrator.ts';
import { type DemoOptions, readOptions, USAGE } from './demo/options.ts';
import { playReminder } from './demo/reminder.ts';
import { openStage, type Stage } from './demo/stage.ts';
import { playIncident } from './demo/story.ts';
import { dataDir } from './services/clone-folders.ts';
import { untilSignal } from './services/until-signal.ts';

/** Exit code of a run that was interrupted, as shells have it for SIGINT. */
const INTERRUPTED = 130;

const asked = untilSignal();

/** `npm run demo`: an incident from its declaration to the reminder, in a Slack on this machine. Returns the exit code. */
async function demo(options: DemoOptions): Promise<number> {
  const stage = await Promise.race([openStage(say), asked]);
  // What was started by then ends with this process.
  if (!stage) process.exit(INTERRUPTED);
  try {
    const playing = play(stage, options);
    // After Ctrl-C nobody waits for the rest of the story, which fails as the stage is taken down.
    playing.catch(() => undefined);
    const room = await Promise.race([playing, asked]);
    if (!room) return INTERRUPTED;
    if (options.once) return 0;
    for (const line of invitation(stage.slack, room)) say(line);
    await asked;
    return 0;
  } finally {
    await stage.stop();
  }
}

/** Plays the whole story; gives the id of the incident's channel. */
async function play({ slack }: Stage, options: DemoOptions): Promise<string> {
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
demo(options)
  .then((code) => process.exit(code))
  .catch((error: unknown) => {
    process.stderr.write(`The demo stopped: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
