import type { Incident } from '../../domain/incident/incident.ts';
import { catchupLines, catchupOffer } from '../words/catchup.ts';
import { actions, button, type Message, message, said, sections } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** What one who comes late is shown, alone. */
export function catchupView(...shown: Parameters<typeof catchupLines>): Message {
  const [{ key }] = shown;
  const text = catchupLines(...shown).join('\n');
  const timeline = button({
    id: ACTIONS.cardTimeline,
    label: 'Timeline',
    value: writeValue({ incident: key }),
  });
  return message(text, [...sections(text), actions([timeline])]);
}

/** The offer to one who has just come. */
export function catchupOfferView(incident: Incident): Message {
  const value = writeValue({ incident: incident.key });
  return said(catchupOffer(incident), actions([button({ id: ACTIONS.catchup, label: 'Catch up', value })]));
}
