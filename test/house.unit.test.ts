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
