import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { App, type Receiver } from '@slack/bolt';
import { parse } from 'yaml';
import { boltApp } from '../../src/slack/bolt-app.ts';
import { boltLogger } from '../../src/slack/bolt-logger.ts';
import type { ListenerContext } from '../../src/slack/listeners/listener-context.ts';
import { SCOPE_NAMES, SCOPES } from '../../src/slack/scopes.ts';
import { ACTIONS, MODALS } from '../../src/slack/views/ids.ts';

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly bot_user: { readonly display_name: string };
    readonly slash_commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly should_escape: boolean;
      readonly url?: string;
    }[];
    readonly shortcuts?: readonly {
      readonly name: string;
      readonly callback_id: string;
      readonly description: string;
    }[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[] };
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string };
    readonly socket_mode_enabled: boolean;
  };
}

/**
 * Bot scopes any one of which is enough, by method; from each method's reference at docs.slack.dev/reference/methods.
 */
const METHODS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'auth.test': [],
  'usergroups.list': [['usergroups:read']],
  'usergroups.users.list': [['usergroups:read']],
  'canvases.access.set': [['canvases:write']],
  'canvases.create': [['canvases:write']],
  'canvases.edit': [['canvases:write']],
  'chat.getPermalink': [],
  'chat.postEphemeral': [['chat:write']],
  'chat.postMessage': [['chat:write']],
  'chat.update': [['chat:write']],
  'conversations.canvases.create': [['canvases:write']],
  'conversations.archive': [['channels:manage'], ['groups:write']],
  'conversations.create': [['channels:manage'], ['groups:write']],
  'conversations.history': [['channels:history'], ['groups:history'], ['im:history']],
  'conversations.info': [['channels:read'], ['groups:read']],
  'conversations.invite': [
    ['channels:manage', 'channels:write.invites'],
    ['groups:write', 'groups:write.invites'],
  ],
  'conversations.join': [['channels:join']],
  'conversations.list': [['channels:read'], ['groups:read']],
  'users.conversations': [['channels:read'], ['groups:read']],
  'conversations.members': [['channels:read'], ['groups:read']],
  'conversations.open': [['im:write']],
  'conversations.replies': [['channels:history'], ['groups:history']],
  'conversations.setTopic': [
    ['channels:manage', 'channels:write.topic'],
    ['groups:write', 'groups:write.topic'],
  ],
  'files.completeUploadExternal': [['files:write']],
  'files.getUploadURLExternal': [['files:write']],
  'files.info': [['files:read']],
  'files.list': [['files:read']],
  'pins.add': [['pins:write']],
  'pins.list': [['pins:read']],
  'reactions.add': [['reactions:write']],
  'reactions.remove': [['reactions:write']],
  'bots.info': [['users:read']],
  'users.info': [['users:read']],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** The listener's event and the scopes it needs, by subscription; docs.slack.dev/reference/events. */
const EVENTS: Readonly<
  Record<string, { readonly heard: string; readonly scope?: string | readonly string[] }>
> = {
  app_home_opened: { heard: 'app_home_opened' },
  app_mention: { heard: 'app_mention', scope: 'app_mentions:read' },
  app_uninstalled: { heard: 'app_uninstalled' },
  channel_id_changed: { heard: 'channel_id_changed', scope: ['channels:history', 'groups:history'] },
  channel_archive: { heard: 'channel_archive', scope: 'channels:read' },
  channel_deleted: { heard: 'channel_deleted', scope: 'channels:read' },
  channel_rename: { heard: 'channel_rename', scope: 'channels:read' },
  channel_unarchive: { heard: 'channel_unarchive', scope: 'channels:read' },
  group_archive: { heard: 'group_archive', scope: 'groups:read' },
  group_deleted: { heard: 'group_deleted', scope: 'groups:read' },
  group_rename: { heard: 'group_rename', scope: 'groups:read' },
  group_unarchive: { heard: 'group_unarchive', scope: 'groups:read' },
  channel_left: { heard: 'channel_left', scope: 'channels:read' },
  group_left: { heard: 'group_left', scope: 'groups:read' },
  member_joined_channel: { heard: 'member_joined_channel', scope: ['channels:read', 'groups:read'] },
  member_left_channel: { heard: 'member_left_channel', scope: ['channels:read', 'groups:read'] },
  'message.channels': { heard: 'message', scope: 'channels:history' },
  'message.groups': { heard: 'message', scope: 'groups:history' },
  pin_added: { heard: 'pin_added', scope: 'pins:read' },
  pin_removed: { heard: 'pin_removed', scope: 'pins:read' },
  reaction_added: { heard: 'reaction_added', scope: 'reactions:read' },
  reaction_removed: { heard: 'reaction_removed', scope: 'reactions:read' },
  team_access_granted: { heard: 'team_access_granted' },
  team_access_revoked: { heard: 'team_access_revoked' },
  tokens_revoked: { heard: 'tokens_revoked' },
  user_change: { heard: 'user_change', scope: 'users:read' },
};

/** Modals that can only be closed. */
const ONLY_SHOWN: readonly string[] = [MODALS.revisions, MODALS.changes, MODALS.secret];

const listened: Record<'action' | 'view' | 'event' | 'shortcut', unknown[]> = {
  action: [],
  view: [],
  event: [],
  shortcut: [],
};

beforeAll(async () => {
  for (const kind of ['action', 'view', 'event', 'shortcut'] as const) {
    jest.spyOn(App.prototype, kind).mockImplementation((...given: unknown[]): void => {
      listened[kind].push(given[0]);
    });
  }
  const nothing = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const receiver: Receiver = {
    init: () => undefined,
    start: async () => undefined,
    stop: async () => undefined,
  };
  const authorize = async () => ({ botToken: 'xoxb-1' });
  await boltApp({ receiver, authorize, apiUrl: 'http://127.0.0.1:1/api/', logger: boltLogger(nothing) }, {
    command: '/incident',
    app: { journal: nothing },
  } as unknown as ListenerContext);
});
afterAll(() => {
  jest.restoreAllMocks();
});

/** Every source file under a folder, as one text. */
function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sources(path) : readFileSync(path, 'utf8');
    })
    .join('\n');
}

/** Methods that the code calls: on a client, and by the name under which a call is counted. */
function usedMethods(): string[] {
  const code = sources('src');
  const onClients = [...code.matchAll(/\bclient((?:\s*\.\s*[a-zA-Z]+){2,})\(/g)].map(([, path = '']) =>
    path.replace(/\s/g, '').slice(1),
  );
  const counted = [...code.matchAll(/\.call\(\s*[\w.]+,\s*'([a-zA-Z.]+)'/g)].map(([, name = '']) => name);
  return [...new Set([...onClients, ...counted])].toSorted();
}

function hears(kind: 'action' | 'view', id: string): boolean {
  return listened[kind].some((constraint) => {
    const wanted =
      typeof constraint === 'object' && constraint !== null && 'action_id' in constraint
        ? constraint.action_id
        : constraint;
    return wanted instanceof RegExp ? wanted.test(id) : wanted === id;
  });
}

const read = (name: string): Manifest =>
  parse(readFileSync(`manifests/slack/${name}.yaml`, 'utf8')) as Manifest;
const http = read('http');
const socket = read('socket-mode');

describe.each([
  ['http', http],
  ['socket-mode', socket],
])('the manifest %s and the code', (_name, manifest) => {
  const { bot: scopes } = manifest.oauth_config.scopes;
  const { bot_events: events } = manifest.settings.event_subscriptions;

  it('agree on the scopes, each of which something needs', () => {
    expect(scopes.toSorted()).toEqual(SCOPE_NAMES.toSorted());
    const needed = [
      'commands',
      ...usedMethods()
        .flatMap((method) => METHODS[method] ?? [])
        .flat(),
      ...events.flatMap((event) => EVENTS[event]?.scope ?? []),
    ];
    expect(scopes.filter((scope) => !needed.includes(scope))).toEqual([]);
    expect(Object.values(SCOPES).every((why) => why.length > 5)).toBe(true);
  });

  it('have a scope for every method that is called', () => {
    for (const method of usedMethods()) {
      expect([method, METHODS[method]]).toEqual([method, expect.anything()]);
      for (const anyOf of METHODS[method] ?? [])
        expect([method, scopes.some((scope) => anyOf.includes(scope))]).toEqual([method, true]);
    }
  });

  it('agree on the events: each subscribed one is heard, each heard one subscribed, each has its scope', () => {
    expect([...new Set(events.map((event) => EVENTS[event]?.heard))].toSorted()).toEqual(
      [...new Set(listened.event)].toSorted(),
    );
    for (const event of events)
      for (const scope of [EVENTS[event]?.scope ?? []].flat())
        expect([event, scopes]).toEqual([event, expect.arrayContaining([scope])]);
  });

  it('agree on the command, and have its people and channels escaped', () => {
    expect(manifest.features.slash_commands).toMatchObject([{ command: '/incident', should_escape: true }]);
  });

  it('agree on the shortcuts', () => {
    expect((manifest.features.shortcuts ?? []).map((it) => it.callback_id).toSorted()).toEqual(
      listened.shortcut
        .map((it) => (typeof it === 'object' && it !== null && 'callback_id' in it ? it.callback_id : it))
        .toSorted(),
    );
  });

  it('stay within Slack’s lengths', () => {
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(manifest.features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    for (const command of manifest.features.slash_commands) {
      expect(command.command.length).toBeLessThanOrEqual(32);
      expect(command.description.length).toBeLessThanOrEqual(2_000);
      expect(command.usage_hint.length).toBeLessThanOrEqual(1_000);
    }
    for (const shortcut of manifest.features.shortcuts ?? []) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
    }
    for (const id of [...Object.values(ACTIONS), ...Object.values(MODALS)])
      expect(id.length).toBeLessThanOrEqual(255);
  });
});

describe('the code', () => {
  it('listens to every button, menu and modal that it shows', () => {
    const endings: Readonly<Record<string, string>> = {
      [ACTIONS.link]: '-0',
      [ACTIONS.meant]: '-0',
      [ACTIONS.choose]: '-0',
      [ACTIONS.entryTime]: '-0',
      [ACTIONS.mean]: '-0',
      [ACTIONS.timelinePage]: '-earlier',
      [ACTIONS.digestPage]: '-later',
      [ACTIONS.searchPage]: '-earlier',
    };
    const buttons = Object.values(ACTIONS).map((id) => `${id}${endings[id] ?? ''}`);
    expect(buttons.filter((id) => !hears('action', id))).toEqual([]);
    expect(Object.values(MODALS).filter((id) => !hears('view', id) && !ONLY_SHOWN.includes(id))).toEqual([]);
  });

  it('gives no two of them one name', () => {
    expect(new Set(Object.values(ACTIONS)).size).toBe(Object.values(ACTIONS).length);
    expect(new Set(Object.values(MODALS)).size).toBe(Object.values(MODALS).length);
  });
});

describe('the two manifests', () => {
  it('name addresses exactly where Socket Mode is off', () => {
    expect([http.settings.socket_mode_enabled, socket.settings.socket_mode_enabled]).toEqual([false, true]);
    const urls = (manifest: Manifest) => [
      manifest.settings.event_subscriptions.request_url,
      manifest.settings.interactivity.request_url,
      ...manifest.features.slash_commands.map(({ url }) => url),
    ];
    for (const url of urls(http)) expect(url).toMatch(/^https:\/\/\S+\/slack\/events$/);
    for (const url of urls(socket)) expect(url).toBeUndefined();
    expect(http.oauth_config.redirect_urls).toEqual([
      expect.stringMatching(/^https:\/\/\S+\/slack\/oauth_redirect$/),
    ]);
    expect(socket.settings.interactivity.is_enabled && http.settings.interactivity.is_enabled).toBe(true);
  });

  it('are the same in everything else', () => {
    const bare = (manifest: Manifest) =>
      JSON.parse(
        JSON.stringify(manifest, (key, value: unknown) =>
          ['url', 'request_url', 'redirect_urls', 'socket_mode_enabled'].includes(key) ? undefined : value,
        ),
      ) as unknown;
    expect(bare(http)).toEqual(bare(socket));
  });
});
