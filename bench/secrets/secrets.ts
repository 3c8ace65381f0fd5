import { BASE64, DIGITS, HEX, madeUp, type Sample, UPPER, URL_SAFE } from './made-up.ts';

const dashes = '-'.repeat(5);
const pem = (kind: string, seed: number, joiner = '\n') =>
  [
    `${dashes}BEGIN ${kind}${dashes}`,
    madeUp(seed, 64, BASE64),
    madeUp(seed + 1, 64, BASE64),
    `${madeUp(seed + 2, 40, BASE64)}==`,
    `${dashes}END ${kind}${dashes}`,
  ].join(joiner);
const jwt = `eyJ${madeUp(901, 33, URL_SAFE)}.eyJ${madeUp(902, 60, URL_SAFE)}.${madeUp(903, 43, URL_SAFE)}`;
const in_ = (secret: string, text: (secret: string) => string): Sample => ({ secret, text: text(secret) });
const uuid = (seed: number) => [8, 4, 4, 4, 12].map((length, at) => madeUp(seed + at, length, HEX)).join('-');

/** Keys with a form of their own, bare in the middle of talk. */
const KEYS: readonly string[] = [
  `AKIA${madeUp(1, 16, UPPER)}`,
  `ASIA${madeUp(2, 16, UPPER)}`,
  `AIza${madeUp(3, 35, URL_SAFE)}`,
  `GOCSPX-${madeUp(4, 28, URL_SAFE)}`,
  `ya29.${madeUp(5, 120, URL_SAFE)}`,
  `${madeUp(6, 3)}8Q~${madeUp(7, 34, URL_SAFE)}`,
  `ghp_${madeUp(8, 36)}`,
  `gho_${madeUp(9, 36)}`,
  `ghs_${madeUp(10, 36)}`,
  `github_pat_${madeUp(11, 22)}_${madeUp(12, 59)}`,
  `glpat-${madeUp(13, 20, URL_SAFE)}`,
  `glrt-${madeUp(14, 20, URL_SAFE)}`,
  `xoxb-${madeUp(15, 12, DIGITS)}-${madeUp(16, 12, DIGITS)}-${madeUp(17, 24)}`,
  `xoxp-${madeUp(18, 12, DIGITS)}-${madeUp(19, 12, DIGITS)}-${madeUp(20, 12, DIGITS)}-${madeUp(21, 32, HEX)}`,
  `xapp-1-A${madeUp(22, 10, UPPER)}-${madeUp(23, 13, DIGITS)}-${madeUp(24, 64, HEX)}`,
  `hooks.slack.com/services/T${madeUp(25, 8, UPPER)}/B${madeUp(26, 8, UPPER)}/${madeUp(27, 24)}`,
  `sk_live_${madeUp(28, 24)}`,
  `rk_live_${madeUp(29, 24)}`,
  `whsec_${madeUp(30, 32)}`,
  `SK${madeUp(31, 32, HEX)}`,
  `SG.${madeUp(32, 22, URL_SAFE)}.${madeUp(33, 43, URL_SAFE)}`,
  `key-${madeUp(34, 32, HEX)}`,
  `npm_${madeUp(35, 36)}`,
  `pypi-AgEIcHlwaS5vcmc${madeUp(36, 80, URL_SAFE)}`,
  `dckr_pat_${madeUp(37, 27, URL_SAFE)}`,
  `dop_v1_${madeUp(38, 64, HEX)}`,
  `HRKU-AA${madeUp(39, 58, URL_SAFE)}`,
  `NRAK-${madeUp(40, 27, UPPER)}`,
  `sk-proj-${madeUp(41, 48, URL_SAFE)}`,
  `sk-ant-api03-${madeUp(42, 93, URL_SAFE)}AA`,
  `hvs.${madeUp(43, 96, URL_SAFE)}`,
  `lin_api_${madeUp(44, 40)}`,
  `figd_${madeUp(45, 40, URL_SAFE)}`,
  `PMAK-${madeUp(46, 24, HEX)}-${madeUp(47, 34, HEX)}`,
  `ATATT3xFf${madeUp(48, 100, URL_SAFE)}=${madeUp(49, 8, HEX)}`,
  `dapi${madeUp(50, 32, HEX)}`,
  `glsa_${madeUp(51, 32)}_${madeUp(52, 8, HEX)}`,
  `hf_${madeUp(53, 34)}`,
  `shpat_${madeUp(54, 32, HEX)}`,
  `${madeUp(55, 9, DIGITS).replace(/^0/, '7')}:AA${madeUp(56, 33, URL_SAFE)}`,
  `AGE-SECRET-KEY-1${madeUp(57, 58, 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')}`,
  jwt,
];

/** Passwords and tokens that only their name tells. */
const NAMED: readonly Sample[] = [
  in_('hunter2', (s) => `the db password is ${s} for now`),
  in_('S3cr3t!pass', (s) => `password: ${s}`),
  in_('correct-horse7', (s) => `export DB_PASSWORD=${s}`),
  in_('vKq8#mTz', (s) => `"password": "${s}"`),
  in_('letmein', (s) => `PGPASSWORD=${s} psql -h db-1`),
  in_(`Tr0ub4dor&amp;3`, (s) => `pwd=\`${s}\` worked`),
  in_('Winter2026!', (s) => `*Password:* ${s}`),
  in_(`Zx9${madeUp(60, 12)}`, (s) => `admin passphrase = "${s}"`),
  in_(madeUp(61, 40, BASE64), (s) => `aws_secret_access_key = ${s}`),
  in_(madeUp(62, 40, BASE64), (s) => `AKIA${madeUp(63, 16, UPPER)} / ${s}`),
  in_(madeUp(64, 40, BASE64), (s) => `AWS_SECRET_ACCESS_KEY="${s}"`),
  in_(madeUp(65, 32, HEX), (s) => `DD_API_KEY=${s}`),
  in_(madeUp(66, 40, HEX), (s) => `datadog app key: ${s}`),
  in_(uuid(67), (s) => `HEROKU_API_KEY=${s}`),
  in_(uuid(73), (s) => `api key: ${s}`),
  in_(madeUp(80, 32, HEX), (s) => `TWILIO_AUTH_TOKEN=${s}`),
  in_(madeUp(81, 32, HEX), (s) => `pagerduty integration key: ${s}`),
  in_(madeUp(82, 20), (s) => `PAGERDUTY_API_TOKEN: "${s}"`),
  in_(
    `${madeUp(83, 86, BASE64)}==`,
    (s) => `AccountName=prod;AccountKey=${s};EndpointSuffix=core.windows.net`,
  ),
  in_(
    `${madeUp(84, 43, BASE64)}=`,
    (s) => `Endpoint=sb://q.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${s}`,
  ),
  in_('pa55w0rd-x', (s) => `Server=db;User Id=sa;Password=${s};Encrypt=true`),
  in_(madeUp(85, 32), (s) => `client_secret: ${s}`),
  in_(madeUp(86, 24), (s) => `"secretKey":"${s}"`),
  in_(madeUp(87, 44, URL_SAFE), (s) => `JWT_SECRET='${s}'`),
  in_(madeUp(88, 28), (s) => `X-Api-Key: ${s}`),
  in_(madeUp(89, 24), (s) => `the token is ${s}`),
  in_(madeUp(90, 30), (s) => `auth_token=&gt;"${s}"`.replace('auth_token', ':auth_token ')),
  in_(madeUp(91, 26), (s) => `vault login --token ${s}`),
  in_('bx77-kilo', (s) => `./restore.sh --password ${s} --force`),
  in_('q1w2e3r4t5', (s) => `curl -u deploy:${s} https://nexus.internal/repo`),
  in_('sup3rs3cret', (s) => `mysql -h db-2 -u root -p${s} shop`),
  in_('r3d1sp4ss', (s) => `redis-cli -h cache-1 -a ${s} ping`),
  in_('dk-9911-xy', (s) => `docker login -u ci -p ${s} registry.internal`),
  in_('hush-77', (s) => `sshpass -p '${s}' ssh ops@bastion`),
  in_(madeUp(92, 40), (s) => `Authorization: Bearer ${s}`),
  in_(madeUp(93, 24), (s) => `curl -H "authorization: bearer ${s}" https://api.example.net/v1/orders`),
  in_(Buffer.from('ops:s3cr3tw0rd').toString('base64'), (s) => `Authorization: Basic ${s}`),
  in_(madeUp(94, 20), (s) => `Authorization: Token token=${s}`),
  in_(madeUp(95, 40, HEX), (s) => `-H 'Authorization: token ${s}'`),
  in_(madeUp(96, 32), (s) => `Cookie: lang=en; session_id=${s}`),
  in_(
    madeUp(97, 43, URL_SAFE),
    (s) => `https://acct.blob.core.windows.net/c/f?sv=2022-11-02&amp;sig=${s}%3D`,
  ),
  in_(madeUp(98, 24), (s) => `https://api.example.net/v1/x?api_key=${s}&amp;page=2`),
];

/** Commands, headers and files that were missed at first. */
const MISSED_ONCE: readonly Sample[] = [
  in_('Zz81kk', (s) => `DSN=app:${s}@tcp(10.0.0.1:3306)/shop`),
  in_('toor99', (s) => `ssh root:${s}@10.0.0.4`),
  in_('Zz81kk9x', (s) => `az login --service-principal -u app -p ${s} --tenant acme`),
  in_(Buffer.from('ci:secretpw').toString('base64'), (s) => `_auth=${s}`),
  in_('Zz81kk99', (s) => `htpasswd -b users bob ${s}`),
  in_('Zz81kk!9', (s) => `ldap bind pw ${s}`),
  in_(madeUp(150, 40, HEX), (s) => `github pat: ${s}`),
  in_(`${madeUp(151, 9, '123456789')}:AA${madeUp(152, 33)}`, (s) => `https://api.telegram.org/bot${s}/getMe`),
  in_(`00${madeUp(153, 40, URL_SAFE)}`, (s) => `okta ${s} api token`),
  in_(madeUp(154, 60, BASE64), (s) => `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${s}`),
];

/** Addresses that carry a password. */
const ADDRESSES: readonly Sample[] = [
  in_('s3cr3t', (s) => `postgres://app:${s}@db-1.internal:5432/orders`),
  in_('p4ss/w0rd', (s) => `DATABASE_URL=mysql://root:${s}@10.0.0.7/shop`),
  in_('kj8sd7', (s) => `mongodb+srv://admin:${s}@cluster0.abcde.mongodb.net/test?retryWrites=true`),
  in_('r3d1s', (s) => `<redis://:${s}@cache-1:6379/0>`),
  in_('guest9!', (s) => `amqp://svc:${s}@mq.internal:5672/%2f`),
  in_('hunter2', (s) => `<https://bob:${s}@git.internal/repo.git|https://bob:${s}@git.internal/repo.git>`),
  in_('<mailto:pw9@db-1.internal|pw9@db-1.internal>', (s) => `postgres://app:${s}:5432/orders`),
  in_(`ghp_${madeUp(99, 36)}`, (s) => `git clone https://x-access-token:${s}@github.com/acme/shop.git`),
];

const CARDS: readonly Sample[] = [
  ['4539', '1488', '0343', '6467'].join(' '),
  ['5425', '2334', '3010', '9903'].join('-'),
  ['4916', '3385', '0608', '2832'].join(''),
  ['3714', '496353', '98431'].join(' '),
  ['6011', '0009', '9013', '9424'].join(' '),
].map((number) => in_(number, (s) => `customer pasted ${s} in chat`));

const BLOCKS: readonly Sample[] = [
  in_(pem('RSA PRIVATE KEY', 110), (s) => `here:\n${s}\nplease rotate`),
  in_(pem('OPENSSH PRIVATE KEY', 120), (s) => `\`\`\`${s}\`\`\``),
  in_(pem('PRIVATE KEY', 130, '\\n'), (s) => `{"type":"service_account","private_key":"${s}\\n"}`),
  in_(pem('EC PRIVATE KEY', 140).split(`\n${dashes}END`)[0] ?? '', (s) => `cut off: ${s}`),
];

/** In talk, in code, after a colon, in quotes, at the end of a sentence. */
const AROUND: readonly ((secret: string) => string)[] = [
  (s) => `found ${s} in the logs of checkout`,
  (s) => `it uses \`${s}\``,
  (s) => `leaked: "${s}".`,
  (s) => `\`\`\`\nKEY ${s}\n\`\`\``,
  (s) => `${s}`,
];

/** Said in a sentence, as people do in a hurry. */
const SAID: readonly Sample[] = [
  in_(`Wq7${madeUp(700, 6)}`, (s) => `the password for the db is ${s}`),
  in_(`${madeUp(701, 5)}!4kd`, (s) => `password for root on db-3: ${s}`),
  in_(`Xk9${madeUp(702, 7)}`, (s) => `password -&gt; ${s}`),
  in_(`${madeUp(703, 6)}#2026`, (s) => `root password changed to ${s}, please log in again`),
  in_(`Zr4${madeUp(704, 7)}`, (s) => `pw for grafana is ${s}`),
  in_(`${madeUp(705, 4)}9!${madeUp(706, 4)}`, (s) => `user admin / pass ${s}`),
  in_(`Tt5${madeUp(707, 6)}`, (s) => `username: ops, password: ${s}`),
  in_(`${madeUp(708, 5)}7Xx!`, (s) => `credentials admin:${s} for the old box`),
  in_(`${madeUp(709, 9)}4`, (s) => `<password>${s}</password>`),
  in_(`${madeUp(710, 9)}4`, (s) => `&lt;db:password&gt;${s}&lt;/db:password&gt;`),
  in_(madeUp(711, 40, BASE64), (s) => `AKIA${madeUp(712, 16, UPPER)}\n${s}`),
  in_(`S0mmer${madeUp(713, 3, DIGITS)}!`, (s) => `passwort für den server: ${s}`),
];

/** Every secret is invented, and made when this is read. */
export const SECRETS: readonly Sample[] = [
  ...KEYS.map((key, at) => in_(key, AROUND[at % AROUND.length] ?? ((s) => s))),
  ...NAMED,
  ...MISSED_ONCE,
  ...ADDRESSES,
  ...CARDS,
  ...BLOCKS,
  ...SAID,
];
