import { describe, expect, it } from '@jest/globals';
import { coverage } from '../../../../src/domain/postmortem/document/coverage.ts';
import { draftPostmortem } from '../../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../../../src/domain/postmortem/record/record.ts';
import { comprehensive } from '../../../../src/domain/postmortem/templates/comprehensive.ts';
import { renderHtml } from '../../../../src/render/html.ts';
import { drafted } from '../../../builders/drafted.ts';
import { recordOf } from '../../../builders/incident-record.ts';

const under = (record: IncidentRecord, heading: string) => drafted('comprehensive', record, heading);
const rowsOf = (table: string) =>
  table
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| - '))
    .slice(1);

describe('an event and what was done about it', () => {
  const jane = { author: 'Jane' };
  const rows = (...entries: Parameters<typeof recordOf>[0]) =>
    rowsOf(under(recordOf(entries), 'Discovery Phase'));

  it('are one row where both are of one minute and one person', () => {
    expect(rows(['10:00', 'detection', 'Alarm', jane], ['10:00', 'response', 'Acknowledged', jane])).toEqual([
      '| 10:00 | Alarm | Acknowledged | Jane |',
    ]);
  });

  it.each([
    [
      'of two people',
      [
        ['10:00', 'detection', 'Alarm', jane],
        ['10:00', 'response', 'Ack', { author: 'Bo' }],
      ],
    ],
    [
      'of nobody',
      [
        ['10:00', 'detection', 'Alarm'],
        ['10:00', 'response', 'Ack'],
      ],
    ],
    [
      'of two minutes',
      [
        ['10:00', 'detection', 'Alarm', jane],
        ['10:01', 'response', 'Ack', jane],
      ],
    ],
    [
      'in the other order',
      [
        ['10:00', 'response', 'Ack', jane],
        ['10:00', 'detection', 'Alarm', jane],
      ],
    ],
  ] as const)('are two rows when they are %s', (_, [first, second]) => {
    expect(rows(first, second)).toHaveLength(2);
  });

  it('take one action each', () => {
    expect(
      rows(
        ['10:00', 'detection', 'Alarm', jane],
        ['10:00', 'response', 'Acknowledged', jane],
        ['10:00', 'response', 'Called Bo', jane],
      ),
    ).toEqual(['| 10:00 | Alarm | Acknowledged | Jane |', '| 10:00 | – | Called Bo | Jane |']);
  });

  it('keep the message that the action came from', () => {
    const [row] = rows(
      ['10:00', 'detection', 'Alarm', { ...jane, permalink: 'https://s.example/1' }],
      ['10:00', 'response', 'Acknowledged', { ...jane, permalink: 'https://s.example/2' }],
    );
    expect(row).toBe(
      '| [10:00](https://s.example/1) | Alarm | Acknowledged ([message](https://s.example/2)) | Jane |',
    );
  });

  it('are both evidence: counted, listed, and places that notes lead to', () => {
    const record = recordOf([
      ['10:00', 'detection', 'Alarm', jane],
      ['10:00', 'response', 'Acknowledged', jane],
    ]);
    const document = draftPostmortem(record, comprehensive);
    const discovery = document.sections.find(({ id }) => id === 'timeline.discovery');
    expect(discovery?.entries).toEqual(['e1', 'e2']);
    if (!discovery) throw new Error('There is no discovery.');
    expect(coverage({ ...document, sections: [discovery] }).onEntries).toBe(2);
    const html = renderHtml(document, []);
    for (const { id } of document.sources) expect(html).toContain(`id="entry-${id}"`);
    expect(document.sources.map(({ id }) => id)).toContain('e2');
  });

  it('have their day where it is not the day of the row above', () => {
    const record = recordOf([
      ['2026-03-01T22:00:00Z', 'change', 'Deployed'],
      ['10:00', 'detection', 'Alarm'],
      ['10:05', 'note', 'Looking'],
    ]);
    const times = rowsOf(under(record, 'Discovery Phase')).map((row) => row.split(' | ')[0]);
    expect(times).toEqual(['| 2026-03-01 22:00', '| 2026-03-02 10:00', '| 10:05']);
  });
});

describe('who acted', () => {
  const record = (...authors: readonly (string | undefined)[]) =>
    recordOf(authors.map((author, index) => [`10:0${index}`, 'note', 'x', author ? { author } : {}]));

  it('is asked once, where at least half of the entries name nobody', () => {
    expect(under(record('Jane', undefined), 'Timeline of Events')).toContain('Who acted');
    expect(under(record('Jane', 'Bo', undefined), 'Timeline of Events')).not.toContain('Who acted');
  });
});

describe('the fishbone', () => {
  const fishbone = (record: IncidentRecord) => under(record, 'Fishbone Diagram (Ishikawa)');

  it('shows all branches, and asks for those that have nothing', () => {
    const contributing = [
      { text: 'Monitoring gap: no alert', branch: 'technology' as const },
      { text: 'Late on a Friday' },
    ];
    const drawn = fishbone({ ...emptyRecord('Outage'), contributing });
    for (const words of [
      'PEOPLE',
      'PROCESS',
      'ENVIRONMENT',
      'NOT SORTED YET',
      '1 Monitoring gap',
      '2 Late on a Friday',
    ])
      expect(drawn).toContain(words);
    expect(drawn.match(/^- \*\*\w+:\*\* \*\*Open question:\*\*/gm)).toHaveLength(3);
    expect(drawn).not.toContain('**Technology:**');
  });

  it('only asks where no factor is known', () => {
    const asked = fishbone(emptyRecord('Outage'));
    expect(asked).not.toContain('```');
    expect(asked.match(/Open question/g)).toHaveLength(4);
  });
});

describe('action items by horizon', () => {
  const ends = [['10:00', 'resolution', 'Resolved']] as const;

  it('appear under their own key where they have one', () => {
    const actions = [
      { id: 'A-7', title: 'Fix', due: '2026-03-03' },
      { title: 'Look', due: '2026-03-03' },
    ];
    const rows = rowsOf(under(recordOf(ends, { actions }), 'Immediate Actions (Within 24 Hours)'));
    expect(rows.map((row) => row.split(' | ').slice(0, 2))).toEqual([
      ['| A-7', 'Fix'],
      ['| 2', 'Look'],
    ]);
  });

  it('are not said to be none where they only have another date, or none', () => {
    const heading = 'Short-Term Actions (Within 1 Week)';
    const actions = [{ title: 'Fix' }];
    expect(under(recordOf(ends, { actions }), heading)).toBe('None with a due date in this time.');
    expect(under(recordOf(ends), heading)).toBe('None recorded.');
  });
});

describe('what else a formal review holds', () => {
  it('asks for the ID of an incident that is only named by its day', () => {
    const related = [
      { key: '2023-11-20', why: 'CPU spike' },
      { key: 'INC-7', why: '2023-08-12: pool' },
    ];
    const rows = rowsOf(under({ ...emptyRecord('x'), related }, 'Related Incidents'));
    expect(rows[0]).toContain('| **Open question:** 2023-11-20: What is its ID? | 2023-11-20 | CPU spike |');
    expect(rows[1]).toContain('| INC-7 | 2023-08-12 | pool |');
  });

  it('names who wrote and reviewed it, and who held the role that signs', () => {
    const record: IncidentRecord = {
      ...emptyRecord('x'),
      authors: ['Ann'],
      reviewers: ['Bo', 'Cy'],
      roles: { commander: ['Dee'] },
      signOff: [{ role: 'Incident Commander' }, { role: 'SRE Lead' }],
    };
    expect(rowsOf(under(record, 'Sign-off'))).toEqual([
      '| Prepared by | Ann | – | – |',
      '| Reviewed by | Bo, Cy | – | – |',
      '| Incident Commander | Dee | – | Open |',
      '| SRE Lead | **Open question:** Who signs as SRE Lead? | – | Open |',
    ]);
  });

  it('tracks the metrics by which the team will see that the actions worked', () => {
    const record = { ...emptyRecord('x'), successMetrics: ['Detection: under 3 minutes'] };
    expect(under(record, 'Metrics to Track')).toContain('- **Detection:** under 3 minutes');
    expect(under(emptyRecord('x'), 'Metrics to Track')).not.toContain('The actions worked if');
  });

  it('asks for the state of services and for normal values that are missing', () => {
    const record: IncidentRecord = {
      ...emptyRecord('x'),
      impact: { services: [{ name: 'checkout', state: 'down' }, { name: 'cart' }] },
      metrics: [{ name: 'Errors', during: '45%' }],
    };
    expect(under(record, 'Technical Impact')).toContain('Which services were affected, and how badly?');
    expect(under(record, 'Metrics')).toContain('| Errors | – | 45% | – |');
    expect(under(record, 'Metrics')).toContain('Open question');
    const whole = { ...record, impact: { services: [{ name: 'checkout', state: 'down' }] } };
    expect(under(whole, 'Technical Impact')).not.toContain('Which services');
  });

  it('asks for priorities once', () => {
    const actions = [{ title: 'Fix' }, { title: 'Look' }, { title: 'Old', status: 'done' as const }];
    const asked = under({ ...emptyRecord('x'), actions }, 'Action Items');
    expect(asked.match(/Which priority/g)).toHaveLength(1);
    const done = { ...emptyRecord('x'), actions: actions.slice(2) };
    expect(under(done, 'Action Items')).not.toContain('Which priority');
  });
});
