import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfigFault } from '../../src/config/config-fault.ts';
import { readPolicy } from '../../src/config/policy.ts';
import { BUILT_IN_WORDS } from '../../src/domain/incident/vocabulary.ts';

const words = (source: string) => readPolicy(source, 'scribe.yaml').vocabulary;

function fault(source: string): string {
  try {
    readPolicy(source, 'scribe.yaml');
  } catch (error) {
    if (error instanceof ConfigFault) return error.message;
    throw error;
  }
  throw new Error('The file was taken');
}

describe('the words of a team', () => {
  it('are the built-in ones until the file says otherwise', () => {
    expect(words('')).toEqual(BUILT_IN_WORDS);
  });

  it('stand beside the meaning that they name, in short or in full', () => {
    const source = `severities:
  1: { name: critical, also: [P1, 911], about: Most customers cannot pay }
  2: P2
  4: { offer: false }
statuses:
  monitoring: watching
entryTypes:
  change: { name: deploy, also: [release] }
roles:
  - { is: commander, name: Incident lead, also: [il] }
  - scribe
`;
    expect(words(source)).toEqual({
      severities: {
        1: { name: 'critical', also: ['P1', '911'], about: 'Most customers cannot pay' },
        2: { name: 'P2', also: [], about: undefined },
      },
      offered: [1, 2, 3],
      statuses: { monitoring: { name: 'watching', also: [] } },
      types: { change: { name: 'deploy', also: ['release'] } },
      roles: { commander: { name: 'Incident lead', also: ['il'], about: undefined } },
    });
    expect(readPolicy(source, 'scribe.yaml').roles).toEqual(['commander', 'scribe']);
  });

  it('may move along the built-in numbers, if every number still has a word', () => {
    const moved = 'severities: { 1: SEV-0, 2: SEV-1, 3: SEV-2, 4: SEV-3 }';
    expect(words(moved).severities[2]?.name).toBe('SEV-1');
    expect(fault('severities:\n  1: major\n  3: SEV-2\n')).toBe(
      'scribe.yaml:3 severities.3 has "SEV-2", which is the word for 2 until that has a name of its own.',
    );
  });

  it.each([
    ['severities:\n  5: minor\n', /^scribe\.yaml:2 has an unknown key "severities\.5"/],
    [
      'severities:\n  1: P1\n  2: { name: high, also: [p-1] }\n',
      'scribe.yaml:3 severities.2 has "p-1", which is a word for 1.',
    ],
    [
      'statuses:\n  identified: monitoring\n',
      'scribe.yaml:2 statuses.identified has "monitoring", which is a word for monitoring.',
    ],
    ['statuses:\n  fixed: done\n', /^scribe\.yaml:2 has an unknown key "statuses\.fixed"/],
    ['entryTypes:\n  change: "***"\n', /^scribe\.yaml:2 entryTypes\.change\.name must be a word or a few/],
    ['entryTypes:\n  change: [deploy]\n', /^scribe\.yaml:2 entryTypes\.change must be a group of keys\.$/],
    [
      'severities:\n  1: { offer: false }\n  2: { offer: false }\n  3: { offer: false }\n  4: { offer: false }\n',
      'scribe.yaml:1 severities must offer at least one.',
    ],
    [
      'roles:\n  - commander\n  - { is: scribe, name: Commander }\n',
      /^scribe\.yaml:1 roles has "Commander", which is a word for commander\.$/,
    ],
  ])('are refused with one sentence and the line: %j', (source, sentence) => {
    expect(fault(source)).toMatch(sentence);
    expect(fault(source)).not.toContain('\n');
  });
});

describe('the documentation', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml);

  it('has examples that are taken as they stand', () => {
    expect(examples.length).toBeGreaterThan(2);
    for (const yaml of examples) expect(() => readPolicy(yaml, 'configuration.md')).not.toThrow();
  });
});
