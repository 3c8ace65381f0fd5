import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfigFault } from '../../../src/config/config-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import {
  decideWorkflow,
  NO_OBSTACLES,
  type WorkflowState,
} from '../../../src/domain/postmortem/review/workflow.ts';
import { ACT_WORDS, ACTS } from '../../../src/domain/rights/act.ts';
import { type Actor, mayAct, OPEN_RIGHTS } from '../../../src/domain/rights/rights.ts';

const PAGE = readFileSync('docs/rights.md', 'utf8');

describe('who may do what', () => {
  it('is told act by act on one page, with its defaults', () => {
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toEqual(
      ACTS.map((act) => `| \`${act}\` | ${ACT_WORDS[act]} | ${OPEN_RIGHTS.open[act].join(', ')} |`),
    );
  });

  it('is read as the page shows it', () => {
    const example = /```yaml\n([^`]+)```/.exec(PAGE)?.[1] ?? '';
    expect(readPolicy(example, 'scribe.yaml').rights).toEqual({
      admins: ['S0123ABCD', 'U0456EFGH'],
      open: {
        ...OPEN_RIGHTS.open,
        cancel: [{ role: 'commander' }, 'admins'],
        publish: ['members'],
      },
      ownApproval: 'refused',
    });
    expect(readPolicy('', 'scribe.yaml').rights).toEqual(OPEN_RIGHTS);
  });

  it.each([
    [
      'rights: { open: { cancel: [boss] } }',
      /^scribe\.yaml:1 rights\.open\.cancel must name some of everyone, /,
    ],
    ['rights:\n  open:\n    cancle: [admins]', /^scribe\.yaml:3 .*did you mean "cancel"\?$/],
    ['rights: { admins: [ana] }', /rights\.admins\.0 must be the id of a person or of a user group/],
    ['rights: { open: { cancel: [] } }', /rights\.open\.cancel must not be empty/],
  ])('refuses a mistake with its line: %s', (source, words) => {
    expect(() => readPolicy(source, 'scribe.yaml')).toThrow(words);
    expect(() => readPolicy(source, 'scribe.yaml')).toThrow(ConfigFault);
  });

  it.each([
    ['everyone', { guest: true }, true],
    ['members', { guest: true }, false],
    ['members', {}, true],
    ['admins', {}, false],
    ['admins', { admin: true, guest: true }, true],
    [{ role: 'commander' }, {}, true],
    [{ role: 'scribe' }, {}, false],
  ] as const)('open to %j is for %j: %s', (grant, who, may) => {
    const actor: Actor = { user: 'UANA', guest: false, admin: false, ...who };
    const rights = { ...OPEN_RIGHTS, open: { ...OPEN_RIGHTS.open, cancel: [grant] } };
    expect(mayAct(rights, 'cancel', { actor, roles: { commander: ['UANA'], scribe: ['UBO'] } })).toBe(may);
  });
});

describe('an approval by whoever asked for it', () => {
  const at = new Date('2026-11-20T19:00:00Z');
  const now: WorkflowState = {
    ...{ state: 'in review', approver: 'UANA', reviewers: [], askedBy: 'UANA', askedAt: at, said: [] },
  };
  const approve = (own?: 'recorded' | 'refused') =>
    decideWorkflow(now, { kind: 'approve', by: 'UANA', at, ...(own ? { own } : {}) }, NO_OBSTACLES);

  it('is recorded as such, or refused where another person has to', () => {
    const recorded = { kind: 'changed', state: { state: 'approved', by: 'UANA', askedBy: 'UANA' } };
    expect(approve()).toMatchObject(recorded);
    expect(approve('recorded')).toMatchObject(recorded);
    expect(approve('refused')).toEqual({
      kind: 'refused',
      refusal: { code: 'own-review', approver: 'UANA' },
    });
  });
});
