import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, code, remark, text } from '../../document/nodes.ts';
import { drawnWords } from '../../document/prose.ts';
import { listOf } from '../sections/points.ts';
import { isLong, momentItems, momentTable, publicMoments } from '../sections/public-sections.ts';
import { openAfter, type TimelineItem } from '../sections/timeline.ts';
import { drawTimeline } from './draw-timeline.ts';
import { momentsToDraw } from './moments-to-draw.ts';

/** The timeline as a list (or a table, if it is long), and as a text diagram. */
export function timeline(analysis: Analysis): DraftSection {
  const moments = publicMoments(analysis);
  const content =
    moments.length === 0 ? [] : [isLong(analysis) ? momentTable(analysis, moments) : list(analysis, moments)];
  return {
    id: 'timeline',
    heading: 'Timeline',
    level: 2,
    blocks: [...content, ...openAfter(analysis), ...diagram(analysis)],
  };
}

function list(analysis: Analysis, moments: readonly TimelineItem[]): Block {
  return listOf(
    'bullets',
    momentItems(analysis, moments, (time) => [{ type: 'inlineCode', value: `${time} UTC` }, text(' - ')]),
  );
}

/** Two lanes: what happened to the system, and what people did. A single moment needs no picture. */
export function diagram(analysis: Analysis): Block[] {
  const moments = momentsToDraw(analysis);
  if (moments.length < 2) return [];
  const { record } = analysis;
  const drawn = moments.map((moment) => ({ ...moment, text: drawnWords(record, moment.text) }));
  const whole = moments.length === analysis.reading.entries.length;
  return [
    remark(whole ? 'The same as a diagram:' : 'The key moments as a diagram (the full list is above):'),
    code(drawTimeline(drawn, firstDay(analysis))),
  ];
}
