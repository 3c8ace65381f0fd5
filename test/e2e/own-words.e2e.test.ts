import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { importCommand } from '../../src/cli/import.ts';
import { BUILT_IN_WORDS } from '../../src/domain/incident/vocabulary.ts';
import { speakIn } from '../../src/slack/words/team-words.ts';
import { memoryFolder } from '../builders/memory-folder.ts';
import { type Stage, setStage } from '../scribe.ts';
import { entriesOf } from './trouble.ts';
import { typed } from './typed.ts';

const FILE = `severities:
  1: { name: critical, also: [blocker] }
  2: { name: P2, about: Some customers notice }
  4: { offer: false }
statuses:
  identified: { name: found it }
entryTypes:
  change: deploy
roles:
  - { is: commander, name: Incident lead }
  - scribe
services:
  - checkout
  - { name: payments, also: [pay], team: money }
fields:
  - { name: Customer }
  - { name: Region, kind: choice, choices: [eu, us], ask: [resolve] }
announce:
  - { channel: war-room, severity: critical }
invite:
  - { severity: critical, groups: [S0ONCALL] }
workNotes: notes.md
keyPrefix: OPS
channelName: "ops-{number}-{severity}-{title}"
`;

const NOTES = '# {title} ({key}, {severity})\n\n- [ ] Status page of {services}\n- {unknown} stays\n';

/** The channel of this name, once whoever declared the incident was invited to it and can type there. */
async function joined(slack: LocalSlack, name: string): Promise<string> {
  const bo = slack.as('bo').id;
  const joinedIt = () => {
    const channel = slack.channel(name);
    return channel?.members.has(bo) ? channel : undefined;
  };
  const { id } = await slack.until(joinedIt, { what: `Bo in ${name}` });
  return id;
}

let folder: string;
let stage: Stage;
let slack: LocalSlack;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-words-'));
  await writeFile(join(folder, 'scribe.yaml'), FILE);
  await writeFile(join(folder, 'notes.md'), NOTES);
  await writeFile(join(folder, 'later.yaml'), 'severities: { 2: high }\nkeyPrefix: OPS\n');
  stage = await setStage({ env: { SCRIBE_CONFIG: join(folder, 'scribe.yaml') } });
  slack = stage.slack;
  slack.as('ana').createChannel('war-room');
});
afterAll(async () => {
  speakIn(BUILT_IN_WORDS);
  await stage.strike();
  await rm(folder, { recursive: true, force: true });
});

it('goes with a team from the declaration to the file and back, in its own words', async () => {
  const team = slack.teamId;
  slack.userGroup('S0ONCALL', ['chi']);
  const where = { slack, channel: 'general' };
  expect(await typed(where, 'declare Cards refused --sev P2 --service pay --field "customer=ACME"')).toMatch(
    /Declared OPS-\d{4}-0001 · Cards refused · P2\./,
  );
  const channel = await joined(slack, 'ops-0001-p2-cards-refused');
  const card = () => slack.messages(channel).find((it) => it.text.startsWith('OPS-') && it.blocks);
  await slack.until(() => card()?.text.includes('P2'), { what: 'the card' });
  expect(card()?.text).toMatch(/Services: payments · Customer: ACME/);

  expect(await typed({ slack, channel }, 'sev blocker no card works')).toContain(
    'Severity: P2 → critical: no card works',
  );
  expect(await typed({ slack, channel }, 'status found it the pool is full')).toContain(
    'Status: investigating → found it',
  );
  expect(await typed({ slack, channel }, 'log #deploy v2.4.5')).toContain('· deploy · v2.4.5');
  await slack.until(() => card()?.text.includes('critical'), { what: 'the severity on the card' });
  await slack.until(() => slack.messages('war-room').some(({ text }) => text.includes('critical')), {
    what: 'the announcement by rule',
  });
  await slack.until(() => slack.channel(channel)?.members.has(slack.as('chi').id), {
    what: 'the invitation of the group',
  });
  expect(await typed(where, 'list')).toMatch(/critical/);
  expect(await typed({ slack, channel }, 'sev 9')).toContain('critical is the worst');

  await typed({ slack, channel }, 'resolve');
  const form = slack.views('bo').at(-1);
  if (!form) throw new Error('no form');
  expect(await slack.as('bo').submit(form, { summary: 'pool enlarged', 'field-Region': 'eu' })).toMatchObject(
    { ok: true },
  );
  await slack.until(() => card()?.text.includes('Region: eu'), { what: 'the field on the card' });

  const key = card()?.text.split(' ')[0] ?? '';
  const notes = await slack.until(() => slack.canvases().find((it) => it.title.startsWith('Work notes')), {
    what: 'the work notes',
  });
  expect(notes.channel).toBe(channel);
  expect(notes.markdown).toContain(`# Cards refused (${key}, P2)`);
  expect(notes.markdown).toContain('Status page of payments\n- {unknown} stays');
  await slack.until(() => slack.canvases().find((it) => it.title.startsWith('Postmortem')), {
    what: 'the canvas of the document, beside the work notes',
  });
  expect(notes.markdown).toContain('Status page of payments');
  const record = await entriesOf(stage.mongodbUri, team, key);
  expect(record.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      'Incident declared as P2: Cards refused',
      'Severity P2 → critical: no card works',
      'Status investigating → found it: the pool is full',
      'Region: eu',
    ]),
  );
  const environment = { MONGODB_URI: stage.mongodbUri, SCRIBE_CONFIG: join(folder, 'scribe.yaml') };
  const file = async (named: string) => {
    const parts: string[] = [];
    const writeBytes = async (_path: string | undefined, bytes: Uint8Array) => {
      parts.push(Buffer.from(bytes).toString('utf8'));
    };
    const io = { ...memoryFolder({}), warn: () => undefined, terminal: false, writeBytes };
    await exportCommand(
      { key: named, team, format: 'json' },
      { ...io, print: (text) => void parts.push(text) },
      environment,
    );
    return parts.join('');
  };
  const exported = await file(key);
  expect(JSON.parse(exported)).toMatchObject({
    ...{ key, severity: 1, services: ['payments'] },
    fields: [
      { name: 'Customer', value: 'ACME' },
      { name: 'Region', value: 'eu' },
    ],
  });
  const io = memoryFolder({ 'incident.json': exported.replaceAll(key, 'OPS-2020-0007') });
  await importCommand({ file: 'incident.json', team }, io, environment);
  expect(await file('OPS-2020-0007')).toBe(exported.replaceAll(key, 'OPS-2020-0007'));
}, 60_000);

it('goes on with an incident when the words change while it is open', async () => {
  const where = { slack, channel: 'general' };
  await typed(where, 'declare Mail is late --sev P2');
  const channel = await joined(slack, 'ops-0002-p2-mail-is-late');
  await stage.start({ SCRIBE_CONFIG: join(folder, 'later.yaml') });
  expect(await typed({ slack, channel }, 'show')).toContain('high');
  expect(await typed({ slack, channel }, 'sev 3')).toContain('Severity: high → Sev-3');
  expect(await typed({ slack, channel }, 'sev P2 as it was called')).toContain('high');
  expect(await typed(where, 'show 2')).toContain('Mail is late');
}, 60_000);
