import { describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../../src/domain/postmortem/record/record.ts';
import { comprehensive } from '../../../src/domain/postmortem/templates/comprehensive.ts';
import { concise } from '../../../src/domain/postmortem/templates/concise.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import type { Template } from '../../../src/domain/postmortem/templates/template.ts';
import { renderHtml } from '../../../src/render/html.ts';
import { recordOf } from '../../builders/incident-record.ts';

const pageOf = (record: IncidentRecord, template: Template = standard) =>
  renderHtml(draftPostmortem(record, template));
const rowsIn = (html: string) => [...html.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => row);

const OVERNIGHT = recordOf(
  [
    ['23:50', 'detection', 'Alarm', { author: 'Jane' }],
    ['2026-03-03T00:10:00Z', 'response', 'Jane looks'],
    ['2026-03-03T00:40:00Z', 'resolution', 'Resolved'],
  ],
  { severity: 1, status: 'resolved' },
);

describe('the top of a page', () => {
  it('has labels with words in them, and the key figures with what they are measured from', () => {
    const html = pageOf(OVERNIGHT);
    expect(html).toContain(
      '<ul class="chips" aria-label="At a glance"><li class="chip critical">SEV-1</li><li class="chip settled">Resolved</li><li class="chip plain">50 min</li></ul>',
    );
    expect(html).toContain(
      '<dt>Acknowledged after</dt><dd class="value">20 min</dd><dd class="detail"><div>from detection</div><div>2 Mar 23:50 – 3 Mar 00:10</div></dd>',
    );
  });

  it('has neither where nothing is recorded', () => {
    expect(pageOf(emptyRecord('x'))).not.toMatch(/class="(chips|figures)"/);
  });

  it('sets the fields of the header beside their labels', () => {
    expect(pageOf(OVERNIGHT)).toContain('<div><dt>Severity</dt><dd>SEV-1</dd></div>');
  });
});

describe('the timeline of a page', () => {
  it('has each day once, above its rows, and times without a date', () => {
    const html = pageOf(OVERNIGHT);
    const days = rowsIn(html).filter((row) => row.includes('class="day"'));
    expect(days.map((row) => />([^<]+)<\/th>/.exec(row)?.[1])).toEqual([
      'Monday, March 2, 2026',
      'Tuesday, March 3, 2026',
    ]);
    expect(days[0]).toContain('<th scope="rowgroup" colspan="3">');
    expect(html).toContain('<td>00:10</td>');
  });

  it('has no row for the day where all of it was on one', () => {
    expect(pageOf(recordOf([['10:00', 'note', 'x']]))).not.toContain('class="day"');
  });

  it.each([standard, concise, comprehensive])('has a sign with a word for each type: $name', (template) => {
    const html = pageOf(OVERNIGHT, template);
    expect(html).toContain('<th scope="col">Type</th>');
    expect(html).toContain('<td><span class="type detection">Detection</span></td>');
  });

  it('has no column that is mostly dashes: what it holds goes beside the event', () => {
    const html = pageOf(
      recordOf([
        ['10:00', 'detection', 'Alarm'],
        ['10:05', 'change', 'Flag was on', { author: 'Jane' }],
        ['10:10', 'detection', 'Second alarm'],
        ['10:20', 'resolution', 'Resolved'],
      ]),
      comprehensive,
    );
    expect(html).not.toContain('<th scope="col">Actor</th>');
    expect(html).toMatch(/Flag was on · <em>Actor:<\/em> Jane<\/td>/);
  });
});
