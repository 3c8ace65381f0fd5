import type { Token } from './time-tokens.ts';
import { OF_REGION, PLACES, ZONE_REGIONS } from './zone-names.ts';
import { zoneNames } from './zone-rules.ts';

const HALVES_OF_THE_YEAR = /_(standard|daylight)$/;

/** The zone of a region or a place in lower case, words joined by `_`: `eastern_standard`, `pacific`, `london`. */
export function regionNamed(name: string): string | undefined {
  const region = name.replace(HALVES_OF_THE_YEAR, '');
  if (Object.hasOwn(ZONE_REGIONS, region)) {
    const half = HALVES_OF_THE_YEAR.exec(name)?.[1]?.charAt(0);
    const short = half && `${region.charAt(0)}${half}t`;
    return short === undefined ? ZONE_REGIONS[region] : OF_REGION[short];
  }
  return CITIES.get(name) ?? PLACES.get(name);
}

const CITIES: ReadonlyMap<string, string> = new Map(
  [...zoneNames()]
    .filter((name) => name.includes('/') && !name.startsWith('Etc/'))
    .map((name) => [name.slice(name.lastIndexOf('/') + 1).toLowerCase(), name]),
);

/** Whether the rules of zones name a zone after it: `madrid`, `new_york`. */
export function isCity(name: string): boolean {
  return CITIES.has(name);
}

/** `NYC` and `SF`, but not `la`, which is an article. */
export function cityNamed(
  { text, raw }: Pick<Token, 'text' | 'raw'> = { text: '', raw: '' },
  name: string,
): string | undefined {
  const short = name === text && name.length <= 3 && raw !== raw.toUpperCase();
  return CITIES.get(name) ?? (short ? undefined : PLACES.get(name));
}
