import type { ActionItem } from '../../domain/actions/action-item.ts';
import { isOwned, isPending } from '../../domain/actions/action-item.ts';
import { readActionNumber } from '../../domain/actions/action-number.ts';
import { readActionText } from '../../domain/actions/action-text.ts';
import { type CalendarDate, dateIn } from '../../domain/actions/calendar-date.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { closedTo } from '../access/sharing.ts';
import { addActionItem } from '../actions/add-action.ts';
import { assignAction, changeAction } from '../actions/change-action.ts';
import { unablePerson } from '../actions/unable-person.ts';
import { personOf } from '../people/load-person.ts';
import { peopleOf, withMentions } from '../people/typed-owners.ts';
import type { Reading } from './answer-reading.ts';
import type { Answering, AnswerPorts, AnswerProblem } from './answering.ts';

/**
 * Adds items as `action add` does; their keys are kept. None is added where one of them names an owner who cannot be
 * one: what is sent again after that is another answer, and would add the others twice.
 */
export async function addActions(
  app: AnswerPorts,
  { known, id, by }: Answering,
  { titles: typed, owner, due }: Extract<Reading, { kind: 'actions' }>,
): Promise<string | AnswerProblem> {
  const { incident } = known;
  const person = await personOf(app, incident.team, by);
  const people = typed.some((text) => text.includes('@')) ? await peopleOf(app, known) : [];
  const titles = typed.map((text) => withMentions(text, people));
  const today = dateIn(app.clock(), person.zone);
  for (const text of titles) {
    const read = readActionText(text, { today });
    const problem = await ownerProblem(app, incident, (read.kind === 'action' && read.owner) || owner);
    if (problem) return problem;
  }
  const keys: string[] = [];
  for (const [index, text] of titles.entries()) {
    const added = await addActionItem(app, { id: `${id}.${index}`, incident, person, text, owner, due });
    if (added.kind === 'outside') return { kind: 'outside' };
    if (added.kind === 'added') keys.push(added.item.key);
  }
  return keys.join(', ');
}

/** Owners and dates for every open item that lacks one. */
export async function changeItems(
  app: AnswerPorts,
  answering: Answering,
  { owner, due, items }: Extract<Reading, { kind: 'owners' }>,
): Promise<string | AnswerProblem> {
  const { incident } = answering.known;
  const said = new Map(items.map((item) => [readActionNumber(item.action), item]));
  const lacking = (await app.actions.ofIncident(incident.team, incident.key)).filter(({ item }) =>
    lacks(item),
  );
  const given = new Set<string>();
  for (const { item } of lacking) {
    const one = said.get(readActionNumber(item.key));
    const wanted = [...ownerFor(item, { it: one?.owner, all: owner }), ...dueFor(item, one?.due ?? due)];
    for (const change of wanted) {
      const result = await changeItem(app, answering, change);
      if (typeof result !== 'string') return result;
      given.add(result);
    }
  }
  const unknown = items.find(
    ({ action }) => !lacking.some(({ item }) => readActionNumber(item.key) === readActionNumber(action)),
  );
  return unknown ? { kind: 'no-action', said: unknown.action } : [...given].join(', ');
}

function lacks(item: ActionItem): boolean {
  return isPending(item) && (!isOwned(item) || item.due === undefined);
}

/** A role, group or team that has it keeps it, unless a person is said for this very item. */
function ownerFor(
  item: ActionItem,
  of: { readonly it: string | undefined; readonly all: string | undefined },
): Change[] {
  const to = of.it ?? (isOwned(item) ? undefined : of.all);
  return item.owner !== undefined || to === undefined ? [] : [{ kind: 'owner', action: item.key, to }];
}

function dueFor({ key, due }: ActionItem, to: CalendarDate | undefined): Change[] {
  return due !== undefined || to === undefined ? [] : [{ kind: 'due', action: key, to }];
}

async function ownerProblem(
  app: AnswerPorts,
  incident: Incident,
  owner: string | undefined,
): Promise<AnswerProblem | undefined> {
  if (owner === undefined) return undefined;
  const unable = await unablePerson(app, incident.team, owner);
  if (unable) return { kind: 'unable', person: unable };
  return (await closedTo(app, incident, { user: owner })) ? { kind: 'outside' } : undefined;
}

/** A change of one action item. */
type Change = Extract<Reading, { kind: 'owner' | 'due' }>;

const WHY_DUE = 'answered for the postmortem';

export async function changeItem(
  app: AnswerPorts,
  { known: { incident }, by }: Answering,
  reading: Change,
): Promise<string | AnswerProblem> {
  const asked = { team: incident.team, number: readActionNumber(reading.action) ?? 0 };
  const stamp = { by, at: app.clock() };
  const result =
    reading.kind === 'owner'
      ? await assignAction(app, asked, { ...stamp, do: 'assign', to: reading.to })
      : await changeAction(app, asked, { ...stamp, do: 'move', to: reading.to, why: WHY_DUE });
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return reading.to;
    case 'refused':
      return { kind: 'action', item: result.item, why: result.why };
    case 'outside':
      return { kind: 'outside' };
    case 'unable':
      return { kind: 'unable', person: result.person };
    case 'unknown':
      return { kind: 'no-action', said: reading.action };
    default:
      return result satisfies never;
  }
}
