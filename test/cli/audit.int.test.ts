import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { discardDraft } from '../../src/app/postmortems/discard-draft.ts';
import { reviewPostmortem } from '../../src/app/postmortems/review-postmortem.ts';
import { auditCommand } from '../../src/cli/audit.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { recordOf } from '../builders/incident-record.ts';
import { moment } from '../contract/opened.ts';
import { anEntry, anIncident, retitled } from '../contract/samples.ts';
import { freshDatabase } from '../services.ts';

const TEAM = 'T1';
const incident = anIncident(TEAM);
const WHERE = { team: TEAM, incident: incident.key };

describe('scribe audit', () => {
  const database = freshDatabase('cli-audit');
  const environment = { MONGODB_URI: database.uri };
  let stores: Stores;
  beforeAll(async () => {
    stores = await openStores(database.uri);
    await stores.incidents.create({ incident, events: [], effects: [], at: moment(0) });
    await stores.incidents.save({ ...retitled(incident, 'Checkout down'), effects: [], at: moment(60) });
    await stores.entries.insert(anEntry(TEAM, 1, { text: 'two\nlines' }), [], moment(0));
    await stores.people.put({
      ...{ team: TEAM, user: 'U2', name: 'Bo', zone: 'UTC', deactivated: false, readAt: moment(0) },
    });
    await stores.revisions.saveDraft(TEAM, incident.key, {
      ...{ id: 'd1', template: 'standard', hash: 'x', by: 'scribe', what: 'drafted' },
      ...{ asOf: moment(70), at: moment(70) },
      document: draftPostmortem(recordOf([]), standard),
    });
    const app = (seconds: number) => ({
      postmortems: stores.postmortems,
      queue: { offer: () => undefined, echoSoon: () => undefined },
      policy: { archiveAfterDays: undefined },
      clock: () => moment(seconds),
    });
    const ask = (by: string, seconds: number) =>
      reviewPostmortem(app(seconds), WHERE, {
        ...{ kind: 'review', approver: 'UCHI', reviewers: [], by, at: moment(seconds) },
      });
    await ask('U2', 80);
    await reviewPostmortem(app(90), WHERE, {
      ...{ kind: 'request-changes', why: 'the cause is missing', by: 'UCHI', at: moment(90) },
    });
    await ask('U3', 100);
    await discardDraft(app(110), WHERE, { draft: 'd1', by: 'U2' });
  });
  afterAll(async () => {
    await stores.close();
    await database.drop();
  });

  const run = async (format: string, key = incident.key) => {
    let printed = '';
    const print = (text: string) => {
      printed += text;
    };
    await auditCommand({ key, format, team: TEAM }, { print }, environment);
    return printed.trimEnd().split('\n');
  };

  it('reads in order of time who did what, and what was before', async () => {
    expect(await run('text')).toEqual([
      `${moment(60).toISOString()}  Bo (U2)  changed the title to "Checkout down" (before: "Checkout errors after deploy")`,
      `${moment(61).toISOString()}  U1  [cmd.T1.17.9.1] logged ${moment(1).toISOString()} · change · two / lines`,
      `${moment(70).toISOString()}  scribe  [postmortem] drafted the postmortem (revision d1)`,
      `${moment(80).toISOString()}  Bo (U2)  [postmortem] asked for a review by @UCHI (before: draft)`,
      `${moment(90).toISOString()}  UCHI  [postmortem] asked for changes: the cause is missing (before: in review, asked by @Bo, to be approved by @UCHI)`,
      `${moment(100).toISOString()}  U3  [postmortem] asked for a review by @UCHI (before: in review, asked by @Bo, to be approved by @UCHI; @UCHI had asked for changes: the cause is missing)`,
      `${moment(110).toISOString()}  Bo (U2)  [postmortem] discarded the draft d1`,
    ]);
  });

  it('is one JSON object a line for programs', async () => {
    const lines = (await run('json', incident.key.toLowerCase())).map((line) => JSON.parse(line));
    expect(lines).toHaveLength(7);
    expect(lines[0]).toEqual({
      ...{ at: moment(60).toISOString(), by: 'U2', name: 'Bo', on: 'incident', kind: 'retitled' },
      ...{ did: 'changed the title to "Checkout down"', was: '"Checkout errors after deploy"' },
    });
  });

  it('says what it does not know', async () => {
    await expect(run('text', 'INC-2026-0099')).rejects.toThrow(/There is no incident INC-2026-0099/);
    await expect(run('yaml')).rejects.toThrow('There is no format "yaml"; try one of text, json.');
  });
});
