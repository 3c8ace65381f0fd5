import type { ListItem } from 'mdast';
import { isOwned } from '../../../actions/action-item.ts';
import { holderText } from '../../../actions/holder-words.ts';
import { day } from '../../../timeline/time-words.ts';
import { longDay } from '../../../timeline/twelve-hour.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField, together } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import { nameOf, type RecordAction } from '../../record/record.ts';
import { actionCells, actionsOf, type Numbered, statusWords } from '../sections/actions.ts';
import { peopleOr } from '../sections/header.ts';
import { fieldItem, itemOf, nothing } from '../sections/points.ts';
import { open, stated } from '../sections/statements.ts';
import { capital } from '../sections/timeline.ts';
import { section } from './learning.ts';

/** The actions by urgency, who is responsible, and when all will be done. */
export function actions(analysis: Analysis): DraftSection {
  const all = actionsOf(analysis);
  const soon = all.filter(({ action }) => isImmediate(analysis, action));
  const later = all.filter((each) => !soon.includes(each));
  return section('actions', '8. Action Items', [
    group(analysis, 'Immediate Actions', { actions: soon, none: 'none due within a day' }),
    group(analysis, 'Long-term Actions', { actions: later, none: 'none beyond these' }),
    fieldItem('Responsible Parties', responsible(analysis)),
    fieldItem('Timeline for Completion', completion(analysis)),
  ]);
}

/** Actions under their label, or a remark that there are none of the kind. */
function group(
  analysis: Analysis,
  label: string,
  { actions, none }: { readonly actions: readonly Numbered[]; readonly none: string },
): ListItem {
  if (analysis.record.actions.length === 0) return fieldItem(label, open('actions'));
  if (actions.length === 0) return nothing(label, none);
  return fieldItem(
    label,
    actions.map((each) => line(analysis, each)),
  );
}

/** Due within a day of the end, or done without a date. */
function isImmediate({ reading, began }: Analysis, { due, status }: RecordAction): boolean {
  if (due === undefined) return status === 'done';
  const end = reading.milestones.resolved?.at ?? began?.at;
  return end !== undefined && due <= day(new Date(end.getTime() + 86_400_000));
}

/** `A-3: Hold training sessions – open, target: July 30, 2024`, and any questions about it. */
function line(analysis: Analysis, each: Numbered): ListItem {
  const { title, due, owner } = actionCells(analysis, each);
  const { action } = each;
  const target = action.due ? `, target: ${longDay(new Date(action.due))}` : '';
  const questions = [isOwned(action) ? [] : owner, action.due ? [] : due].filter(
    ([first]) => first?.type === 'openQuestion',
  );
  return itemOf([
    ...title,
    text(` – ${statusWords(action).toLowerCase()}${target}`),
    ...questions.flatMap((question) => [text(' '), ...question]),
  ]);
}

/** Each owner once, with the role that they held and what they own; then those who hold items that no person has yet. */
function responsible(analysis: Analysis): ListItem[] | Phrase[] {
  const { record } = analysis;
  const owners = new Map<string, Numbered[]>();
  const holders = new Map<string, Numbered[]>();
  for (const each of actionsOf(analysis)) {
    const { owner, heldBy, status } = each.action;
    if (status === 'not doing') continue;
    if (owner) owners.set(owner, [...(owners.get(owner) ?? []), each]);
    else if (heldBy) holders.set(holderText(heldBy), [...(holders.get(holderText(heldBy)) ?? []), each]);
  }
  if (owners.size + holders.size === 0)
    return record.actions.length === 0 ? open('actions') : ownerQuestion(analysis);
  const people = [...owners].map(([owner, owned]) => {
    const role = Object.entries(record.roles).find(([, held]) => held.includes(owner))?.[0];
    return party(record, `${role ? `${capital(role)}: ` : ''}${nameOf(record, owner)}`, owned);
  });
  return [...people, ...[...holders].map(([holder, held]) => party(record, capital(holder), held))];
}

/** `Commander: Ana Diaz: A-1, A-3`. */
function party(record: Analysis['record'], who: string, owned: readonly Numbered[]): ListItem {
  const keys = owned.map(({ action, index }) => action.id ?? `no. ${index + 1}`).join(', ');
  return itemOf([
    ...inline(record, `${who}: ${keys}`),
    cite(together(...owned.map(({ index }) => fromField(`actions.${index}`)))),
  ]);
}

/** A reference to the question beside the first item. */
function ownerQuestion(analysis: Analysis): Phrase[] {
  const [first] = actionsOf(analysis);
  return first ? actionCells(analysis, first).owner : open('actions');
}

function completion(analysis: Analysis): Phrase[] {
  const all = actionsOf(analysis).filter(({ action }) => action.status !== 'not doing');
  if (all.length === 0) return open('actions');
  const dated = all.filter(({ action }) => action.due);
  const last = dated
    .map(({ action }) => action.due ?? '')
    .sort()
    .at(-1);
  const undated = all.filter(({ action }) => !action.due && action.status !== 'done').length;
  const rest = undated > 0 ? `; ${undated} without a date` : '';
  const evidence = together(...all.map(({ index }) => fromField(`actions.${index}`)));
  if (!last) return undated > 0 ? stated('no action has a date yet', evidence) : stated('all done', evidence);
  return stated(`all${undated > 0 ? ' dated actions' : ''} by ${longDay(new Date(last))}${rest}`, evidence);
}

/** Who prepared, reviewed and approved the report, and when. */
export function signOff(analysis: Analysis): DraftSection {
  const { record } = analysis;
  const index = record.signOff.findLastIndex(({ name }) => name !== undefined);
  const approval = record.signOff[index];
  const evidence = fromField(`signOff.${index}`);
  const dated = approval?.at ? index : record.signOff.findLastIndex(({ at }) => at !== undefined);
  const day = record.signOff[dated]?.at;
  return section('sign-off', '9. Sign-Off', [
    fieldItem('Prepared by', peopleOr(analysis, 'authors')),
    fieldItem('Reviewed by', peopleOr(analysis, 'reviewers')),
    fieldItem(
      'Approved by',
      approval?.name ? [...inline(record, nameOf(record, approval.name)), cite(evidence)] : open('signOff'),
    ),
    fieldItem(
      'Date of Approval',
      day ? stated(longDay(day), fromField(`signOff.${dated}`)) : open('signOff.at'),
    ),
  ]);
}
