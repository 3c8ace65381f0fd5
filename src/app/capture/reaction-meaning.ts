import { ENTRY_TYPES } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';
import type { MessagePin } from '../ports/messages.ts';

/**
 * What a reaction means by the configuration: an action item, a way onto the timeline, or nothing to Scribe. `name` is
 * without the tone of skin.
 */
export function reactionMeaning(
  { timeline, types, action }: App['policy']['reactions'],
  name: string,
): 'item' | Pick<MessagePin, 'way' | 'type'> | undefined {
  if (action.includes(name)) return 'item';
  const way = `reaction:${name}` as const;
  const type = ENTRY_TYPES.find((one) => types[one]?.includes(name));
  if (type) return { way, type };
  return timeline.includes(name) ? { way } : undefined;
}
