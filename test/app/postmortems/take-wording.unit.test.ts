import { describe, expect, it } from '@jest/globals';
import type { StoredDraft } from '../../../src/app/ports/stored-draft.ts';
import { documentHash } from '../../../src/app/postmortems/document-hash.ts';
import { editSection } from '../../../src/app/postmortems/edit-section.ts';
import { keepPlain, takeWording, wordingsOffered } from '../../../src/app/postmortems/take-wording.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { paragraph, text } from '../../../src/domain/postmortem/document/nodes.ts';
import { plainText } from '../../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { compareDrafts } from '../../../src/domain/postmortem/draft/redraft.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const WHERE = { team: 'T1', incident: 'INC-2026-0001' };
const INCIDENT = { incident: { team: 'T1', key: 'INC-2026-0001' } as Incident };
const AT = new Date('2026-03-02T16:00:00Z');
const BO = { ...WHERE, id: 'view.T1.V1', by: 'UBO' };

const PLAIN = draftPostmortem(recordOf([['14:40', 'detection', 'alert']]), standard);
const DOCUMENT = {
  ...PLAIN,
  wordings: [
    {
      section: 'summary',
      model: 'test-model',
      leftOut: 1,
      plain: PLAIN.sections.find(({ id }) => id === 'summary')?.blocks ?? [],
      worded: [paragraph(text('An alert was the first sign.'))],
    },
  ],
};
const DRAFT: StoredDraft = {
  id: 'd1',
  template: 'standard',
  asOf: AT,
  document: DOCUMENT,
  hash: documentHash(DOCUMENT),
  by: 'scribe',
  at: AT,
  what: 'drafted',
};

async function drafted() {
  const { postmortems, revisions, people } = memoryPorts();
  await revisions.saveDraft(WHERE.team, WHERE.incident, DRAFT);
  await people.put({
    team: 'T1',
    user: 'UBO',
    name: 'Bo Lind',
    zone: 'UTC',
    deactivated: false,
    readAt: AT,
  });
  const effects: string[] = [];
  const queue = {
    offer: (refs: readonly { readonly key: string }[]) => effects.push(...refs.map(({ key }) => key)),
    echoSoon: () => undefined,
  };
  const app = { postmortems, revisions, people, queue, clock: () => AT };
  const now = () => postmortems.byIncident(WHERE.team, WHERE.incident);
  const summary = async () =>
    (await now())?.latest?.document.sections.find(({ id }) => id === 'summary') ?? PLAIN.sections[0];
  return { app, now, summary, effects };
}

describe('a section that a language model put into other words', () => {
  it('is plain until a person takes the words; who did and when stays with them', async () => {
    const { app, now, summary, effects } = await drafted();
    expect(await wordingsOffered(app, INCIDENT)).toMatchObject([{ heading: 'Executive Summary' }]);
    expect(plainText((await summary())?.blocks ?? [])).not.toContain('first sign');
    expect(await takeWording(app, BO, 'summary')).toMatchObject({ kind: 'revised' });
    expect(plainText((await summary())?.blocks ?? [])).toBe('An alert was the first sign.');
    expect((await summary())?.author).toEqual({
      kind: 'person',
      who: 'UBO',
      name: 'Bo Lind',
      at: AT,
      rewording: { model: 'test-model', leftOut: 1 },
    });
    expect((await now())?.latest).toMatchObject({ by: 'UBO', what: 'edited', at: AT });
    expect(effects.map((key) => key.split('-')[0])).toEqual(['canvas', 'overview']);
    expect(await wordingsOffered(app, INCIDENT)).toEqual([]);
    const document = (await now())?.latest?.document ?? PLAIN;
    expect(compareDrafts(document, PLAIN).kept).toEqual(['summary']);
  });

  it('stays plain where somebody says so, and the other words are gone for everybody', async () => {
    const { app, now, effects } = await drafted();
    await keepPlain(app, WHERE, { section: 'summary', by: 'UANA' });
    expect((await now())?.state.verdicts).toEqual({
      'wording.summary': { kind: 'dropped', by: 'UANA', at: AT },
    });
    expect(effects).toEqual(['overview-1']);
    expect(await wordingsOffered(app, INCIDENT)).toEqual([]);
    expect(await takeWording(app, BO, 'summary')).toEqual({ kind: 'gone' });
    expect((await now())?.latest?.document).toEqual(DOCUMENT);
  });

  it('cannot be taken from an old button once the section says something else', async () => {
    const { app, now } = await drafted();
    const write = () => [paragraph(text('In my own words.'))];
    await editSection(app, { ...BO, id: 'view.T1.V0', section: 'summary', base: 'd1', write });
    expect(await takeWording(app, BO, 'summary')).toEqual({ kind: 'gone' });
    expect(await takeWording(app, BO, 'impact.users')).toEqual({ kind: 'gone' });
    const section = (await now())?.latest?.document.sections.find(({ id }) => id === 'summary');
    expect(plainText(section?.blocks ?? [])).toBe('In my own words.');
  });
});
