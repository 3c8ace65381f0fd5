import type { ExternalIdStore } from '../app/ports/external-ids.ts';
import { type Holders, holderId } from './effect-holders.ts';
import { toMapKey } from './map-key.ts';

/** Each id in a write of its own, without a version: no change of state can overtake it. */
export function externalIdStore(holders: Holders): ExternalIdStore {
  return {
    async remember(of, name, value) {
      // Events of a channel name only the channel, so an incident is also found by it.
      const found = of.holder === 'incidents' && name === 'channel' ? { channel: value } : {};
      await holders[of.holder].updateOne(
        { _id: holderId(of) },
        { $set: { [`outside.${toMapKey(name)}`]: value, ...found } },
      );
    },
  };
}
