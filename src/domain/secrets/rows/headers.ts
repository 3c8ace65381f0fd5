import { entropy, looksRandom } from '../entropy.ts';
import { isNameOfThing, isStandIn } from '../look-alikes.ts';
import type { SecretMatch, SecretRow } from '../secret-row.ts';

/** Credentials in headers of HTTP and in the arguments of well-known commands. */
export const HEADER_ROWS: readonly SecretRow[] = [
  {
    kind: 'bearer token',
    pattern: '(?i)\\bbearer["\'`*:=]*\\s+["\'`*]*([\\w.~+/=-]{8,})',
    group: 1,
    keywords: ['bearer'],
    accepts: ({ value, before, lead }) =>
      !isStandIn(value) &&
      (looksRandom(value, 2.8) || (/authorization/i.test(lead + before) && entropy(value) >= 2.8)),
  },
  {
    kind: 'basic authentication',
    pattern: '(?i)\\bbasic["\'`*:=]*\\s+["\'`*]*([a-z0-9+/_-]{4,}={0,2})',
    group: 1,
    keywords: ['basic'],
    accepts: ({ value, before, lead }) =>
      isBasic(value) || (/authorization/i.test(lead + before) && !isStandIn(value) && looksRandom(value)),
  },
  {
    kind: 'authorization header',
    pattern:
      '(?i)\\b(?:proxy-)?authorization["\'`*]*\\s*[:=]\\s*["\'`*]*(?:(?:token|apikey|api-key|key|geniekey|splunk|sso-key|negotiate|digest|dd-api-key)\\s+(?:token=)?)?["\'`*]*([\\w.~+/=-]{12,})',
    group: 1,
    keywords: ['authorization'],
    accepts: ({ value }) => !isStandIn(value) && !isNameOfThing(value) && looksRandom(value, 2.8),
  },
  {
    kind: 'authorization header',
    pattern: '(?i)\\btoken\\s+token=["\']?([\\w.+-]{12,})',
    group: 1,
    keywords: ['token token='],
  },
  {
    kind: 'basic authentication',
    // Docker's configuration, and npm's.
    pattern: '(?i)\\b_?auth["\'`]*\\s*[:=]\\s*["\'`]?([a-z0-9+/]{6,}={0,2})(?:["\'`\\s,;}]|$)',
    group: 1,
    keywords: ['auth'],
    accepts: ({ value }) => isBasic(value),
  },
  {
    kind: 'session cookie',
    pattern:
      '(?i)\\b(?:[\\w.-]*(?:session|sess|sid|auth|jwt|token)[\\w.-]*|connect\\.sid|jsessionid|phpsessid)=([\\w.%+/~-]{16,}=*)',
    group: 1,
    keywords: ['cookie'],
    accepts: ({ value, lead, before }) => /cookie/i.test(lead + before) && looksRandom(value),
  },
  command(
    'curl',
    '\\bcurl\\b[^\\n]{0,400}?\\s(?:-u|--user|--proxy-user)[ =]*["\']?[^\\s:"\'<>]+:([^\\s"\'<>]+)',
  ),
  command(
    'wget',
    '\\b(?:wget|curl)\\b[^\\n]{0,400}?\\s--(?:http-|ftp-|proxy-)?password[ =]+["\']?([^\\s"\'<>]+)',
    ['wget', 'curl'],
  ),
  command('http', '\\bhttps?\\b[^\\n]{0,400}?\\s(?:-a|--auth)[ =]*["\']?[^\\s:"\'<>]+:([^\\s"\'<>]+)', [
    '--auth',
    ' -a',
  ]),
  command(
    'mysql',
    '\\b(?:mysql|mysqldump|mysqladmin|mariadb)\\b[^\\n]{0,400}?\\s-p["\']?([^\\s"\'<>-][^\\s"\'<>]{3,})',
    ['mysql', 'mariadb'],
  ),
  command('redis', '\\bredis-cli\\b[^\\n]{0,200}?\\s(?:-a|--pass)[ =]+["\']?([^\\s"\'<>]+)', ['redis-cli']),
  command(
    'mongo',
    '\\b(?:mongo|mongosh|mongodump|mongorestore)\\b[^\\n]{0,400}?\\s-p[ =]*["\']?([^\\s"\'<>-][^\\s"\'<>]{3,})',
  ),
  command(
    'docker',
    '\\b(?:az|docker|podman|helm registry|oras|skopeo|crane|az acr)\\s+(?:auth\\s+)?login\\b[^\\n]{0,300}?\\s-p[ =]*["\']?([^\\s"\'<>]+)',
    ['login'],
  ),
  command('sshpass', '\\bsshpass\\s+-p[ =]*["\']?([^\\s"\'<>]+)'),
  command('ldap', '\\bldap(?:search|modify|add|whoami)\\b[^\\n]{0,300}?\\s-w[ =]+["\']?([^\\s"\'<>]+)'),
  command('sqlcmd', '\\b(?:sqlcmd|bcp)\\b[^\\n]{0,300}?\\s-P[ =]*["\']?([^\\s"\'<>]+)'),
  command(
    'smbclient',
    '\\b(?:smbclient|snmpwalk|ipmitool|winexe)\\b[^\\n]{0,300}?\\s(?:-P|-A|--password)[ =]+["\']?([^\\s"\'<>]+)',
    ['smbclient', 'snmpwalk', 'ipmitool', 'winexe'],
  ),
  command('htpasswd', '\\bhtpasswd\\s+-\\w*b\\w*\\s+\\S+\\s+\\S+\\s+["\']?([^\\s"\'<>]+)'),
  {
    kind: 'password',
    // .netrc
    pattern: '(?i)\\bmachine\\s+\\S+\\s+login\\s+\\S+\\s+password\\s+(\\S+)',
    group: 1,
    keywords: ['machine'],
    accepts: isNoStandIn,
  },
];

function command(name: string, pattern: string, keywords: readonly string[] = [name]): SecretRow {
  return { kind: 'password', pattern: `(?i)${pattern}`, group: 1, keywords, accepts: isNoStandIn };
}

function isNoStandIn({ value }: SecretMatch): boolean {
  return !isStandIn(value);
}

/** Whether this is `user:password` in base64, as RFC 7617 writes it. */
function isBasic(value: string): boolean {
  try {
    return /^[\x20-\x7e]*:[\x20-\x7e]+$/.test(atob(value));
  } catch {
    return false;
  }
}
