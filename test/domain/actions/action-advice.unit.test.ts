import { describe, expect, it } from '@jest/globals';
import { actionAdvice } from '../../../src/domain/actions/action-advice.ts';

const adviceOn = (title: string) => actionAdvice({ title, doneWhen: 'the alarm fires in staging' });

describe('advice on a title', () => {
  it.each([
    'Add a memory alarm on the cart pods',
    'Put the connection pool size on the dashboard',
    'Get a second certificate contact at the provider',
    'Give the on-call engineer access to the failover console',
    'Pre-warm the cache before each deploy',
    'Double the size of the connection pool',
    'Auto-renew the TLS certificates of api.example.com',
    'Fix N+1 query in orders',
    'Please add a dashboard for queue depth',
    '@ana: write the runbook for the failover',
    '[payments] Cap retries at three',
    '- add a test for leap days',
    'Switch off the old cron host',
    'Investigate the spike in p99 latency at 14:05',
    'Improve monitoring of the queue',
    'Look into why the standby lagged by 4 minutes',
    'Don’t page on single probe failures',
    'Never deploy on Fridays without a second reviewer',
    'Re-enable the rate limiter',
    'Bring the standby to the same version',
    'Ping the provider about the purge delay',
    'Partition the sessions table by tenant',
    'Decommission the old broker hosts',
    'Silence duplicate pages of one probe',
    'Quarantine poison messages after three attempts',
    'Rehearse the failover every quarter',
    'Wait for replicas before a deploy ends',
    'Alarm when heap use is over 80%',
    'Upgrade Postgres',
    'Delete cron-7',
    'Alarm ergänzen, wenn der Speicher knapp wird',
    'Speicheralarm einbauen',
    'Ajouter une alerte sur la mémoire',
    '接続プールの監視を追加する',
    'Добавить оповещение о памяти',
  ])('has none for %j', (title) => expect(adviceOn(title)).toEqual([]));

  it.each([
    ['Better monitoring', ['begin-with-a-verb', 'be-specific']],
    ['More tests', ['begin-with-a-verb', 'be-specific']],
    ['Monitoring for queue depth', ['begin-with-a-verb']],
    ['Runbook for failover', ['begin-with-a-verb']],
    ['Checklist for deploys of the gateway', ['begin-with-a-verb']],
    ['Memory alarm on cart pods', ['begin-with-a-verb']],
    ['Automation of the certificate renewal', ['begin-with-a-verb']],
    ['We should rotate the keys each quarter', ['begin-with-a-verb']],
    ['The retry loop hammers the pricing service', ['begin-with-a-verb']],
    ['Improve alerting', ['be-specific']],
    ['Improve documentation', ['be-specific']],
    ['Look into it', ['be-specific']],
    ['Check the thing', ['be-specific']],
    ['Rotate keys', ['be-specific']],
  ])('has some for %j', (title, advice) => expect(adviceOn(title)).toEqual(advice));

  it('asks how one sees that it is done', () => {
    expect(actionAdvice({ title: 'Add a memory alarm', doneWhen: undefined })).toEqual([
      'say-when-it-is-done',
    ]);
  });
});
