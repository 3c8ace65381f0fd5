import type { ListItem } from 'mdast';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { remark, text } from '../../nodes.ts';
import { momentItem, publicMoments } from '../sections/outside.ts';
import { parts, reportCuts } from '../sections/phases.ts';
import { fieldItem, listOf, nothing } from '../sections/points.ts';
import { openAfter } from '../sections/timeline.ts';

const GROUPS = ['Incident Detection', 'Incident Response', 'Resolution', 'Post-Incident'];

/** The timeline in four groups, as lists, in 12-hour times. */
export function timeline(findings: Findings): DraftSection {
  const grouped = parts(publicMoments(findings), reportCuts(findings));
  const items = GROUPS.map((label, index): ListItem => {
    const moments = (grouped[index] ?? []).map((item) =>
      momentItem(findings, item, (time) => [text(`${time}: `)]),
    );
    return moments.length > 0 ? fieldItem(label, moments) : nothing(label);
  });
  return {
    id: 'timeline',
    heading: '2. Timeline',
    level: 3,
    blocks: [remark('All times in UTC.'), listOf('bullets', items), ...openAfter(findings)],
  };
}
