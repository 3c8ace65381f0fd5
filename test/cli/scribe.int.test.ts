import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type FreshDatabase, freshDatabase, redisUrl } from '../services.ts';
import { launch, scribe } from './run-scribe.ts';

let database: FreshDatabase;
beforeAll(() => {
  database = freshDatabase('cli');
});
afterAll(() => database.drop());

const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_SIGNING_SECRET: 'f00d' };
const stores = () => ({ MONGODB_URI: database.uri, REDIS_URL: redisUrl() });

describe('a file that cannot be written', () => {
  it('is named with what to do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scribe-out-'));
    await writeFile(join(folder, 'i.json'), JSON.stringify({ title: 'x', entries: [] }));
    const call = ['draft', '--file', 'i.json', '--out', 'later/x.md'];
    expect(await scribe(call, {}, folder)).toEqual({
      code: 1,
      out: '',
      errors: 'scribe: later/x.md cannot be written: its folder does not exist; make it first.\n',
    });
    await rm(folder, { recursive: true });
  });
});

describe('the version', () => {
  it('is that of the package', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await scribe(['--version'])).toEqual({ code: 0, out: `${version}\n`, errors: '' });
  });
});

describe('wrong usage', () => {
  it.each([
    [['strat'], "scribe: unknown command 'strat' (Did you mean start?); scribe --help shows all\n"],
    [
      ['start', '--only', 'bots'],
      'scribe: --only takes bot or worker, not "bots"; for example: scribe start --only worker\n',
    ],
    [['start', '--loud'], "scribe: unknown option '--loud'; for example: scribe start --only worker\n"],
    [
      ['facts'],
      "scribe: required option '--file <path>' not specified; for example: scribe facts --file incident.json\n",
    ],
    [
      ['draft', '--file', 'x', '--temlate', 'concise'],
      "scribe: unknown option '--temlate' (Did you mean --template?); for example: scribe draft --file incident.json\n",
    ],
    [
      ['export', 'INC-1', 'INC-2'],
      "scribe: too many arguments for 'export'. Expected 1 argument but got 2; for example: scribe export INC-2026-0012 --format json --out incident.json\n",
    ],
    [
      ['import', 'x.csv', '--team', 'acme'],
      'scribe: "acme" is no id of a workspace, for example: --team T0123ABCD (the address of Slack in a browser has it: app.slack.com/client/T0123ABCD)\n',
    ],
    [
      ['export', 'INC-1', '--team', 't0123abcd'],
      'scribe: --team takes an id in capitals: --team T0123ABCD\n',
    ],
    [
      ['import', 'x.csv', '--team', 'E0123ABCD'],
      'scribe: "E0123ABCD" is an organisation; name one of its workspaces, for example: --team T0123ABCD (the address of Slack in a browser has it: app.slack.com/client/T0123ABCD)\n',
    ],
    [
      ['import', 'x.csv', '--team', 'T0123ABCD', '--title', ' ', '--public'],
      'scribe: --title is empty; say one, for example: --title "Checkout errors after deploy"\n',
    ],
    [['help', 'strat'], 'scribe: There is no command "strat"; scribe --help shows all\n'],
  ])('is one sentence and 2: %j', async (call, sentence) => {
    expect(await scribe(call)).toEqual({ code: 2, out: '', errors: sentence });
  });

  it('without a command shows what there is', async () => {
    const { code, errors } = await scribe([]);
    expect(code).toBe(2);
    expect(errors).toMatch(/^Usage: scribe/);
    expect(errors).not.toContain('outputHelp');
    expect(await scribe(['--help'])).toMatchObject({ code: 0, errors: '', out: errors });
    expect(await scribe(['help'])).toMatchObject({ code: 0, errors: '', out: errors });
    expect(errors).toContain('Exit codes: 0 done, 1 could not, 2 wrong usage.');
  });

  it.each(['start', 'doctor', 'indexes', 'facts', 'draft', 'check', 'import', 'export'])(
    'is not needed for help, which has examples: %s',
    async (call) => {
      const { code, out, errors } = await scribe([call, '--help']);
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(out).toMatch(new RegExp(`^Usage: scribe ${call}[^]*For example:\\n  scribe ${call}`));
    },
  );
});

describe('an import', () => {
  it('shows how to say who may see it', async () => {
    const { out } = await scribe(['import', '--help']);
    expect(out).toMatch(/^ {2}--public +everybody/m);
    expect(out).toMatch(/^ {2}--private +only who has a role/m);
  });

  it('takes the folder that it stands in, with its name and the names of people above it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scribe-import-'));
    const channel = join(folder, 'inc-checkout');
    await mkdir(channel);
    await writeFile(
      join(folder, 'users.json'),
      JSON.stringify([{ id: 'U1', profile: { display_name: 'Lena' } }]),
    );
    const day = [{ type: 'message', user: 'U1', ts: '1772445600.000100', text: 'first alarm' }];
    await writeFile(join(channel, '2026-03-02.json'), JSON.stringify(day));
    const imported = await scribe(['import', '.', '--private', '--team', 'T0DOT'], stores(), channel);
    expect(imported).toMatchObject({ code: 0, errors: '' });
    const { out } = await scribe(['export', 'INC-2026-0001', '--team', 'T0DOT'], stores());
    expect(JSON.parse(out)).toMatchObject({
      title: 'inc-checkout',
      private: true,
      entries: [{ author: 'Lena' }],
    });
    await rm(folder, { recursive: true });
  });
});

describe('a file in another encoding', () => {
  it.each(['facts', 'check', 'import'])('is refused, not read with question marks: %s', async (call) => {
    const folder = await mkdtemp(join(tmpdir(), 'scribe-encoding-'));
    const file = join(folder, 'x.json');
    await writeFile(file, Buffer.from('{"title":"Größe","entries":[]}', 'latin1'));
    const { code, out, errors } = await scribe(call === 'import' ? [call, file] : [call, '--file', file]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toMatch(/^scribe: .*x\.json .*is not UTF-8; save it as UTF-8.*\n$/);
    await rm(folder, { recursive: true });
  });
});

describe('a reader that has seen enough', () => {
  it.each([['help'], ['draft', '--file', 'test/postmortem/seeds/concise.json']])(
    'is no fault: %s',
    async (...call) => {
      const child = launch(call);
      const closed = once(child, 'close');
      child.stdout.destroy();
      expect(await text(child.stderr)).toBe('');
      expect(await closed).toEqual([0, null]);
    },
  );
});

describe('a boot that cannot be', () => {
  it.each([
    ['MONGODB_URI', undefined],
    ['MONGODB_URI', 'localhost'],
    ['REDIS_URL', 'localhost'],
    ['SLACK_BOT_TOKEN', 'hunter2'],
    ['PORT', 'http'],
  ])('is one sentence that names the variable, and 1: %s=%s', async (name, value) => {
    const { [name]: _, ...others } = { ...slack, ...stores() } as Record<string, string>;
    const { code, out, errors } = await scribe(['start'], { ...others, ...(value && { [name]: value }) });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toMatch(new RegExp(`^scribe: ${name} [^\n]+\n$`));
    expect(errors).not.toContain('hunter2');
  });

  it.each(['start', 'doctor'])('names everything at once: %s', async (call) => {
    const { code, out, errors } = await scribe([call], { SLACK_BOT_TOKEN: 'hunter2' });
    expect(code).toBe(1);
    expect(out).not.toMatch(/hunter2|fault/);
    expect(errors.match(/^scribe: \w+/gm)).toEqual([
      'scribe: SLACK_SIGNING_SECRET',
      'scribe: SLACK_BOT_TOKEN',
      'scribe: MONGODB_URI',
      'scribe: REDIS_URL',
    ]);
  });

  it('shows where it came from when asked', async () => {
    const { code, errors } = await scribe(['--verbose', 'start'], {
      ...slack,
      REDIS_URL: redisUrl(),
    });
    expect(code).toBe(1);
    expect(errors).toMatch(/^scribe: MONGODB_URI [^\n]+\n/);
    expect(errors).toMatch(/ConfigFault.*\n\s+at /);
  });

  it('says what to do when the database does not answer', async () => {
    const away = { ...slack, ...stores(), MONGODB_URI: 'mongodb://127.0.0.1:1/scribe' };
    for (const call of ['start', 'indexes']) {
      const { code, errors } = await scribe([call], away);
      expect(code).toBe(1);
      expect(errors).toMatch(
        /^scribe: MONGODB_URI names a server that does not answer [^\n]+; start it, [^\n]+\n$/,
      );
    }
  });

  it('says so when its port is taken', async () => {
    const squatter = createServer().listen(0);
    await once(squatter, 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, errors } = await scribe(['start', '--only', 'worker'], {
      ...slack,
      ...stores(),
      PORT: `${port}`,
    });
    expect(code).toBe(1);
    expect(errors).toMatch(/^scribe: PORT is taken by another program; [^\n]+\n$/);
    const operations = { SCRIBE_OPERATIONS_PORT: `${port}`, SCRIBE_OPERATIONS_HOST: '0.0.0.0' };
    const own = await scribe(['start', '--only', 'worker'], { ...slack, ...stores(), ...operations });
    squatter.close();
    expect(own.errors).toMatch(/^scribe: SCRIBE_OPERATIONS_PORT is taken by another program; [^\n]+\n$/);
  });
});

describe('a worker', () => {
  it('serves health and metrics, and stops in order at SIGTERM', async () => {
    const child = launch(['start', '--only', 'worker'], { ...slack, ...stores(), PORT: '0' });
    const errors = text(child.stderr);
    const exited = once(child, 'exit');
    let log = '';
    child.stdout.setEncoding('utf8');
    while (!log.includes('Scribe is ready')) log += String((await once(child.stdout, 'data'))[0]);
    const ready = log.split('\n').find((line) => line.includes('Scribe is ready'));
    const { port } = JSON.parse(ready ?? '{}') as { port: number };
    expect(JSON.parse(log.split('\n')[0] ?? '{}')).toMatchObject({
      msg: 'Scribe starts',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });

    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ ready: true, mongodb: 'ok', redis: 'ok' }),
    ]);
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain(
      'scribe_effects_pending 0',
    );

    child.kill('SIGTERM');
    child.stdout.resume();
    expect(await exited).toEqual([0, null]);
    expect(await errors).toBe('');
  });
});

describe('the other calls', () => {
  it('make the indexes, as often as asked', async () => {
    for (let time = 0; time < 2; time++) {
      expect(await scribe(['indexes'], stores())).toEqual({
        code: 0,
        out: 'All indexes are there.\n',
        errors: '',
      });
    }
  });

  it('look at everything and say what to do', async () => {
    const { code, out, errors } = await scribe(['doctor'], {
      ...slack,
      ...stores(),
      SLACK_API_URL: 'http://127.0.0.1:1/api/',
      REDIS_URL: 'redis://127.0.0.1:1',
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^fault {4}Slack: does not answer: .*Check whether Slack can be reached/m);
    expect(out).toMatch(/^ok {7}MongoDB: /m);
    expect(out).toMatch(/^fault {4}Redis: Redis \(REDIS_URL\) is not connected/m);
    expect(out).toMatch(/^ok {7}Time zones: rules of release 20/m);
    expect(out).toMatch(/^ok {7}Letters: PDFs and pictures have Latin, .*, Thai; other scripts /m);
    expect(errors).toMatch(/^scribe: 2 of \d+ checks found a fault, above\.\n$/);
  });
});
