import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const PORTS = 'src/app/ports';

/** Interfaces of the ports with their methods; the formatter puts each method at the start of its own lines. */
const ports = readdirSync(PORTS).flatMap((file) =>
  [...readFileSync(`${PORTS}/${file}`, 'utf8').matchAll(/^export interface (\w+)[^{]*\{\n(.*?)^\}/gms)].map(
    ([, name, body = '']) => ({ name, methods: body.match(/^ {2}\w+(?=[<(])/gm) ?? [] }),
  ),
);

it('a port has at most seven methods', () => {
  expect(ports.flatMap(({ methods }) => methods).length).toBeGreaterThan(50);
  expect(ports.filter(({ methods }) => methods.length > 7)).toEqual([]);
});

const LISTENERS = 'src/slack/listeners';
const INSTALLED_TEAM = 'installed-team.ts';
/** The fields of a delivery that name a workspace: some of them name the other side of a shared channel. */
const NAMES_A_TEAM = /\b\w*team_id\b|\bteamId\b|\bteam\??\.id\b/;

it('one function says for whose installation something came', () => {
  const files = readdirSync(LISTENERS, { recursive: true, encoding: 'utf8' }).filter((it) =>
    it.endsWith('.ts'),
  );
  const asking = files.filter((file) => NAMES_A_TEAM.test(readFileSync(join(LISTENERS, file), 'utf8')));
  expect(asking).toEqual([INSTALLED_TEAM]);
});

/** What finds an incident, an entry or an item without asking who wants it. */
const UNASKED =
  /\b(?:app\.incidents|incidents\.\w+\(|entries\.byId|actions\.(?:byNumber|byId|ofOwner))\b|\{[^{}=]*\b(?:incidents|entries|actions)\b[^{}=]*\} = (?:context\.)?app\b/g;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

it('a form, a button and a command find what they are about through one gate that asks who wants it', () => {
  const files = filesIn('src/slack/listeners');
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((file) =>
    (readFileSync(file, 'utf8').match(UNASKED) ?? []).map((words) => `${file}: ${words}`),
  );
  // Use `incidentOf`, `withIncident`, `entryFor`, `actionFor` or `itemsOf` instead (src/app/access/incident-for.ts, src/app/access/sharing.ts).
  expect(found).toEqual([]);
});

/** A call that writes a line, from its name to its end of statement. */
const LOG_CALL = /\b(?:journal|log|logger)\.(?:trace|debug|info|warn|error|fatal)\([^;]*/g;

it('no log line takes the message of an error, which may quote what a person typed', () => {
  const files = filesIn('src');
  const calls = files.flatMap((file) =>
    (readFileSync(file, 'utf8').match(LOG_CALL) ?? []).map((call) => `${file}: ${call}`),
  );
  expect(calls.length).toBeGreaterThan(50);
  // Hand over the error itself; the log says what may be said of it (src/app/error-report.ts).
  expect(calls.filter((call) => /\berror\.message\b|String\(error\)/.test(call))).toEqual([]);
});

/** Variables of a module, which all test files of a worker share; see test/jest/runtime.cjs. */
const VARIABLES: Readonly<Record<string, string>> = {
  segmenter: 'made at its first use, and never another one',
  spoken: 'the words of the team; whoever changes them in a test puts them back',
};

it('what a module remembers in a variable is known here', () => {
  const files = [
    ...filesIn('src'),
    ...filesIn('packages/local-slack/server'),
    ...filesIn('packages/dev-services'),
  ];
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?:export )?(?:let|var) (\w+)/gm)].map(([, name]) => name),
  );
  expect(found.toSorted()).toEqual(Object.keys(VARIABLES));
});
