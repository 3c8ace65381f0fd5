import { z } from 'zod';
import { CHANNEL_PARTS, partsIn, USUAL_CHANNEL } from '../domain/incident/channel-name.ts';
import { USUAL_PREFIX } from '../domain/incident/incident-key.ts';
import { nearestWord } from '../domain/incident/nearest-word.ts';
import { faultAt } from './vocabulary.ts';
import type { YamlSource } from './yaml-source.ts';

/** How incidents and their channels are named. */
export const NAMING_FILE = {
  keyPrefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,9}$/, 'must be 2 to 10 capital letters or digits, for example OPS')
    .default(USUAL_PREFIX),
  channelName: z.string().min(1).max(80, 'must have at most 80 characters').default(USUAL_CHANNEL),
};

export const NAMING_KEYS = ['keyPrefix', 'channelName'];

/** Throws `ConfigFault` where the pattern names a part that there is not, or none by which channels differ. */
export function checkedChannelName(pattern: string, source: YamlSource): string {
  const parts = partsIn(pattern);
  const unknown = parts.find((part) => !CHANNEL_PARTS.some((known) => known === part));
  if (unknown !== undefined) {
    const near = nearestWord(unknown, CHANNEL_PARTS);
    const advice = near
      ? `did you mean {${near}}?`
      : `there are ${CHANNEL_PARTS.map((part) => `{${part}}`).join(', ')}`;
    throw faultAt(source, ['channelName'], `has {${unknown}}; ${advice}`);
  }
  if (!parts.includes('key') && !parts.includes('number'))
    throw faultAt(source, ['channelName'], 'needs {key} or {number}, by which channels differ');
  return pattern;
}
