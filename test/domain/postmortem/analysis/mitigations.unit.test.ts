import { describe, expect, it } from '@jest/globals';
import { mitigationAttempts } from '../../../../src/domain/postmortem/analysis/mitigations.ts';
import type { EntryType } from '../../../../src/domain/timeline/entry.ts';
import { entries } from '../../../builders/incident-record.ts';

type Row = readonly [string, EntryType, string];

const attempts = (...rows: readonly Row[]) =>
  mitigationAttempts(entries(...rows)).map(({ entries: own, end, noEffect }) =>
    [
      own.map(({ id }) => id).join('+'),
      end ? 'ended' : 'open',
      noEffect ? `no effect (${noEffect.id})` : 'worked',
    ].join(' '),
  );

describe('mitigation attempts', () => {
  it('join the beginning and the end of one thing', () => {
    expect(
      attempts(['10:00', 'mitigation', 'Rollback initiated'], ['10:05', 'mitigation', 'Rolled back to v1']),
    ).toEqual(['e1+e2 ended worked']);
  });

  it('read that one had no effect in the entry itself', () => {
    for (const words of [
      'Kill long-running queries (no effect)',
      'Restarted the server, but memory continued to climb',
      'Attempts to restart failed due to memory',
      "Scaled out, didn't help",
      'Flushed the cache without success',
    ]) {
      expect(attempts(['10:00', 'mitigation', words])).toEqual(['e1 open no effect (e1)']);
    }
  });

  it('read it in an entry that follows before the next attempt', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Increase pool size'],
        ['10:03', 'investigation', 'Pool increase had no effect'],
        ['10:05', 'mitigation', 'Rollback started'],
        ['10:10', 'mitigation', 'Rollback completed'],
      ),
    ).toEqual(['e1 open no effect (e2)', 'e3+e4 ended worked']);
  });

  it('read the failure of one and the start of the next in one entry', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Increase pool size'],
        ['10:05', 'mitigation', 'Pool increase had no effect, started rollback'],
        ['10:10', 'mitigation', 'Rollback completed'],
      ),
    ).toEqual(['e1 open no effect (e2)', 'e2+e3 ended worked']);
  });

  it('do not count what is said after a recovery', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Rollback completed'],
        ['10:05', 'recovery', 'Errors are falling'],
        ['10:06', 'note', 'Dashboards are still broken'],
      ),
    ).toEqual(['e1 open worked']);
  });

  it('keep an attempt whose errors were still high before it was done', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Rollback initiated'],
        ['10:02', 'note', 'Error rate still high'],
        ['10:05', 'mitigation', 'Rollback complete'],
        ['10:08', 'recovery', 'Errors gone'],
      ),
    ).toEqual(['e1+e3 ended worked']);
  });

  it('leave two things that run at once apart', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Restart of workers started'],
        ['10:01', 'mitigation', 'Failover of database started'],
        ['10:03', 'mitigation', 'Restart of workers finished'],
        ['10:06', 'mitigation', 'Database failover finished'],
      ),
    ).toEqual(['e1+e3 ended worked', 'e2+e4 ended worked']);
  });

  it('do not take a decision for an attempt', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Decision made to roll back'],
        ['10:02', 'mitigation', 'Rollback initiated'],
      ),
    ).toEqual(['e2 open worked']);
  });

  it('read that one fails, that the same comes again, and that errors stay', () => {
    for (const words of [
      'Rollback fails because of a missing permission',
      'Shippers restarted; some logs flow, minutes later the same error again',
      'Path of the health check changed, services still returning 404',
      'Restarted, but latency stays high',
    ]) {
      expect(attempts(['10:00', 'mitigation', words])).toEqual(['e1 open no effect (e1)']);
    }
  });

  it('do not call one without effect that helped in part', () => {
    expect(
      attempts(['10:00', 'mitigation', 'Hardware change rolled back, most errors gone, latency still high']),
    ).toEqual(['e1 open worked']);
  });

  it('begin a new one after a failure that the same entry tells', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Bigger instance in place'],
        ['10:10', 'mitigation', 'Still restarting, out of memory; limit raised to 100 Gi'],
        ['10:20', 'mitigation', 'Limit raised to 110 Gi'],
      ),
    ).toEqual(['e1 open no effect (e2)', 'e2+e3 open worked']);
  });

  it('leave a thing apart from what takes it back', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Cache of the database enabled'],
        ['10:10', 'mitigation', 'Cache of the database disabled'],
      ),
    ).toEqual(['e1 open worked', 'e2 open worked']);
  });

  it('end with a rollback that reached everything, although recovery began before', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Release rolled back'],
        ['10:01', 'recovery', 'Errors are falling'],
        ['10:20', 'mitigation', 'Rollback fully propagated'],
      ),
    ).toEqual(['e1+e3 ended worked']);
  });

  it('do not take a failover for a failure', () => {
    for (const words of ['Failed over to the replica', 'Writes stopped and failed over to the replica']) {
      expect(attempts(['10:00', 'mitigation', words])).toEqual(['e1 open worked']);
    }
  });

  it('do not join what only happens at the same place', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'All traffic balanced to one cluster'],
        ['10:05', 'mitigation', 'Replication of the index to all clusters started'],
      ),
    ).toEqual(['e1 open worked', 'e2 open worked']);
  });

  it('read in many words that one changed nothing', () => {
    for (const words of [
      'That changed nothing, p99 still 4s',
      'error rate unchanged',
      'That did nothing',
      'Problem persists',
      'No impact on error rate',
      'Restart made no difference',
    ]) {
      expect(attempts(['10:00', 'mitigation', 'Restarted the pods'], ['10:05', 'note', words])).toEqual([
        'e1 open no effect (e2)',
      ]);
    }
  });

  it('hold the failure of something else against nothing', () => {
    for (const words of [
      'Found why: retry queue failed since the config does not work with TLS 1.3',
      'Health check failed because config does not work with TLS 1.3',
      'No data was lost, rollback worked, errors still at 2% but dropping',
      'No impact on users so far',
    ]) {
      expect(
        attempts(
          ['10:00', 'mitigation', 'Rollback started'],
          ['10:05', 'investigation', words],
          ['10:10', 'mitigation', 'Rollback complete'],
        ),
      ).toEqual(['e1+e3 ended worked']);
    }
    for (const words of ['That did not work', 'The rollback did not work', 'Requests have not recovered']) {
      expect(attempts(['10:00', 'mitigation', 'Rollback done'], ['10:05', 'note', words])).toEqual([
        'e1 open no effect (e2)',
      ]);
    }
  });

  it('hold it against the attempt that it names', () => {
    expect(
      attempts(
        ['10:00', 'mitigation', 'Restarted the pods'],
        ['10:10', 'mitigation', 'Rolled back'],
        ['10:15', 'note', 'Restart made no difference, rollback did'],
      ),
    ).toEqual(['e1 open no effect (e3)', 'e2 open worked']);
  });

  it('end with a past form or a state', () => {
    for (const [begin, end] of [
      ['renewing certificate', 'certificate renewed and loaded'],
      ['turning off flag new-cart', 'flag new-cart is off'],
      ['Block the abusive ASN at the edge', 'ASN blocked'],
    ] as const) {
      expect(attempts(['10:00', 'mitigation', begin], ['10:05', 'mitigation', end])).toEqual([
        'e1+e2 ended worked',
      ]);
    }
  });
});
