import type { Canvases, CanvasPlace } from '../../app/ports/canvases.ts';
import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import { drillMark } from '../../domain/incident/drill-mark.ts';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { SlackClients } from '../client-factory.ts';

/** Canvases, through the Web API; `partsOf` writes a document as parts of Markdown, of at most so many bytes. */
export function slackCanvases(
  slack: SlackClients,
  partsOf: (document: Postmortem, bytes: number) => Promise<readonly string[]>,
): Canvases {
  return {
    begin: (place, { title, markdown }) =>
      channelCanvas(slack, { ...place, title: shortTitle(title) }, markdown),
    create: (place, document) => createCanvas(slack, { ...place, title: titleOf(document) }),
    async write(team, canvas, document) {
      await inSmallerParts(
        (bytes) => partsOf(document, bytes),
        (parts) => writeCanvas(slack, { team, canvas }, parts),
      );
    },
  };
}

/** Bytes per change: first all that Slack takes (1 MiB), and less where such a change fails. */
const PART_BYTES = [1_048_576, 131_072, 32_768] as const;

/** Large changes fail now and then. Whatever came of one, the next try replaces everything, in smaller parts. */
async function inSmallerParts(
  render: (bytes: number) => Promise<readonly string[]>,
  write: (parts: readonly string[]) => Promise<void>,
): Promise<void> {
  let tried: { readonly parts: number; readonly error: unknown } | undefined;
  for (const bytes of PART_BYTES) {
    const parts = await render(bytes);
    if (tried && parts.length <= tried.parts) continue;
    try {
      return await write(parts);
    } catch (error) {
      if (!mayBeTooLarge(error)) throw error;
      tried = { parts: parts.length, error };
    }
  }
  throw tried?.error;
}

function mayBeTooLarge(error: unknown): boolean {
  if (refusedWith(error, 'canvas_editing_failed')) return true;
  return error instanceof SlackFault && error.trouble.kind === 'unavailable';
}

/** A canvas' title has at most 250 characters. */
function titleOf({ incident }: Postmortem): string {
  const mark = drillMark({ drill: incident.drill ?? false });
  return shortTitle(`Postmortem ${incident.key ? `${incident.key}: ` : ''}${mark}${incident.title}`);
}

function shortTitle(title: string): string {
  return title.replace(/\s+/g, ' ').slice(0, 250);
}

interface TitledPlace extends CanvasPlace {
  readonly title: string;
}

/** Makes a canvas, or finds the one that an earlier try made. A canvas that people wrote is never taken over. */
async function createCanvas(slack: SlackClients, place: TitledPlace): Promise<string> {
  const own = place.own ? await channelCanvas(slack, place) : undefined;
  const canvas = own ?? (await standaloneCanvas(slack, place));
  await letRead(slack, place, canvas);
  return canvas;
}

/** The channel reads it, and only Scribe writes it, where the workspace has such levels. */
async function letRead(
  slack: Pick<SlackClients, 'call'>,
  { team, channel }: CanvasPlace,
  canvas: string,
): Promise<void> {
  try {
    await slack.call(team, 'canvases.access.set', (client) =>
      client.canvases.access.set({ canvas_id: canvas, access_level: 'read', channel_ids: [channel] }),
    );
  } catch (error) {
    // Some plans have no access levels, a direct message cannot have one, and a channel's own canvas may have none.
    if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
  }
}

/** Replaces the content with these parts of Markdown, each small enough for one change. */
export async function writeCanvas(
  slack: Pick<SlackClients, 'call'>,
  { team, canvas }: { readonly team: string; readonly canvas: string },
  parts: readonly string[],
): Promise<void> {
  for (const [index, part] of parts.entries()) {
    await slack.call(team, 'canvases.edit', (client) =>
      client.canvases.edit({
        canvas_id: canvas,
        changes: [
          {
            operation: index === 0 ? 'replace' : 'insert_at_end',
            document_content: { type: 'markdown', markdown: part },
          },
        ],
      }),
    );
  }
}

/** The channel has its canvas already, or Slack cannot give it a tab now; it may have made the canvas all the same. */
const NO_TAB = [
  'channel_canvas_already_exists',
  'free_team_canvas_tab_already_exists',
  'canvas_tab_creation_failed',
];

/** `undefined` where the channel's canvas is somebody else's, or has no place in the channel. */
async function channelCanvas(
  slack: SlackClients,
  place: TitledPlace,
  markdown = `# ${place.title}`,
): Promise<string | undefined> {
  const { team, channel, tag } = place;
  if (tag.since !== undefined) {
    const before = await canvasOf(slack, team, channel);
    if (before !== undefined) return (await isOurs(slack, team, before)) ? before : undefined;
  }
  try {
    const { canvas_id: canvas } = await slack.call(team, 'conversations.canvases.create', async (client) => {
      await tag.hold?.();
      return client.conversations.canvases.create({
        channel_id: channel,
        title: place.title,
        document_content: { type: 'markdown', markdown },
      });
    });
    if (canvas !== undefined) return canvas;
    throw new SlackFault({ kind: 'doubt', why: 'conversations.canvases.create gave no id' });
  } catch (error) {
    if (!refusedWith(error, ...NO_TAB)) throw error;
    const before = await canvasOf(slack, team, channel);
    return before !== undefined && (await isOurs(slack, team, before)) ? before : undefined;
  }
}

async function canvasOf(
  slack: Pick<SlackClients, 'call'>,
  team: string,
  channel: string,
): Promise<string | undefined> {
  const answer = await slack.call(team, 'conversations.info', (client) =>
    client.conversations.info({ channel }),
  );
  return canvasIn(answer.channel?.properties);
}

/** The canvas among a channel's properties, which the library's types leave out. */
function canvasIn(properties: object | undefined): string | undefined {
  if (!properties || !('canvas' in properties)) return undefined;
  const { canvas } = properties;
  if (typeof canvas !== 'object' || canvas === null || !('file_id' in canvas)) return undefined;
  return typeof canvas.file_id === 'string' ? canvas.file_id : undefined;
}

async function isOurs(slack: SlackClients, team: string, canvas: string): Promise<boolean> {
  const { file } = await slack.call(team, 'files.info', (client) => client.files.info({ file: canvas }));
  return file?.user === (await slack.botUser(team));
}

/** A canvas beside the channel. */
async function standaloneCanvas(slack: SlackClients, place: TitledPlace): Promise<string> {
  return (await madeBefore(slack, place)) ?? (await create(slack, place));
}

async function create(slack: Pick<SlackClients, 'call'>, { team, tag, title }: TitledPlace): Promise<string> {
  const { canvas_id: canvas } = await slack.call(team, 'canvases.create', async (client) => {
    await tag.hold?.();
    return client.canvases.create({
      title,
      document_content: { type: 'markdown', markdown: `# ${title}` },
    });
  });
  if (canvas === undefined) throw new SlackFault({ kind: 'doubt', why: 'canvases.create gave no id' });
  return canvas;
}

/** After an unclear answer: a canvas of this title that Scribe has made since. */
async function madeBefore(slack: SlackClients, place: TitledPlace): Promise<string | undefined> {
  const { team, tag, title } = place;
  if (tag.since === undefined) return undefined;
  const since = Math.floor((Math.min(tag.since.getTime(), Date.now()) - 60_000) / 1_000);
  try {
    const user = await slack.botUser(team);
    const { files } = await slack.call(team, 'files.list', (client) =>
      client.files.list({ user, ts_from: String(since), count: 100 }),
    );
    const ours = files?.find((file) => file.title === title && CANVAS_TYPES.has(file.filetype ?? ''));
    return ours?.id;
  } catch (error) {
    if (error instanceof SlackFault && error.trouble.kind === 'refused') return undefined;
    throw error;
  }
}

/** What Slack calls a canvas among files. */
const CANVAS_TYPES = new Set(['quip', 'canvas']);
