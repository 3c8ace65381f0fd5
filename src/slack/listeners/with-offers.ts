import type { Message } from '../views/blocks.ts';
import { type OfferedLine, offersView } from '../views/offers.ts';
import type { Said } from './answer.ts';
import { holdLong } from './hold-long.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** Another line that the person may have meant, and what its button says. */
export interface Offer {
  readonly line: string;
  readonly label: string;
  /** The incident that it is for, where that is another one than the line's own. */
  readonly incident?: string;
}

/**
 * The answer with a button for each offer, which carries it out. Each is a command of its own, derived from the
 * delivery, so that a button clicked twice is one.
 */
export async function withOffers(
  context: Pick<ListenerContext, 'app'>,
  request: UserRequest,
  { answer, offers }: { readonly answer: Said; readonly offers: readonly Offer[] },
): Promise<Said> {
  if (offers.length === 0) return answer;
  const lines: readonly OfferedLine[] = offers.map(({ line, label, incident = request.incident }, index) => ({
    label,
    command: {
      id: `${request.id}.meant${index}`,
      text: line,
      ...(incident === undefined ? {} : { incident }),
    },
  }));
  for (const { command } of lines) await holdLong(context, command);
  const message: Message = offersView(answer.message, lines);
  return { ...answer, message };
}
