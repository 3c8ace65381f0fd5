/** The bot scopes that Scribe asks for, and what each is for: what stops working without it. */
export const SCOPES = {
  commands: 'the slash command',
  'app_mentions:read': 'logging with @scribe, in threads too',
  'chat:write': 'posting entries, cards and drafts',
  'channels:manage': 'opening a channel for an incident, setting its topic, and archiving it',
  'channels:join': 'declaring in a channel that exists (--here)',
  'channels:read': 'finding channels and their members',
  'channels:history': 'hearing what is said in incident channels',
  'groups:write': 'opening channels for private incidents, and archiving them',
  'groups:read': 'knowing who is in private incident channels',
  'groups:history': 'hearing what is said in private incident channels',
  'im:write': 'reminders and notices to one person',
  'im:history': 'finding a reminder that may have been posted already',
  'users:read': 'names and time zones',
  'usergroups:read': 'groups of people that the configuration names, or that have an action item',
  'reactions:read': 'putting a message on the timeline by a reaction',
  'reactions:write': 'the receipt under a captured message',
  'pins:read': 'putting a message on the timeline by pinning it',
  'pins:write': 'pinning the incident card',
  'files:read': 'copying files that people share, and looking whether a draft was shared already',
  'files:write': 'the draft as a file',
  'canvases:write': 'the draft as a canvas',
} as const satisfies Readonly<Record<string, string>>;

/** Their names, as manifests and installation pages list them. */
export const SCOPE_NAMES: readonly string[] = Object.keys(SCOPES);
