import type { FactName } from '../../src/domain/postmortem/analysis/facts/fact.ts';

/** A figure that a team published about its incident, beside the fact which says the same of the record. */
export interface PublishedFigure {
  /** What it rests on: the words or times of the text, shortened. */
  readonly says: string;
  /** Minutes, or a count. */
  readonly published: number;
  readonly fact: FactName;
  readonly ours: number | 'missing';
  /** Only where the two differ: which of them follows the timeline, and why. */
  readonly differs?: string;
}

const same = (says: string, fact: FactName, minutes: number): PublishedFigure => ({
  says,
  published: minutes,
  fact,
  ours: minutes,
});

const other = (
  says: string,
  fact: FactName,
  figures: Required<Omit<PublishedFigure, 'says' | 'fact'>>,
): PublishedFigure => ({ says, fact, ...figures });

/** By incident file: what was published, and what its timeline gives. */
export const ELSEWHERE: Readonly<Record<string, readonly PublishedFigure[]>> = {
  'aws-kinesis-2020': [same('5:15 AM to 10:23 PM PST', 'detection-to-resolved', 1028)],
  'aws-s3-2017': [same('9:37 AM to 1:54 PM PST', 'duration', 257)],
  'azure-2025': [
    other('13:37–16:52 and 23:20–00:30', 'duration', {
      published: 265,
      ours: 653,
      differs: 'span of both periods; their sum is stated',
    }),
  ],
  'clevercloud-2026': [
    same('between 15:55 and 16:15 CEST', 'duration', 20),
    same('unreachable for up to 19 minutes', 'impact-to-mitigated', 19),
    same('probes paged at 15:55', 'impact-to-detection', 0),
  ],
  'cloudflare-2019': [
    same('27 minutes', 'duration', 27),
    same('first page at 13:45, 3 minutes after the deployment', 'change-to-detection', 3),
  ],
  'cloudflare-2022': [
    same('06:27 to 07:42', 'impact-to-mitigated', 75),
    other('06:27 to 07:42', 'duration', {
      published: 75,
      ours: 153,
      differs: 'the incident was closed at 09:00',
    }),
  ],
  'crates-2023': [same('13 minutes', 'duration', 13)],
  'datadog-2023': [
    same('alerted three minutes after the trigger', 'change-to-detection', 3),
    same('declared 18 minutes into the investigation', 'detection-to-declaration', 18),
    same('06:03 on March 8 to 06:25 on March 10', 'duration', 2902),
    other('initial signs of recovery at 09:13', 'impact-to-mitigated', {
      published: 190,
      ours: 1615,
      differs: 'only web access was restored then; all services were on March 9 at 08:58',
    }),
  ],
  'dfds-2021-404': [
    same('time to recovery: 68 minutes', 'duration', 68),
    same('time to detection: 5 minutes, until somebody looks', 'detection-to-acknowledgement', 5),
  ],
  'dfds-2021-login': [
    same('time to detection: 64 minutes', 'impact-to-detection', 64),
    same('time to recovery: 87 minutes', 'duration', 87),
  ],
  'dfds-2022-webhook': [
    same('time to detection: 12 minutes, until somebody looks', 'detection-to-acknowledgement', 12),
    other('time to recovery: 88 minutes', 'detection-to-mitigated', {
      published: 88,
      ours: 107,
      differs: 'they stop at the fix (13:06), the record at the team that confirms it (13:25)',
    }),
  ],
  'dfds-2023-nodes': [
    same('time to detection: 2 minutes', 'impact-to-detection', 2),
    same('time to recovery: 13 minutes', 'detection-to-mitigated', 13),
  ],
  'discord-2018': [same('4 updates', 'public-updates', 4)],
  'fastly-2021': [
    same('detected within one minute', 'impact-to-detection', 1),
    same('09:47 to “Incident mitigated” at 12:35', 'impact-to-mitigated', 168),
    other('95% normal within 49 minutes', 'impact-to-mitigated', {
      published: 49,
      ours: 168,
      differs: 'the text itself says mitigated at 12:35',
    }),
  ],
  'github-2018': [
    same('24 hours and 11 minutes', 'duration', 1451),
    same('alerts at 22:54', 'impact-to-detection', 2),
  ],
  'google-compute-2016': [
    same('37 minutes until the first status post', 'longest-silence', 37),
    other('18 minutes without connectivity', 'duration', {
      published: 18,
      ours: 73,
      differs: 'degraded from 18:14 on; down from 19:09 only',
    }),
  ],
  'honeycomb-2023': [
    other('13:40 to 14:48, roughly 1 hour 10', 'detection-to-mitigated', {
      published: 68,
      ours: 115,
      differs: 'ingest came back at 15:15 only, and all of it at 15:35',
    }),
    same('a bit more than 2 hours', 'duration', 125),
  ],
  'inngest-2026-07-10': [
    same('run scheduling: 125 minutes', 'impact-to-mitigated', 125),
    other('run scheduling: 125 minutes', 'duration', {
      published: 125,
      ours: 154,
      differs: 'the incident was resolved at 18:44',
    }),
  ],
  'inngest-2026-07-16': [
    same('168 minutes', 'duration', 168),
    same('alert at 09:35, identified at 11:40', 'detection-to-acknowledgement', 125),
  ],
  'letsencrypt-2020': [
    same(
      'issuance halted at 03:10, 2 minutes after the bug was confirmed',
      'detection-to-mitigation-start',
      2,
    ),
    same('halted at 03:10, enabled again at 05:22', 'mitigation', 132),
  ],
  'moj-logs-2024': [
    same('time to resolve: 4 h 9 m', 'duration', 249),
    other('time to repair: 3 h 8 m', 'detection-to-mitigated', {
      published: 188,
      ours: 228,
      differs: 'at 15:18 the repair begins, at 15:58 it is done',
    }),
  ],
  'moj-prometheus-2023': [
    other('time to repair: 1 h 50 m', 'detection-to-mitigated', {
      published: 110,
      ours: 133,
      differs: 'its timeline says repaired at 16:18, not 15:55',
    }),
    other('time to resolve: 1 h 50 m', 'duration', {
      published: 110,
      ours: 'missing',
      differs: 'resolved on 2023-07-05, before it began: reported',
    }),
  ],
  'moj-prometheus-2024': [
    same('time to repair: 3 h 21 m', 'detection-to-mitigated', 201),
    other('time to resolve: 21 h 20 m', 'duration', {
      published: 1280,
      ours: 4541,
      differs: 'they count working hours, the fact the clock',
    }),
  ],
  'pagerduty-2021': [
    same('2 hours 22 minutes', 'duration', 142),
    same('website and API for 40 minutes', 'impact-to-mitigated', 40),
  ],
  'polar-2026': [
    other('down for an hour', 'impact-to-mitigated', {
      published: 60,
      ours: 60.23,
      differs: 'from 13:17:46 to 14:18:00, to the second',
    }),
    other('less than a minute lost', 'duration', {
      published: 0.85,
      ours: 312.23,
      differs: 'that is data; the incident ends at 18:30',
    }),
  ],
  'posthog-2025-09': [
    same('1 hour and 48 minutes', 'duration', 108),
    same('the rollback failed', 'ineffective-mitigations', 1),
  ],
  'posthog-2025-10-21': [
    same('103 minutes', 'duration', 103),
    same('rolled back at once, in vain', 'ineffective-mitigations', 1),
  ],
  'posthog-2025-10-24': [
    same('72 minutes', 'duration', 72),
    other('62 minutes of detection delay', 'impact-to-detection', {
      published: 62,
      ours: 10,
      differs: 'they count until the cause is known (19:02); customers reported it at 18:10',
    }),
  ],
  'posthog-2025-10-28': [
    same('123 minutes', 'duration', 123),
    same('alert at 19:23, degraded from 19:28', 'impact-to-detection', -5),
  ],
  'posthog-2025-10-30': [same('7 hours 9 minutes', 'duration', 429)],
  'pusher-2021': [
    same('16:17 to 16:46', 'duration', 29),
    same('rollback with no effect', 'ineffective-mitigations', 1),
    same('tests fail at 16:19, two engineers paged at 16:24', 'detection-to-acknowledgement', 5),
  ],
  'queue-sample': [
    same('the gap, 10:19 to 11:34', 'longest-silence', 75),
    same('cause at 10:04', 'detection-to-cause', 47),
    other('mitigated at 10:19', 'detection-to-mitigated', {
      published: 62,
      ours: 155,
      differs: 'some traffic only; all of it is back at 11:52',
    }),
  ],
  'reddit-2016': [
    same('down from 15:24 to 16:52 PDT', 'impact-to-mitigated', 88),
    same('degraded until 18:19 PDT', 'duration', 175),
  ],
  'school-website': [same('1:13 PM to 1:50 PM EAT', 'duration', 37)],
  'shakespeare-sre-book': [
    same('outage begins 14:54, pager storm 14:55', 'impact-to-detection', 1),
    same('outage mitigated at 15:36', 'impact-to-mitigated', 42),
    same('incident begins 14:54, ends 16:30', 'duration', 96),
    other('down for 66 minutes', 'duration', {
      published: 66,
      ours: 96,
      differs: 'the outage ends at 16:00, the incident at 16:30',
    }),
  ],
  'slack-2021': [
    same('4:20 to 9:30 AM PST', 'duration', 310),
    other('an update every 30 minutes, as announced', 'update-cadence', {
      published: 30,
      ours: 29.5,
      differs: 'the mean of what was posted',
    }),
  ],
  'stackexchange-2016': [
    same('34 minutes', 'duration', 34),
    same('10 minutes to deploy', 'effective-mitigation', 10),
  ],
  'store-sample': [
    same('alarm 12 minutes after the report', 'impact-to-detection', 12),
    other('5:37 to 8:23 PM', 'duration', {
      published: 166,
      ours: 'missing',
      differs: 'its timeline ends with a mail to customers at 8:23 PM, and no resolution',
    }),
  ],
  'stripe-2019': [
    same('alerted within a minute', 'impact-to-detection', 1),
    other('27 and 93 minutes', 'duration', {
      published: 120,
      ours: 372,
      differs: 'span of both periods; their sum is stated',
    }),
  ],
};
