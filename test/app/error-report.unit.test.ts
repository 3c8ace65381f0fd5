import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { reportError, summarizeError } from '../../src/app/error-report.ts';
import { SlackFault } from '../../src/app/ports/slack-fault.ts';
import { StoreFault } from '../../src/app/ports/store-fault.ts';

const TYPED = 'the password is hunter2';

function thrownHere(message: string): Error {
  return new TypeError(message);
}

describe('what is told of an error', () => {
  it('is its name and where it was thrown, not its message', () => {
    const report = reportError(thrownHere(TYPED));
    expect(report).toMatchObject({ type: 'TypeError' });
    expect(report.frames?.[0]).toMatch(/^thrownHere \(.*error-report\.unit\.test\.ts:\d+:\d+\)$/);
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });

  it('keeps nothing of a message, whatever it looks like', () => {
    const line = fc.oneof(
      fc.string(),
      fc.string().map((text) => `\n    at ${text} (a.ts:1:1)`),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const secret = 'zq7hunter2';
        const message = [secret, ...lines, `\n    at ${secret} (a.ts:1:2)`].join('\n');
        const error = thrownHere(message);
        expect(JSON.stringify(reportError(error))).not.toContain(secret);
        expect(summarizeError(error)).not.toContain(secret);
      }),
    );
  });

  it('keeps nothing of what is thrown and is no error', () => {
    expect(reportError(TYPED)).toEqual({ type: 'string' });
    expect(reportError({ message: TYPED })).toEqual({ type: 'object' });
    expect(summarizeError(null)).toBe('null');
  });

  it('names codes of the system, of databases and of Redis', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:27017'), { code: 'ECONNREFUSED' });
    const store = new StoreFault(`no: { text: "${TYPED}" }`, { certain: true, cause: refused });
    expect(summarizeError(store)).toBe('StoreFault, from Error (ECONNREFUSED)');
    const duplicate = Object.assign(new Error(`E11000 dup key: { text: "${TYPED}" }`), { code: 11_000 });
    expect(summarizeError(duplicate)).toBe('Error (11000)');
    const reply = Object.assign(new Error(`READONLY You can't write. ${TYPED}`), { name: 'ReplyError' });
    expect(summarizeError(reply)).toBe('ReplyError (READONLY)');
  });

  it('takes no sentence for a code', () => {
    const odd = Object.assign(new Error('x'), { code: TYPED, name: TYPED });
    expect(JSON.stringify(reportError(odd))).not.toContain('hunter2');
  });

  it('names what Slack said', () => {
    const trouble = {
      kind: 'refused',
      error: 'not_in_channel',
      needed: undefined,
      method: 'chat.update',
    } as const;
    expect(summarizeError(new SlackFault(trouble))).toBe('SlackFault (chat.update: not_in_channel)');
    const unclear = new SlackFault({ kind: 'doubt', why: `TypeError: ${TYPED}` });
    expect(summarizeError(unclear)).toBe('SlackFault (doubt)');
    expect(summarizeError(new SlackFault({ kind: 'unavailable', why: 'HTTP 503' }))).toBe(
      'SlackFault (HTTP 503)',
    );
  });

  it('ends where causes go round', () => {
    const error = new Error('a');
    error.cause = error;
    expect(() => summarizeError(error)).not.toThrow();
    expect(() => JSON.stringify(reportError(error))).not.toThrow();
  });
});
