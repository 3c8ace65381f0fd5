import { readdirSync, readFileSync } from 'node:fs';
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
