import { beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { announceDraft } from '../../../src/app/effects/announce-draft.ts';
import type { DraftReady } from '../../../src/app/ports/draft-posts.ts';
import type { PostTarget } from '../../../src/app/ports/post.ts';
import type { StoredDraft } from '../../../src/app/ports/stored-draft.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { looseTask } from '../../builders/task.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident } from '../../contract/samples.ts';

const incident = anIncident('T1');
const document = draftPostmortem(recordOf([]), standard);

describe('drafts that are finished in another order than they were asked for', () => {
  /** What the channel shows, oldest post first: `d1`, or `older d1`. */
  let shown: string[];
  /** Happens while Slack is about to post the draft of this id. */
  let meanwhile: Map<string, () => Promise<void>>;
  let app: App;
  beforeEach(async () => {
    shown = [];
    meanwhile = new Map();
    const ready = async ({ ts }: PostTarget, { draft, older }: DraftReady) => {
      if (ts === undefined) await meanwhile.get(draft)?.();
      const line = `${older ? 'older ' : ''}${draft}`;
      if (ts !== undefined) shown[Number(ts)] = line;
      return ts ?? String(shown.push(line) - 1);
    };
    const ports = memoryPorts();
    const policy = { templates: { known: new Map([['standard', standard]]) } };
    app = { ...ports, draftPosts: { ready }, policy } as unknown as App;
    await ports.incidents.create({ incident, events: [], effects: [], at: moment(0) });
  });

  const place = { in: 'alone', channel: 'C1', ts: undefined } as const;

  async function finish(number: number): Promise<void> {
    const known = await app.incidents.byId('T1', incident.id);
    if (!known) throw new Error('the incident is gone');
    const asOf = moment(number);
    const draft: StoredDraft = {
      ...{ id: `d${number}`, template: 'standard', asOf, at: asOf, document, hash: 'x', by: 'scribe' },
      what: 'drafted',
    };
    await announceDraft(app, {
      ...{ known, place, task: looseTask(`draft-${number}`), draft, entries: 1, refused: [] },
      effect: { kind: 'draft', draft: draft.id, template: 'standard', by: 'U1', asOf },
      ...{ canvas: 'F1', file: 'F2', picture: undefined },
    });
  }

  it('say so where they come after a newer one', async () => {
    await finish(1);
    await finish(3);
    await finish(2);
    expect(shown).toEqual(['d1', 'd3', 'older d2']);
  });

  it('say so where the newer one was announced at the same moment', async () => {
    meanwhile.set('d1', () => finish(2));
    await finish(1);
    expect(shown).toEqual(['d2', 'older d1']);
  });

  it('do not where the newer one comes after them', async () => {
    meanwhile.set('d2', () => finish(1));
    await finish(2);
    expect(shown).toEqual(['older d1', 'd2']);
    const stored = await app.postmortems.byIncident('T1', incident.key);
    expect(Object.keys(stored?.externalIds ?? {}).toSorted()).toEqual([
      'newest-ready',
      'ready-d1',
      'ready-d2',
    ]);
  });
});
