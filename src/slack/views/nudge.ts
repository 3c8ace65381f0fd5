import type { NudgeShown } from '../../app/ports/nudge-posts.ts';
import type { NudgeKind } from '../../domain/incident/nudge-kind.ts';
import { nudgeNow, nudgeText } from '../words/nudges.ts';
import { actions, button, type Message, message, said, section } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** A nudge with the button that does what it asks for; or what became of it. */
export function nudgeView({ now, ...shown }: NudgeShown): Message {
  if (now) return said(nudgeNow({ ...shown, now }));
  const { incident, kind } = shown;
  const { id, label } = DEEDS[kind];
  const ref = { incident: incident.key, team: incident.team };
  const value = writeValue(ref);
  const snooze = writeValue({ ...ref, nudge: kind });
  const text = nudgeText(shown);
  return message(text, [
    section(text),
    actions([
      button({ id, label, value }),
      button({
        id: ACTIONS.nudgeSnooze,
        label: kind === 'forgotten' ? 'Keep it open' : 'Snooze 30 min',
        value: snooze,
      }),
    ]),
  ]);
}

const DEEDS: Readonly<Record<NudgeKind, { readonly id: string; readonly label: string }>> = {
  commander: { id: ACTIONS.cardLead, label: 'Take command' },
  update: { id: ACTIONS.cardUpdate, label: 'Update' },
  'public-update': { id: ACTIONS.cardUpdate, label: 'Update' },
  impact: { id: ACTIONS.nudgeImpact, label: 'Fill in impact' },
  silence: { id: ACTIONS.cardResolve, label: 'Resolve' },
  forgotten: { id: ACTIONS.cardResolve, label: 'Resolve' },
};
