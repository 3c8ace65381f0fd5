import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { type Block, code, remark, text } from '../../nodes.ts';
import { momentItem, publicMoments } from '../sections/outside.ts';
import { listOf } from '../sections/points.ts';
import { openAfter } from '../sections/timeline.ts';
import { drawTimeline } from './draw-timeline.ts';
import { momentsToDraw } from './moments-to-draw.ts';

/** The timeline as a list, and as a diagram in text. */
export function timeline(findings: Findings): DraftSection {
  const moments = publicMoments(findings);
  const list =
    moments.length === 0
      ? []
      : [
          listOf(
            'bullets',
            moments.map((item) =>
              momentItem(findings, item, (time) => [
                { type: 'inlineCode', value: `${time} UTC` },
                text(' - '),
              ]),
            ),
          ),
        ];
  return {
    id: 'timeline',
    heading: 'Timeline',
    level: 2,
    blocks: [...list, ...openAfter(findings), ...diagram(findings)],
  };
}

/** Two lanes: what happened to the system, and what people did. One moment alone needs no picture. */
function diagram(findings: Findings): Block[] {
  const moments = momentsToDraw(findings);
  if (moments.length < 2) return [];
  const left = findings.reading.entries.length - moments.length;
  const rest = left > 0 ? `; ${left} more ${left === 1 ? 'entry is' : 'entries are'} in the list above` : '';
  return [
    remark(`The same as a diagram, the system on the left and the people on the right${rest}:`),
    code(drawTimeline(moments, firstDay(findings))),
  ];
}
