import { describe, expect, it } from '@jest/globals';
import { checkCommand } from '../../src/cli/check.ts';
import { CliFault } from '../../src/cli/cli-fault.ts';
import type { CliIo } from '../../src/cli/cli-io.ts';

async function check(content: string): Promise<string> {
  let printed = '';
  const io: CliIo = {
    print: (text) => {
      printed += text;
    },
    readFile: async () => content,
    writeFile: async () => {},
  };
  await checkCommand({ file: 'postmortem.md' }, io);
  return printed;
}

describe('scribe check', () => {
  it('prints a line of JSON per finding', async () => {
    const lines = (await check('# Outage\r\n\r\nWe should have waited. Tom broke it.\r\n'))
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        line: 3,
        column: 4,
        text: 'should have',
        rule: 'counterfactual',
        why: expect.any(String),
        instead: expect.any(String),
      },
      expect.objectContaining({ line: 3, column: 28, text: 'broke', rule: 'person-as-cause' }),
    ]);
  });

  it('refuses what is nested so deeply that reading it would take long, with the line', async () => {
    await expect(check(`# Outage\n\n${'> '.repeat(5_000)}a\n`)).rejects.toThrow(
      'postmortem.md:3 is deeper than 20 quotes and lists within one another; take out some of its ">" or indentation.',
    );
  });

  it('prints nothing where nothing is found', async () => {
    expect(await check('# Outage\n\nThe pool was full.\n')).toBe('');
    expect(await check('')).toBe('');
  });

  it('does not point out what denies a single cause', async () => {
    const text =
      'This outage was not caused by a single mistake.\n\nThe outage was not due to one root cause.\n';
    expect(await check(text)).toBe('');
  });

  it('says in one sentence that a file cannot be read', async () => {
    const io: CliIo = {
      print: () => {},
      readFile: async () => {
        throw new Error('ENOENT: no such file');
      },
      writeFile: async () => {},
    };
    await expect(checkCommand({ file: 'gone.md' }, io)).rejects.toThrow(CliFault);
    await expect(checkCommand({ file: 'gone.md' }, io)).rejects.toThrow(/gone\.md/);
  });
});
