import { itemsOf } from '../../../app/access/sharing.ts';
import { adviceOnce } from '../../../app/actions/action-advice-once.ts';
import { addActionItem } from '../../../app/actions/add-action.ts';
import { actionFor } from '../../../app/actions/change-action.ts';
import { previewItem } from '../../../app/actions/preview-item.ts';
import { personOf } from '../../../app/people/load-person.ts';
import { peopleNamed } from '../../../app/people/people-named.ts';
import type { ActionItem } from '../../../domain/actions/action-item.ts';
import { unknownMentionsIn } from '../../../domain/actions/unknown-mentions.ts';
import { markedKey } from '../../../domain/incident/drill-mark.ts';
import { readRole } from '../../../domain/incident/role-name.ts';
import { readTeam } from '../../../domain/incident/teams.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { actionAddedView, actionListView, myActionsView } from '../../views/action-line.ts';
import { actionShownView } from '../../views/action-shown.ts';
import { actionPreview } from '../../words/action-preview.ts';
import { actionUnclear, actionUnknown } from '../../words/actions.ts';
import { plainLine } from '../../words/escape.ts';
import { roleName } from '../../words/names.ts';
import { afterSaving } from '../after-saving.ts';
import { type Answer, say, sayBest, sayText } from '../answer.ts';
import { asChannelSays, lookedUpHere } from '../as-channel-says.ts';
import { askToShare } from '../ask-to-share.ts';
import { withGroupsCalled } from '../groups-called.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { UserRequest } from '../request.ts';
import { sourceOf } from '../source-of.ts';
import { type IncidentRequest, withIncident } from '../with-incident.ts';
import { type Offer, withOffers } from '../with-offers.ts';
import { changeItem } from './change-item.ts';
import { RESOLVED_TOO } from './handler.ts';
import { isFiltered, listByFilter } from './item-list.ts';
import { giveTo, offerOwners } from './offer-owners.ts';

/** `action …`: adding and listing belong to an incident, the rest to an item by its number. */
export async function action(
  context: ListenerContext,
  request: UserRequest,
  { action: words }: CommandOf<'action'>,
): Promise<Answer> {
  switch (words.do) {
    case 'add':
      return withIncident({ context, request, ...RESOLVED_TOO }, (on) => add(on, words.text));
    case 'list':
      if (isFiltered(words.list)) return listByFilter(context, request, words.list);
      return withIncident({ context, request, ...RESOLVED_TOO }, list);
    case 'mine': {
      const known = await itemsOf(context.app, await lookedUpHere(context, request));
      return sayBest(myActionsView(known.map(({ item }) => item)));
    }
    case 'show':
    case 'preview':
    case 'start':
    case 'done':
    case 'drop':
    case 'reopen':
    case 'move':
    case 'assign':
    case 'take':
    case 'title':
    case 'kind':
    case 'done-when':
    case 'link':
    case 'priority': {
      // Each workspace counts its items from 1, and the channel says whose number it is.
      const placed = await asChannelSays(context, request);
      if ('instead' in placed) return placed.instead;
      if (words.do === 'show') return showItem(context, placed.request, words.number);
      if (words.do === 'preview') return preview(context, placed.request, words.number);
      return changeItem(context, placed.request, words);
    }
    default:
      return words satisfies never;
  }
}

async function add({ context, request, known }: IncidentRequest, text: string): Promise<Answer> {
  const { app, command } = context;
  const person = await personOf(app, request.team, request.user);
  const result = await addActionItem(app, {
    id: request.id,
    incident: known.incident,
    person,
    ...(await withGroupsCalled(app, request.team, text)),
    sharing: request.sharing,
  });
  if (result.kind === 'outside') {
    const leaving = { incident: known.incident.key, users: [result.owner], what: 'item' as const };
    return askToShare(context, request, leaving);
  }
  if (result.kind !== 'added') return sayText(actionUnclear(result.reading, command), 'unclear');
  const { item, dueByDefault, dueInUtc, unread, unable, clock, others } = result;
  const unknownMentions = unknownMentionsIn(`${item.title} ${item.doneWhen ?? ''}`);
  const inChannel = request.channel === known.channel;
  const remarks = { dueByDefault, inChannel, dueInUtc, unknownMentions, unread, unable, clock, others };
  const advice = await adviceOnce(app, known, item);
  const answer = say(actionAddedView(item, { ...remarks, advice }, command), 'added');
  return withOffers(context, request, {
    answer,
    offers: await afterSaving(
      context,
      () =>
        unable
          ? offerOwners(context, request, { item, among: 'whoever could' })
          : offerNamed(context, request, { item, others, names: unknownMentions }),
      [],
    ),
  });
}

/** Whom else the item can be given: others who were named and, where it has no owner, people who bear a typed name. */
async function offerNamed(
  { app }: ListenerContext,
  request: UserRequest,
  {
    item,
    others,
    names,
  }: { readonly item: ActionItem; readonly others: readonly string[]; readonly names: readonly string[] },
): Promise<readonly Offer[]> {
  const people = await app.people.many(item.team, others);
  const typed = item.owner === undefined ? names : [];
  const named = await Promise.all(typed.map((name) => peopleNamed(app, request, name)));
  const all = new Map([...people, ...named.flat()].map((person) => [person.user, person] as const));
  const held = item.heldBy
    ? await offerOwners({ app }, request, { item, among: item.heldBy })
    : typed.flatMap((name) => offerHolder(app, item, name));
  return [...[...all.values()].map((person) => giveTo(item, person)), ...held].slice(0, MOST_OWNERS);
}

/** `@commander`, `@payments`: meant as whoever holds that role, or as that team. */
function offerHolder({ policy }: ListenerContext['app'], item: ActionItem, name: string): readonly Offer[] {
  const said = name.replace(/^@/, '');
  const role = readRole(said, policy);
  const team = readTeam(said, policy.teams);
  if (role.kind === 'role') {
    const label = `Give it to whoever is ${plainLine(roleName(role.role))}`;
    return [{ line: `action assign ${item.number} ${role.role}`, label }];
  }
  return team === undefined
    ? []
    : [{ line: `action assign ${item.number} team ${team}`, label: `Give it to team ${team}` }];
}

const MOST_OWNERS = 4;

async function list({ context, request, known: { incident } }: IncidentRequest): Promise<Answer> {
  const actions = await context.app.actions.ofIncident(request.team, incident.key);
  const items = actions.map(({ item }) => item);
  return sayBest(actionListView(markedKey(incident), items, context.command));
}

/** Every reminder that is to come of one item. */
async function preview(context: ListenerContext, request: UserRequest, number: number): Promise<Answer> {
  const known = await actionFor(context.app, { team: request.team, number, user: request.user });
  if (!known) return sayText(actionUnknown(number, context.command), 'refused');
  const coming = await previewItem(context.app, known);
  return sayText(actionPreview(known.item, coming, await readerOf(context, request)));
}

/** One item, with its buttons and its ledger. */
async function showItem(context: ListenerContext, request: UserRequest, number: number): Promise<Answer> {
  const known = await actionFor(context.app, { team: request.team, number, user: request.user });
  if (!known) return sayText(actionUnknown(number, context.command), 'refused');
  const source = await sourceOf(context, request, known.item);
  return say(actionShownView(known.item, source, await readerOf(context, request)));
}
