import { addActionItem } from '../../../app/add-action.ts';
import { changeAction } from '../../../app/change-action.ts';
import { maySee } from '../../../app/find-incident.ts';
import { personOf } from '../../../app/person.ts';
import type { ActionItem } from '../../../domain/actions/action-item.ts';
import { dateIn } from '../../../domain/actions/calendar-date.ts';
import type { ActionCommand } from '../../../domain/actions/decide.ts';
import { readMove } from '../../../domain/actions/due-date.ts';
import { actionAdvice } from '../../../domain/actions/quality.ts';
import { strangersIn } from '../../../domain/actions/strangers.ts';
import type { ActionWords } from '../../../domain/incident/action-words.ts';
import type { Incident } from '../../../domain/incident/incident.ts';
import { actionAddedView, actionListView, myActionsView } from '../../views/action-line.ts';
import {
  actionLine,
  actionRefused,
  actionUnchanged,
  actionUnclear,
  actionUnknown,
  moveUnclear,
  ofIncident,
} from '../../words/actions.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { type Answer, say, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { withIncident } from '../resolve-place.ts';

/** `action …`: adding and listing belong to an incident, the rest to an item by its number. */
export async function action(parts: Parts, asked: Asked, words: ActionWords): Promise<Answer> {
  switch (words.do) {
    case 'add':
      return withIncident(
        parts,
        asked,
        ({ incident }) => add(parts, asked, incident, words.text),
        AFTERWARDS,
      );
    case 'list':
      return withIncident(parts, asked, ({ incident }) => list(parts, asked, incident), AFTERWARDS);
    case 'mine': {
      const known = await parts.app.actions.ofOwner(asked.team, asked.user);
      return say(myActionsView(known.map(({ item }) => item)));
    }
    case 'start':
    case 'done':
    case 'drop':
    case 'move':
    case 'assign':
      return changeItem(parts, asked, words);
    default:
      return words satisfies never;
  }
}

/** Follow-ups are made and looked at after the resolution more than before it. */
const AFTERWARDS = { resolvedToo: true };

async function add(parts: Parts, asked: Asked, incident: Incident, text: string): Promise<Answer> {
  const { app, command } = parts;
  const person = await personOf(app, asked.team, asked.user);
  const result = await addActionItem(app, { id: asked.id, incident, person, text: unescapeSlack(text) });
  if (result.kind !== 'added') return sayWords(actionUnclear(result.reading, command), 'unclear');
  const { item, dueByDefault, misread } = result;
  const strangers = strangersIn(`${item.title} ${item.doneWhen ?? ''}`);
  return say(
    actionAddedView(item, { dueByDefault, strangers, misread, advice: actionAdvice(item) }, command),
    'added',
  );
}

async function list(parts: Parts, asked: Asked, incident: Incident): Promise<Answer> {
  const known = await parts.app.actions.ofIncident(asked.team, incident.key);
  const items = known.map(({ item }) => item);
  return say(actionListView(incident.key, items, parts.command));
}

type ChangeWords = Exclude<ActionWords, { do: 'add' | 'list' | 'mine' }>;

async function changeItem(parts: Parts, asked: Asked, words: ChangeWords): Promise<Answer> {
  const person = await personOf(parts.app, asked.team, asked.user);
  const stamp = { by: asked.user, at: parts.app.clock() };
  const command = commandOf(words, stamp, person.zone, parts.command);
  if ('unclear' in command) return sayWords(command.unclear, 'unclear');
  const result = await changeAction(parts.app, { team: asked.team, number: words.number }, command);
  if (result.kind === 'unknown') return sayWords(actionUnknown(result.number, parts.command), 'refused');
  const reader = { zone: person.zone, now: parts.app.clock() };
  const elsewhere = await elsewhereWords(parts, asked, result.item);
  switch (result.kind) {
    case 'changed':
      return sayWords(`${actionLine(result.item)}${elsewhere}`);
    case 'unchanged':
      return sayWords(`${actionUnchanged(result.item, result.why, reader)}${elsewhere}`, 'unchanged');
    case 'refused':
      return sayWords(
        `${actionRefused(result.item, result.why, reader, parts.command)}${elsewhere}`,
        'refused',
      );
    default:
      return result satisfies never;
  }
}

/** An item can be changed from any channel; outside its incident's own the answer says whose it is. */
async function elsewhereWords(
  parts: Parts,
  { team, user, channel }: Asked,
  item: ActionItem,
): Promise<string> {
  const known = await parts.app.incidents.byKey(team, item.incident);
  if (known?.channel === channel) return '';
  return ofIncident(item, known && maySee(known, user) ? known.incident : undefined);
}

function commandOf(
  words: ChangeWords,
  stamp: { readonly by: string; readonly at: Date },
  zone: string,
  name: string,
): ActionCommand | { readonly unclear: string } {
  switch (words.do) {
    case 'start':
    case 'done':
      return { ...stamp, do: words.do };
    case 'drop':
      return { ...stamp, do: 'drop', why: unescapeSlack(words.why) };
    case 'assign':
      return { ...stamp, do: 'assign', to: words.user };
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
