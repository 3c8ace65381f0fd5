import { describe, expect, it } from '@jest/globals';
import type { RecordAction } from '../../../../src/domain/postmortem/record/record.ts';
import { contested } from '../../../../src/domain/postmortem/templates/sections/contested.ts';

const open = (title: string): RecordAction => ({ title });
const done = (title: string): RecordAction => ({ title, status: 'done' });
const against = (text: string, ...actions: RecordAction[]) =>
  contested({ actions }, { text, done: true })?.title;

describe('an open action that contradicts a measure', () => {
  it.each([
    ['Longer load tests', 'Extend load tests to at least 30 minutes'],
    ['Canary deployments', 'Deploy by canary (10% → 100%)'],
    ['Automated detection of connection leaks', 'Add leak detection to the tests'],
    [
      'Automated detection of memory leaks in the CI/CD pipeline',
      'Implement automated detection of memory leaks',
    ],
  ])('%s: %s', (text, title) => {
    expect(against(text, open(title))).toBe(title);
  });

  it.each([
    ['Monitoring', 'Add monitoring for the cache'],
    ['Code review includes checks of memory management', 'Extend the protocols of code review and testing'],
    ['Use of the connection pool is monitored', 'Review all uses of database connections'],
  ])('is none where too few words are the same: %s, %s', (text, title) => {
    expect(against(text, open(title))).toBeUndefined();
  });

  it('is none where the action that it matches best is done, or comes first', () => {
    const review = done('Create a review checklist for connection management');
    const uses = open('Review all uses of database connections');
    expect(against('Connections in the review checklist', uses, review)).toBeUndefined();
    expect(
      against('Longer load tests', done('Longer load tests'), open('Longer load tests')),
    ).toBeUndefined();
  });

  it('is none for an action that is not to be done, and for a measure that nobody calls in place', () => {
    const dropped: RecordAction = { title: 'Longer load tests', status: 'not doing' };
    expect(against('Longer load tests', dropped)).toBeUndefined();
    const measure = { text: 'Longer load tests' };
    expect(contested({ actions: [open('Longer load tests')] }, measure)).toBeUndefined();
  });
});
