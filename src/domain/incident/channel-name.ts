/** Longest channel name that Slack accepts, in characters. */
const LONGEST = 80;

/** Letters that Unicode does not decompose into a base letter and an accent. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** What a pattern may name in braces. */
export const CHANNEL_PARTS = ['key', 'number', 'date', 'severity', 'service', 'title'] as const;
export type ChannelPart = (typeof CHANNEL_PARTS)[number];

/** The pattern of channel names, unless an operator says otherwise. */
export const USUAL_CHANNEL = '{key}-{title}';

/** What a channel is named after; empty where it is not known. The key stands alone where a pattern comes to nothing. */
export type ChannelParts = Readonly<Record<ChannelPart, string>> & { readonly drill: boolean };

/**
 * The name of an incident's channel by a pattern such as `inc-{number}-{title}`, marked for a drill, with as much of the
 * title as there is room for. Only lowercase letters, digits, `-` and `_`; other scripts are left out. `attempt` counts
 * the names that were taken: 1 gives `…-2`, 2 gives `…-3`.
 */
export function channelName(pattern: string, parts: ChannelParts, attempt = 0): string {
  const suffix = attempt > 0 ? `-${attempt + 1}` : '';
  const room = LONGEST - suffix.length;
  const named = (title: string) => filled(pattern, { ...parts, title });
  const title = slug(parts.title);
  const spare = room - named(title).length;
  const name = spare >= 0 ? named(title) : named(shortened(title, Math.max(0, title.length + spare)));
  return `${shortened(name, room)}${suffix}`;
}

/** What a pattern has in braces, in its order. */
export function partsIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, part = '']) => part);
}

function filled(pattern: string, parts: ChannelParts): string {
  const named = (part: string) => parts[CHANNEL_PARTS.find((known) => known === part) ?? 'key'];
  const name = slug(pattern.replace(/\{([^{}]*)\}/g, (_, part: string) => slug(named(part))));
  const whole = name === '' ? slug(parts.key) : name;
  return parts.drill ? `drill-${whole}` : whole;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9_]/g, (letter) => LATIN[letter] ?? '-')
    .replace(/-+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
}

/** Cuts between words if that costs at most 20 characters. */
function shortened(name: string, room: number): string {
  if (name.length <= room) return name;
  const cut = name.slice(0, room + 1);
  const lastBreak = cut.lastIndexOf('-');
  return cut.slice(0, lastBreak > room - 20 ? lastBreak : room).replace(/[-_]+$/, '');
}
