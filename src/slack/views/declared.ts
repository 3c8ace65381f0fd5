import type { Earlier } from '../../app/incidents/earlier-like.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { declared } from '../words/changes.ts';
import { lateItemLine, linkButton, relatedButton, relatedLine } from '../words/related.ts';
import type { Reader } from '../words/times.ts';
import { actions, button, type Message, said } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** The answer to a declaration; under it, earlier incidents that may have to do with it, and what is late since then. */
export function declaredView(
  incident: Incident,
  pointed: boolean,
  { related, late, reader }: Earlier & { readonly reader: Reader },
): Message {
  const text = declared(incident, pointed);
  const [first] = related;
  const buttons = first
    ? [
        actions([
          button({
            id: ACTIONS.cardTimeline,
            label: relatedButton(first),
            value: writeValue({ incident: first.incident.key }),
          }),
          ...related.flatMap((one, index) =>
            one.incident.private && !incident.private
              ? []
              : button({
                  id: `${ACTIONS.link}-${index}`,
                  label: linkButton(one),
                  value: writeValue({ incident: incident.key, to: one.incident.key }),
                }),
          ),
        ]),
      ]
    : [];
  const earlier = [...related.map((one) => relatedLine(one, reader)), ...late.map(lateItemLine)];
  return said([text, ...earlier].join('\n'), ...buttons);
}
