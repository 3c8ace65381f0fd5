import { itemTitle } from '../../domain/actions/item-title.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { isBlank } from '../../domain/timeline/clean-text.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { personOf } from '../people/load-person.ts';
import { addActionItem } from './add-action.ts';
import { changeAction } from './change-action.ts';

/** Somebody's reaction on a message of an incident's channel, or its removal. */
export interface ItemReaction {
  readonly team: string;
  /** Key of the incident. */
  readonly incident: string;
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly on: boolean;
}

type Ports = Pick<
  App,
  | 'actions'
  | 'clock'
  | 'counters'
  | 'incidents'
  | 'messages'
  | 'people'
  | 'peopleMessages'
  | 'policy'
  | 'queue'
> &
  Pick<App, 'peopleSource'> &
  SightPorts;

/**
 * Makes an action item of a message, once however many react. Taken away by whoever made it, and untouched since, the item
 * goes again; put there anew, it returns. Tells why nothing was done. Throws `StoreFault`, and `SlackFault` for a message
 * that has to be read first.
 */
export async function itemFromMessage(app: Ports, reaction: ItemReaction): Promise<'done' | string> {
  const { team, channel, ts, user, on } = reaction;
  const id = `item.${team}.${channel}.${ts}`;
  const before = await app.actions.byId(team, id);
  const change = { by: user, at: app.clock() };
  if (before) {
    const { number, status, createdBy, history = [] } = before.item;
    const asked = { team, number };
    if (on) {
      if (status.state !== 'not doing') return 'there is an item already';
      await changeAction(app, asked, { ...change, do: 'reopen', why: undefined });
      return 'done';
    }
    const touched = history.some(({ did, by }) => by !== user || !['drop', 'reopen'].includes(did));
    if (createdBy !== user || touched || status.state !== 'open') return 'the item is somebody’s by now';
    await changeAction(app, asked, { ...change, do: 'drop', why: 'the reaction was taken away' });
    return 'done';
  }
  if (!on) return 'there is no item';
  const [known, text] = [await app.incidents.byKey(team, reaction.incident), await textOf(app, reaction)];
  if (!known) return 'there is no incident';
  if (isBlank(text)) return 'the message has no words';
  const { incident }: { incident: Incident } = known;
  const person = await personOf(app, team, user);
  await addActionItem(app, { id, incident, person, text: '', title: itemTitle(text) });
  return 'done';
}

async function textOf(app: Ports, { team, channel, ts }: ItemReaction): Promise<string> {
  const stored = await app.messages.find({ team, channel, ts });
  if (stored?.text !== undefined) return stored.text;
  const read = await app.peopleMessages.read(team, { channel, ts });
  return read === undefined || read === 'own' ? '' : read.text;
}
