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

/**
 * The name of an incident's channel: its stem (its key, marked for a drill), then its title as far as there is room. Only lowercase letters, digits,
 * `-` and `_`; other scripts are left out. `attempt` counts the names that were taken: 1 gives `…-2`, 2 gives `…-3`.
 */
export function channelName(stem: string, title: string, attempt = 0): string {
  const suffix = attempt > 0 ? `-${attempt + 1}` : '';
  const room = LONGEST - suffix.length;
  const whole = [slug(stem), slug(title)].filter((part) => part !== '').join('-');
  return `${shortened(whole, room)}${suffix}`;
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
