import { describe, expect, it } from '@jest/globals';

import { createLogger } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void, logLevel: 'info' | 'warn' = 'info') {
  const lines: string[] = [];
  write(createLogger({ logLevel }, { write: (line) => lines.push(line) }));
  return lines;
}

describe('the log', () => {
  it('is one object per line, with the level by name', () => {
    const [line = ''] = logged((log) => log.info({ verb: 'log' }, 'A command came'));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', verb: 'log', msg: 'A command came' });
    expect(line).not.toContain('hostname');
  });

  it('keeps quiet below its level', () => {
    expect(logged((log) => log.info('quiet'), 'warn')).toEqual([]);
  });

  it('leaves out what people wrote and what opens doors', () => {
    const text = 'the password is hunter2';
    const [line = ''] = logged((log) =>
      log.warn(
        {
          text,
          entry: { text, id: 'e1' },
          call: { options: { token: 'xoxb-1', blocks: [text] } },
          body: text,
        },
        'An entry',
      ),
    );
    expect(line).not.toContain('hunter2');
    expect(line).not.toContain('xoxb');
    expect(JSON.parse(line)).toMatchObject({ text: '[left out]', entry: { text: '[left out]', id: 'e1' } });
  });

  it('takes tokens, passwords and answer addresses out of sentences', () => {
    const [line = ''] = logged((log) =>
      log.error(
        {
          tokens: 'xoxb-12-34-abcDEF was refused, xapp-1-A1-99-ff too',
          uri: 'mongodb+srv://scribe:hunter2@cluster.example.com/scribe',
          redis: 'rediss://:hunter2@cache.example.com',
        },
        'posting to https://hooks.slack.com/commands/T1/2/secret failed',
      ),
    );
    expect(line).not.toMatch(/xoxb-|xapp-|hunter2|secret/);
    expect(line).toContain('cluster.example.com/scribe');
    expect(() => JSON.parse(line)).not.toThrow();
  });

  it('says what an error is and where it came from, and nothing of its message', () => {
    const error = new TypeError('the password is hunter2');
    const lines = logged((log) => {
      log.error({ err: error }, 'A job failed');
      log.error({ incident: 'INC-1', error }, 'effect put off');
      log.error({ err: error });
      log.error(error);
    });
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      expect(line).not.toContain('hunter2');
      expect(line).toContain('"type":"TypeError"');
      expect(line).toContain('log.unit.test.ts:');
    }
  });
});
