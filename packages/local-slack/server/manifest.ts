/** The app's manifest: what it may do and what it is told. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const command = z.looseObject({
  command: z.string().regex(/^\/[^\s/]{1,31}$/),
  description: z.string().max(2000),
  usage_hint: z.string().max(1000).optional(),
  should_escape: z.boolean().optional(),
  url: z.string().optional(),
});

const shortcut = z.looseObject({
  name: z.string().max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().max(255),
  description: z.string().max(150),
});

const schema = z.looseObject({
  display_information: z.looseObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140).optional(),
  }),
  features: z
    .looseObject({
      app_home: z.looseObject({ home_tab_enabled: z.boolean().optional() }).optional(),
      bot_user: z
        .looseObject({ display_name: z.string().max(80), always_online: z.boolean().optional() })
        .optional(),
      slash_commands: z.array(command).max(50).optional(),
      shortcuts: z.array(shortcut).max(10).optional(),
    })
    .optional(),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).max(100).optional() }).optional(),
      interactivity: z.looseObject({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .optional(),
});

export type Manifest = z.infer<typeof schema>;

/**
 * Reads a manifest of YAML or JSON, or takes one as it is; without either the built-in one. Throws with the path of the
 * fault.
 */
export function readManifest({
  path,
  manifest,
}: {
  path?: string | undefined;
  manifest?: object | undefined;
}): Manifest {
  const raw: unknown =
    manifest ?? (path === undefined ? DEFAULT_MANIFEST : parse(readFileSync(path, 'utf8')));
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new Error(
    `Slack would refuse this manifest${path === undefined ? '' : ` (${path})`}: ${z.prettifyError(parsed.error)}`,
  );
}

/** Every scope that a method here asks for, one command and two shortcuts. */
const DEFAULT_MANIFEST: Manifest = {
  display_information: { name: 'Local app', description: 'Used when no manifest is given.' },
  features: {
    app_home: { home_tab_enabled: true },
    bot_user: { display_name: 'localapp' },
    slash_commands: [
      {
        command: '/ask',
        description: 'Ask the app',
        usage_hint: 'help',
        should_escape: true,
      },
    ],
    shortcuts: [
      {
        name: 'Save message',
        type: 'message',
        callback_id: 'save_message',
        description: 'Hand this message to the app',
      },
      {
        name: 'New request',
        type: 'global',
        callback_id: 'new_request',
        description: 'Open the form',
      },
    ],
  },
  oauth_config: {
    scopes: {
      bot: `app_mentions:read bookmarks:write canvases:read canvases:write channels:history channels:join channels:manage
        channels:read chat:write chat:write.public commands files:read files:write groups:history groups:read groups:write
        im:history im:read im:write mpim:history mpim:read mpim:write pins:read pins:write reactions:read reactions:write
        team:read usergroups:read users:read users:read.email metadata.message:read`.split(/\s+/),
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: `app_home_opened app_mention app_uninstalled channel_archive channel_created channel_rename
        channel_unarchive file_shared group_archive group_rename group_unarchive member_joined_channel
        member_left_channel message.channels message.groups message.im message.mpim pin_added pin_removed
        reaction_added reaction_removed team_join tokens_revoked user_change`.split(/\s+/),
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};
