import { CliFault } from '../cli-fault.ts';
import { type Conversation, conversationsIn, type ExportFiles, lastName } from './export-files.ts';

/** How many channels a sentence names. */
const NAMED = 10;

/** What the person said, and how the sentence that asks for a channel goes on. */
export interface Choice {
  /** As the person named it. */
  readonly file: string;
  readonly channel: string | undefined;
  /** The way to name a channel of it. */
  readonly example: (channel: string) => string;
  /** Whether the only channel is meant, since it cannot be named by its folder. */
  readonly isPacked: boolean;
}

/** The conversation that is meant. Throws `CliFault` that names those that there are. */
export function chooseConversation(files: ExportFiles, choice: Choice): Conversation {
  const found = conversationsIn(files);
  const wanted = choice.channel?.replace(/^#|\/$/g, '');
  const [meant] = found.filter(
    ({ folder }) => (files.named ?? wanted) === folder || wanted === lastName(folder),
  );
  if (meant) return meant;
  const [first] = found;
  if (!first) throw nothingFound(files, choice);
  if (wanted !== undefined)
    throw new CliFault(`${choice.file} holds no channel "${wanted}"; it holds ${namesOf(found)}.`);
  if (choice.isPacked && found.length === 1) return first;
  throw new CliFault(
    `${choice.file} holds ${namesOf(found)}; name one, for example: ${choice.example(first.folder)}`,
  );
}

function namesOf(found: readonly Conversation[]): string {
  const names = found.slice(0, NAMED).map(({ folder }) => printable(lastName(folder)));
  const more = found.length > NAMED ? ` and ${found.length - NAMED} more` : '';
  return `the ${found.length === 1 ? 'channel' : 'channels'} ${names.join(', ')}${more}`;
}

/** A name in a zip may hold anything. */
function printable(name: string): string {
  return name.replace(/\p{C}/gu, '\uFFFD');
}

/** Dumps have one file for a conversation, named by its id. */
const DUMP = /^[CDG][A-Z0-9]{6,}(?:-[\d.]+)?\.json$/;

function nothingFound({ paths }: ExportFiles, { file, example }: Choice): CliFault {
  const dump = paths.find((path) => DUMP.test(lastName(path)));
  if (dump !== undefined)
    return new CliFault(
      `${file} holds one file for each conversation; name one, for example: ${example(dump)}`,
    );
  return new CliFault(
    `${file} holds no day of a Slack export; name the folder of a channel, with files like 2026-03-02.json.`,
  );
}
