import type { HelpedShown } from '../../app/ports/follow-up-posts.ts';
import { HELPED, type Helped, type ReviewTime } from '../../domain/postmortem/review/effect-review.ts';
import { HELPED_LABELS, helpedAnswered, helpedAsked } from '../words/effect-review.ts';
import { actions, button, type Message, message, section } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** The button of each answer. */
export const HELPED_BUTTONS = {
  yes: ACTIONS.helpedYes,
  partly: ACTIONS.helpedPartly,
  no: ACTIONS.helpedNo,
} as const satisfies Record<Helped, string>;

interface Of {
  readonly incident: HelpedShown['incident'];
  readonly after: ReviewTime;
}

/** Asks whether what followed from a postmortem helped; one tap answers. */
export function helpedAskedView({ incident, after, facts }: HelpedShown): Message {
  const parts = helpedAsked(incident, after, facts);
  return message(parts.join('\n\n'), [...parts.map((part) => section(part)), buttons({ incident, after })]);
}

/** After the tap; the buttons stay, for who changes their mind. */
export function helpedAnsweredView(of: Of, said: Helped, by: string): Message {
  const text = helpedAnswered(of.incident, said, by);
  return message(text, [section(text), buttons(of)]);
}

function buttons({ incident, after }: Of) {
  const value = writeValue({ incident: incident.key, team: incident.team, after });
  return actions(
    HELPED.map((said) => button({ id: HELPED_BUTTONS[said], label: HELPED_LABELS[said], value })),
  );
}
