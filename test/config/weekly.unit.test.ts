import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPolicy } from '../../src/config/policy.ts';

const SERVICES = 'services: [{ name: checkout, team: money }]\n';
const weekly = (yaml: string) => readPolicy(`${SERVICES}weekly:${yaml}`, 'scribe.yaml').weekly;

describe('the weekly digest in the policy file', () => {
  it('comes nowhere by default', () => {
    expect(readPolicy('', 'scribe.yaml').weekly).toBeUndefined();
  });

  it('says when, and which channel hears of what', () => {
    expect(weekly(' { workspace: "#incidents" }')).toEqual({
      ...{ weekday: 1, hour: 9, zone: 'UTC' },
      places: [{ place: 'incidents', severity: [], service: [], team: [] }],
    });
    const all =
      ' { day: friday, hour: 16, zone: Asia/Kolkata, channels: [{ channel: ops, team: money, severity: 1 }] }';
    expect(weekly(all)).toEqual({
      ...{ weekday: 5, hour: 16, zone: 'Asia/Kolkata' },
      places: [{ place: 'ops', severity: [1], service: [], team: ['money'] }],
    });
  });

  it.each([
    [' {}', /scribe\.yaml:2 weekly names no channel/],
    [' { workspace: ops, day: mon }', /scribe\.yaml:2 weekly\.day must be one of sunday/],
    [' { workspace: ops, hour: 24 }', /scribe\.yaml:2 weekly\.hour/],
    [' { workspace: ops, zone: Berlin }', /scribe\.yaml:2 weekly\.zone must be a time zone/],
    [' { workspace: ops, channels: [{ channel: ops }] }', /names the channel "ops" twice/],
    [' { channels: [{ channel: ops, team: web }] }', /names "web", which looks after no service/],
    [' { channel: ops }', /unknown key "weekly\.channel"/],
  ])('refuses%s', (yaml, words) => {
    expect(() => weekly(yaml)).toThrow(words);
  });

  it('is as its page shows it', () => {
    const [, example = ''] =
      /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/following-up.md', 'utf8')) ?? [];
    expect(readPolicy(`${SERVICES}${example}`, 'following-up.md').weekly?.places).toHaveLength(3);
  });
});
