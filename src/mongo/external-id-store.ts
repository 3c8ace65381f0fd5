import type { ExternalIdStore } from '../app/ports/external-ids.ts';
import { claimed, type Holders, holderId } from './effect-holders.ts';
import { externalIdPath } from './pending-effects.ts';

/** Each id in a write of its own, without a version: no change of state can overtake it. */
export function externalIdStore(holders: Holders): ExternalIdStore {
  return {
    async remember(of, name, value) {
      await holders[of.holder].updateOne({ _id: holderId(of) }, { $set: kept(of.holder, name, value) });
    },
    async forget(of, name) {
      await holders[of.holder].updateOne({ _id: holderId(of) }, { $unset: { [externalIdPath(name)]: 1 } });
    },
    async rememberFor(claim, name, value) {
      const { holder } = claim.ref;
      const { matchedCount } = await holders[holder].updateOne(claimed(claim), {
        $set: kept(holder, name, value),
      });
      return matchedCount === 1;
    },
  };
}

/** Events of a channel name only the channel, so an incident is also found by it. */
function kept(holder: keyof Holders, name: string, value: string): Record<string, string> {
  const found = holder === 'incidents' && name === 'channel' ? { channel: value } : {};
  return { [externalIdPath(name)]: value, ...found };
}
