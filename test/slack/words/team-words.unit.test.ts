import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BUILT_IN_WORDS } from '../../../src/domain/incident/vocabulary.ts';
import { announcementView, cardView } from '../../../src/slack/views/card.ts';
import { declareModal } from '../../../src/slack/views/modals/declare-modal.ts';
import { addEntryModal } from '../../../src/slack/views/modals/entry-modal.ts';
import { timelineView } from '../../../src/slack/views/timeline.ts';
import { changed } from '../../../src/slack/words/changes.ts';
import { echoLine, entryTypes } from '../../../src/slack/words/entries.ts';
import { listLine, topicText } from '../../../src/slack/words/incidents.ts';
import { roleName } from '../../../src/slack/words/names.ts';
import { severityChoices, speakIn, typedSeverity } from '../../../src/slack/words/team-words.ts';
import { usageFault } from '../../../src/slack/words/usage-fault.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { anEntry } from '../../contract/samples.ts';

const reader = { zone: 'UTC', now: new Date('2026-11-20T19:30:00Z') };

beforeEach(() =>
  speakIn({
    severities: {
      1: { name: 'critical <!channel>', also: [], about: 'Customers cannot pay' },
      2: { name: 'P2', also: [] },
    },
    offered: [1, 2, 3],
    statuses: { investigating: { name: 'looking', also: [] } },
    types: {
      change: { name: 'deploy', also: [], about: 'what went out' },
      note: { name: 'side note', also: [] },
    },
    roles: { commander: { name: 'Incident lead', also: [] } },
  }),
);
afterEach(() => speakIn(BUILT_IN_WORDS));

describe('the words of a team in what Scribe says', () => {
  const incident = incidentAfter();

  it('are on the card, in announcements, topics and lists', () => {
    for (const said of [
      JSON.stringify(cardView({ incident, impact: undefined })),
      announcementView(incident, 'C1').text,
      listLine(incident, 'C1', reader),
    ]) {
      expect(said).toContain('P2');
      expect(said).toContain('looking since');
      expect(said).not.toMatch(/Sev-2|investigating/);
    }
    expect(topicText(incident)).toContain('P2');
    expect(roleName('commander')).toBe('Incident lead');
  });

  it('are in receipts of changes, where the built-in word stays for what has none', () => {
    const stamp = { id: 'c', by: 'UANA', at: reader.now };
    expect(
      changed(incident, [{ ...stamp, kind: 'severity-changed', from: 2, to: 3, why: undefined }], reader),
    ).toBe('Severity: P2 → Sev-3');
    expect(
      changed(
        incident,
        [{ ...stamp, kind: 'status-changed', from: 'investigating', to: 'monitoring', text: undefined }],
        reader,
      ),
    ).toBe('Status: looking → monitoring');
  });

  it('notify nobody', () => {
    expect(
      JSON.stringify(cardView({ incident: { ...incident, severity: 1 }, impact: undefined })),
    ).not.toContain('<!channel>');
  });

  it('are offered in menus, with the meaning as their value', () => {
    expect(severityChoices()).toEqual([
      { severity: 1, label: 'critical @channel: Customers cannot pay' },
      { severity: 2, label: 'P2' },
      { severity: 3, label: 'Sev-3: degraded, a way around exists' },
    ]);
    expect(severityChoices(4)).toHaveLength(4);
    expect(typedSeverity(2)).toBe('P2');
    expect(JSON.stringify(declareModal({}, {}, { services: [], fields: [] }))).toContain(
      '"text":"P2","emoji":true},"value":"2"',
    );
    const entry = { occurredAt: reader.now, type: 'change' as const, text: 'x' };
    expect(JSON.stringify(addEntryModal('INC-1', entry, {}))).toContain('deploy: what went out');
  });

  it('name entry types, as a tag only where that is one word', () => {
    expect(echoLine({ ...anEntry('T1'), type: 'change' })).toContain('· deploy ·');
    const entries = [{ ...anEntry('T1'), type: 'change' as const }];
    const shown = { incident, entries, total: 1, skip: 0, size: 9 };
    const timeline = timelineView(shown, reader, '/incident');
    for (const form of timeline) expect(form.text).toContain('· deploy ·');
    expect(JSON.stringify(timeline)).not.toContain('"text":"change"');
    expect(entryTypes()).toMatch(/^#deploy, .*#note$/);
  });

  it('stand in what is said about a word that there is not', () => {
    const fault = { kind: 'usage' as const, said: 'x', nearest: undefined };
    expect(usageFault({ ...fault, verb: 'status', why: 'unknown-status' }, [])).toBe(
      '"x" is not a status. There are looking, identified, mitigating, monitoring.',
    );
    expect(usageFault({ ...fault, verb: 'sev', why: 'missing-severity' }, [])).toBe(
      'Say which severity: critical @channel is the worst, 3 the mildest.',
    );
  });
});
