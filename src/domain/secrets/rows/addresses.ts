import { isStandIn } from '../look-alikes.ts';
import type { SecretRow } from '../secret-row.ts';

/** Passwords and signatures that are part of an address. */
export const ADDRESS_ROWS: readonly SecretRow[] = [
  {
    kind: 'password in a URL',
    pattern: '(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/?#:<>|"\'`]*:([^\\s/@<>|"\'`]+)@[\\w\\[.$-]',
    group: 1,
    keywords: ['://'],
    accepts: ({ value }) => !isStandIn(value),
  },
  {
    kind: 'password in a URL',
    // Databases' addresses are not escaped as they should be; a port and a path are no password.
    pattern:
      '(?i)\\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\\+srv)?|rediss?|amqps?|sqlserver|mssql|clickhouse|ldaps?|smtps?|ftps?|sftp)://[^\\s/?#:<>|"\'`]*:([^\\s<>|"\'`]+)@[\\w\\[.-]+(?::\\d+)?(?:[/?,\\s>|"\'`]|$)',
    group: 1,
    keywords: ['://'],
    accepts: ({ value }) => !isStandIn(value) && !/^\d{1,5}[/?]/.test(value),
  },
  {
    kind: 'password in a URL',
    // Slack takes what follows the password for an e-mail address, and makes a link of both.
    pattern: '(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/?#:@<>|]*:(<mailto:[^>]+>)',
    group: 1,
    keywords: ['<mailto:'],
  },
  {
    kind: 'password',
    // `app:…@tcp(db:3306)/shop`, as Go writes it; and a bare `user:…@host`.
    pattern:
      '(?i)(?:^|[\\s"\'`=(])[\\w.+-]+:([^\\s:@/<>|"\'`]{4,})@(?:(?:tcp|unix)\\(|\\d{1,3}(?:\\.\\d{1,3}){3}\\b|[\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,}\\b)',
    group: 1,
    keywords: ['@'],
    accepts: ({ value }) =>
      !isStandIn(value) && /\d/.test(value) && /[a-z]/i.test(value) && !/^v?\d+(?:\.\d+)*/.test(value),
  },
  {
    kind: 'signed URL',
    pattern:
      '(?i)[?&](?:amp;)?(?:sig|x-amz-signature|x-goog-signature|x-amz-security-token|signature)=([\\w%+/=-]{32,})',
    group: 1,
    keywords: ['sig'],
  },
  {
    kind: 'key in a URL',
    pattern:
      '(?i)[?&](?:amp;)?(?:api[_-]?key|apikey|access[_-]?token|auth[_-]?token|token|key|secret|password|passwd|pwd|code|client_secret)=([^\\s&<>|"\'`#]{8,})',
    group: 1,
    keywords: ['key=', 'token=', 'secret=', 'passw', 'pwd=', 'code='],
    accepts: ({ value, before }) =>
      !isStandIn(value) && /\d/.test(value) && (value.length >= 16 || /passw|pwd|secret/i.test(before)),
  },
];
