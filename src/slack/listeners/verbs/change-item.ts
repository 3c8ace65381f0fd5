import { incidentFor } from '../../../app/access/incident-for.ts';
import { assignAction, changeAction } from '../../../app/actions/change-action.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { ActionItem } from '../../../domain/actions/action-item.ts';
import { type CalendarDate, dateIn } from '../../../domain/actions/calendar-date.ts';
import type { ActionCommand, ActionDecision } from '../../../domain/actions/decide.ts';
import { readMove } from '../../../domain/actions/due-date.ts';
import { hangsOnToday } from '../../../domain/actions/hangs-on-today.ts';
import type { ParsedAction } from '../../../domain/incident/verbs/action-verbs.ts';
import type { Zone } from '../../../domain/timeline/wall-clock.ts';
import {
  actionLine,
  actionUnknown,
  dueFromUtc,
  dueIsDay,
  moveUnclear,
  ofIncident,
} from '../../words/actions.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { cannotTake } from '../../words/refusals.ts';
import { afterSaving } from '../after-saving.ts';
import { type Answer, sayText } from '../answer.ts';
import { sayNotChanged } from '../answer-not-changed.ts';
import { askToShare } from '../ask-to-share.ts';
import { withGroupsCalled } from '../groups-called.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { type Offer, withOffers } from '../with-offers.ts';
import { plainText } from './change.ts';
import { offerOwners } from './offer-owners.ts';

type ItemChange = Exclude<ParsedAction, { do: 'add' | 'list' | 'mine' | 'show' | 'preview' }>;

/** Carries out what is asked of one item, in its own workspace. */
export async function changeItem(
  context: ListenerContext,
  request: UserRequest,
  words: ItemChange,
): Promise<Answer> {
  const person = await personOf(context.app, request.team, request.user);
  const stamp = { by: request.user, at: context.app.clock() };
  const read = commandOf(words, stamp, { zone: person.zone, name: context.command });
  if ('unclear' in read) return sayText(read.unclear, 'unclear');
  const command = await withGroupNamed(context, request, read);
  const sharing = request.sharing ? request.id : undefined;
  const asked = { team: request.team, number: words.number, sharing };
  const result =
    command.do === 'assign'
      ? await assignAction(context.app, asked, command)
      : await changeAction(context.app, asked, command);
  if (result.kind === 'outside') {
    const leaving = { incident: result.item.incident, users: [result.owner], what: 'item' as const };
    return askToShare(context, request, leaving);
  }
  if (result.kind === 'unable')
    return withOffers(context, request, {
      answer: sayText(cannotTake(result.person, undefined), 'refused'),
      offers: await offerOwners(context, request, { item: result.item, among: 'whoever could' }),
    });
  if (result.kind === 'unknown') return sayText(actionUnknown(result.number, context.command), 'refused');
  const reader = { zone: person.zone, now: context.app.clock() };
  const utc =
    words.do === 'move' && person.zoneUnknown && movesByToday(words.text, stamp.at) ? ` ${dueFromUtc()}` : '';
  const left = words.do === 'move' ? clockLeftOut(words.text, dateIn(stamp.at, person.zone)) : '';
  const elsewhere = `${left}${utc}${await afterSaving(context, () => elsewhereWords(context, request, result.item), '')}`;
  switch (result.kind) {
    case 'changed': {
      const answer = sayText(`${actionLine(result.item)}${elsewhere}`);
      const { item } = result;
      if (words.do !== 'assign' || item.heldBy === undefined) return answer;
      const among = item.heldBy;
      const offers = await afterSaving(context, () => offerOwners(context, request, { item, among }), []);
      return withOffers(context, request, { answer, offers });
    }
    case 'unchanged':
      return sayNotChanged(result, { reader, command: context.command }, elsewhere);
    case 'refused': {
      const answer = sayNotChanged(result, { reader, command: context.command }, elsewhere);
      return withOffers(context, request, { answer, offers: offerReopen(result) });
    }
    default:
      return result satisfies never;
  }
}

/** A group that is to have an item is kept with its name: where it has been told, nobody is called again. */
async function withGroupNamed(
  { app }: ListenerContext,
  { team, text }: UserRequest,
  command: ActionCommand,
): Promise<ActionCommand> {
  if (command.do !== 'hold' || command.to.kind !== 'group') return command;
  const { groups } = await withGroupsCalled(app, team, text);
  const name = groups.get(command.to.group);
  return name === undefined ? command : { ...command, to: { ...command.to, name } };
}

/** What is closed can be opened again, and then changed. */
function offerReopen({ item, why }: Extract<ActionDecision, { kind: 'refused' }>): readonly Offer[] {
  if (why !== 'is-done' && why !== 'is-dropped') return [];
  return [{ line: `action reopen ${item.number}`, label: 'Reopen' }];
}

/** An item can be changed from any channel; outside its incident's own the answer says whose it is. */
async function elsewhereWords(
  context: ListenerContext,
  { team, user, typedIn, channel }: UserRequest,
  item: ActionItem,
): Promise<string> {
  const found = await incidentFor(context.app, { team, user, typedIn, key: item.incident });
  const known = found.kind === 'found' ? found.known : undefined;
  if (known?.channel === channel) return '';
  return ofIncident(item, known?.incident);
}

/** Due dates are days: a time of day that was typed is given back. */
function clockLeftOut(text: string, today: CalendarDate): string {
  const move = readMove(text, today);
  return move.kind === 'move' && move.clock !== undefined ? ` ${dueIsDay(move.clock)}` : '';
}

function movesByToday(text: string, now: Date): boolean {
  return hangsOnToday(
    (today) => {
      const move = readMove(text, today);
      return move.kind === 'move' ? move.date : undefined;
    },
    dateIn(now, 'UTC'),
  );
}

function commandOf(
  words: ItemChange,
  stamp: { readonly by: string; readonly at: Date },
  { zone, name }: { readonly zone: Zone; readonly name: string },
): ActionCommand | { readonly unclear: string } {
  switch (words.do) {
    case 'start':
    case 'done':
      return { ...stamp, do: words.do };
    case 'drop':
      return { ...stamp, do: 'drop', why: unescapeSlack(words.why) };
    case 'take':
      return { ...stamp, do: 'take' };
    case 'assign':
      return words.user === undefined
        ? { ...stamp, do: 'hold', to: words.holder }
        : { ...stamp, do: 'assign', to: words.user };
    case 'kind':
      return { ...stamp, do: 'kind', to: words.actionKind };
    case 'done-when':
      return { ...stamp, do: 'done-when', to: unescapeSlack(words.text) };
    case 'link':
      return { ...stamp, do: 'link', to: words.to };
    case 'title':
      return { ...stamp, do: 'title', to: unescapeSlack(words.title) };
    case 'priority':
      return { ...stamp, do: 'priority', to: words.priority };
    case 'reopen':
      return { ...stamp, do: 'reopen', why: plainText(words.why) };
    case 'move': {
      const move = readMove(words.text, dateIn(stamp.at, zone));
      return move.kind === 'move'
        ? { ...stamp, do: 'move', to: move.date, why: unescapeSlack(move.why) }
        : { unclear: moveUnclear(move, name) };
    }
    default:
      return words satisfies never;
  }
}
