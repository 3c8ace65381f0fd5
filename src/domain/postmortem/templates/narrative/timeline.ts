import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { type Block, code, remark, text } from '../../nodes.ts';
import { isLong, momentItem, momentTable, publicMoments } from '../sections/outside.ts';
import { listOf } from '../sections/points.ts';
import { openAfter, type TimelineItem } from '../sections/timeline.ts';
import { drawTimeline } from './draw-timeline.ts';
import { momentsToDraw } from './moments-to-draw.ts';

/** The timeline as a list (a long one as a table), and as a diagram in text. */
export function timeline(findings: Findings): DraftSection {
  const moments = publicMoments(findings);
  const content =
    moments.length === 0 ? [] : [isLong(findings) ? momentTable(findings, moments) : list(findings, moments)];
  return {
    id: 'timeline',
    heading: 'Timeline',
    level: 2,
    blocks: [...content, ...openAfter(findings), ...diagram(findings)],
  };
}

function list(findings: Findings, moments: readonly TimelineItem[]): Block {
  return listOf(
    'bullets',
    moments.map((item) =>
      momentItem(findings, item, (time) => [{ type: 'inlineCode', value: `${time} UTC` }, text(' - ')]),
    ),
  );
}

/** Two lanes: what happened to the system, and what people did. One moment alone needs no picture. */
export function diagram(findings: Findings): Block[] {
  const moments = momentsToDraw(findings);
  if (moments.length < 2) return [];
  const whole = moments.length === findings.reading.entries.length;
  return [
    remark(whole ? 'The same as a diagram:' : 'The key moments as a diagram (the full list is above):'),
    code(drawTimeline(moments, firstDay(findings))),
  ];
}
