import { z } from 'zod';
import { SlackError } from '../../slack-error.ts';
import { newId } from '../../state/ids.ts';
import type { CanvasRecord, ChannelRecord } from '../../state/records.ts';
import { canvasProblem } from '../../validation/canvas-markdown.ts';
import {
  type ApiMethod,
  arg,
  type Caller,
  channelFor,
  joinedChannel,
  method,
  userFor,
} from '../api-method.ts';

const content = z.strictObject({ type: z.literal('markdown'), markdown: z.string() });

const create = method({
  name: 'canvases.create',
  tier: 20,
  scopes: ['canvases:write'],
  args: {
    title: arg.text().optional(),
    document_content: arg.json(content).optional(),
    channel_id: arg.text().optional(),
  },
  run: (caller, args) => {
    const channel = args.channel_id === undefined ? undefined : joinedChannel(caller, args.channel_id);
    return { canvas_id: make(caller, args, channel).id };
  },
});

const createInChannel = method({
  name: 'conversations.canvases.create',
  tier: 20,
  scopes: ['canvases:write'],
  args: {
    channel_id: arg.text(),
    title: arg.text().optional(),
    document_content: arg.json(content).optional(),
  },
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel_id);
    if (channel.canvas !== undefined) throw new SlackError('channel_canvas_already_exists');
    return { canvas_id: make(caller, args, channel).id };
  },
});

const change = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.enum(['insert_at_start', 'insert_at_end']), document_content: content }),
  z.strictObject({
    operation: z.literal('replace'),
    document_content: content,
    section_id: z.string().optional(),
  }),
  z.strictObject({ operation: z.literal('rename'), title_content: content }),
  z.strictObject({
    operation: z.enum(['insert_after', 'insert_before']),
    document_content: content,
    section_id: z.string(),
  }),
  z.strictObject({ operation: z.literal('delete'), section_id: z.string() }),
]);

const edit = method({
  name: 'canvases.edit',
  tier: 50,
  scopes: ['canvases:write'],
  args: { canvas_id: arg.text(), changes: arg.json(z.array(change).min(1).max(1)) },
  run: (caller, args) => {
    const canvas = find(caller, args.canvas_id);
    for (const it of args.changes) apply(canvas, it);
    canvas.updated = caller.slack.clock.seconds();
    caller.slack.changes.notify();
    return {};
  },
});

const remove = method({
  name: 'canvases.delete',
  tier: 50,
  scopes: ['canvases:write'],
  args: { canvas_id: arg.text() },
  run: (caller, args) => {
    const canvas = find(caller, args.canvas_id);
    caller.team.canvases.delete(canvas.id);
    for (const channel of caller.team.channels.values())
      if (channel.canvas === canvas.id) delete channel.canvas;
    caller.slack.changes.notify();
    return {};
  },
});

const setAccess = method({
  name: 'canvases.access.set',
  tier: 50,
  scopes: ['canvases:write'],
  args: {
    canvas_id: arg.text(),
    access_level: z.enum(['read', 'write', 'owner']),
    channel_ids: arg.json(z.array(z.string())).optional(),
    user_ids: arg.json(z.array(z.string())).optional(),
  },
  run: (caller, args) => {
    const canvas = find(caller, args.canvas_id);
    if ((args.channel_ids === undefined) === (args.user_ids === undefined)) {
      throw SlackError.explained('invalid_parameters', [
        '[ERROR] must provide either channel_ids or user_ids',
      ]);
    }
    for (const id of args.channel_ids ?? []) canvas.access.set(channelFor(caller, id).id, args.access_level);
    for (const id of args.user_ids ?? []) canvas.access.set(userFor(caller, id).id, args.access_level);
    caller.slack.changes.notify();
    return {};
  },
});

export const canvasMethods: readonly ApiMethod[] = [create, createInChannel, edit, remove, setAccess];

function make(
  { slack, team, me }: Caller,
  args: { title?: string | undefined; document_content?: z.infer<typeof content> | undefined },
  channel: ChannelRecord | undefined,
): CanvasRecord {
  const markdown = args.document_content?.markdown ?? '';
  const problem = canvasProblem(markdown);
  if (problem !== undefined) throw new SlackError('canvas_creation_failed', { detail: problem });
  const now = slack.clock.seconds();
  const canvas: CanvasRecord = {
    id: newId('F'),
    title: args.title ?? 'Untitled',
    markdown,
    creator: me,
    created: now,
    updated: now,
    ...(channel !== undefined && { channel: channel.id }),
    access: new Map([[me, 'owner']]),
  };
  team.canvases.set(canvas.id, canvas);
  if (channel !== undefined) channel.canvas ??= canvas.id;
  slack.changes.notify();
  return canvas;
}

function find({ team }: Caller, id: string): CanvasRecord {
  const canvas = team.canvases.get(id);
  if (canvas === undefined) throw new SlackError('canvas_not_found');
  return canvas;
}

function apply(canvas: CanvasRecord, it: z.infer<typeof change>): void {
  const markdown = edited(canvas, it);
  const problem = canvasProblem(markdown);
  if (problem !== undefined) throw new SlackError('canvas_editing_failed', { detail: problem });
  canvas.markdown = markdown;
}

function edited(canvas: CanvasRecord, it: z.infer<typeof change>): string {
  switch (it.operation) {
    case 'insert_at_start':
      return `${it.document_content.markdown}\n${canvas.markdown}`;
    case 'insert_at_end':
      return `${canvas.markdown}\n${it.document_content.markdown}`;
    case 'replace':
      if (it.section_id !== undefined) throw new SlackError('section_not_found');
      return it.document_content.markdown;
    case 'rename':
      canvas.title = it.title_content.markdown;
      return canvas.markdown;
    case 'insert_after':
    case 'insert_before':
    case 'delete':
      throw new SlackError('section_not_found');
    default:
      return it satisfies never;
  }
}
