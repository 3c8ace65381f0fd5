import { entropy, looksRandom } from '../entropy.ts';
import { isHashLike } from '../look-alikes.ts';
import type { SecretRow } from '../secret-row.ts';

const varied = ({ value }: { readonly value: string }) => looksRandom(value);

/** A key with a beginning of its own, which no other text has; what follows is random. */
function prefixed(kind: string, pattern: string, keywords: readonly string[]): SecretRow {
  return { kind, pattern: `\\b(${pattern})`, group: 1, keywords, accepts: varied };
}

/** Keys, tokens and addresses that are known by their form, in the lengths that services give out by now. */
export const KEY_ROWS: readonly SecretRow[] = [
  {
    kind: 'private key',
    // What is scanned is taken, so that a text of nothing but beginnings is read once.
    pattern:
      '-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\\s:,.()\\\\]|[A-Za-z0-9]-[A-Za-z0-9])*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?',
    keywords: ['private key'],
    accepts: ({ value }) => value.replace(/-----[^-]*-----/g, '').replace(/\s|\\n/g, '').length >= 16,
  },
  {
    kind: 'AWS access key',
    pattern: '\\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16})\\b',
    group: 1,
    keywords: ['akia', 'asia', 'abia', 'acca'],
    accepts: ({ value }) => entropy(value) >= 2.5 && !value.endsWith('EXAMPLE'),
  },
  {
    kind: 'AWS secret key',
    // It has no form of its own, and is pasted together with its id.
    pattern:
      '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b(?s:.){0,80}?[^A-Za-z0-9/+]([A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+=]|$)',
    group: 1,
    keywords: ['akia', 'asia'],
    accepts: ({ value }) => entropy(value) >= 4 && !isHashLike(value),
  },
  {
    kind: 'JWT',
    pattern: '\\b(eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,})',
    group: 1,
    keywords: ['eyj'],
  },
  prefixed('GitHub token', 'gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,}', [
    'ghp_',
    'gho_',
    'ghu_',
    'ghs_',
    'ghr_',
    'github_pat_',
  ]),
  prefixed('GitLab token', 'gl(?:pat|ptt|dt|rt|rtr|ft|imt|agent|oas|soat|cbt|ffct)-[\\w.-]{18,}', ['gl']),
  prefixed('Slack token', 'xox[abeoprs](?:\\.xox[bp])?-[\\w-]{10,}|xapp-\\d-[\\w-]{10,}', ['xox', 'xapp-']),
  prefixed('Slack webhook', 'hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/[\\w+/-]{20,}', [
    'hooks.slack',
  ]),
  prefixed('Discord webhook', 'discord(?:app)?\\.com/api/webhooks/\\d{15,}/[\\w-]{30,}', ['api/webhooks/']),
  prefixed('Teams webhook', '[\\w-]+\\.webhook\\.office\\.com/webhookb2/[\\w@/-]{40,}', ['webhook.office']),
  prefixed('Stripe key', '(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}', [
    'sk_',
    'rk_',
    'whsec_',
  ]),
  prefixed('Twilio key', 'SK[0-9a-f]{32}\\b', ['sk']),
  prefixed('SendGrid key', 'SG\\.[\\w-]{16,}\\.[\\w-]{16,}', ['sg.']),
  prefixed('Mailgun key', 'key-[0-9a-f]{32}\\b', ['key-']),
  prefixed('Mailchimp key', '[0-9a-f]{32}-us\\d{1,2}\\b', ['-us']),
  prefixed('npm token', 'npm_[A-Za-z0-9]{30,}', ['npm_']),
  prefixed('PyPI token', 'pypi-[\\w-]{36,}', ['pypi-']),
  prefixed('Docker token', 'dckr_(?:pat|oat)_[\\w-]{20,}', ['dckr_']),
  prefixed('DigitalOcean token', 'do[opr]_v1_[0-9a-f]{32,}', ['_v1_']),
  prefixed('Heroku key', 'HRKU-[\\w-]{30,}', ['hrku-']),
  prefixed('New Relic key', 'NR(?:AK|II|IQ|JS|RA)-[\\w-]{19,}|[0-9a-f]{36}NRAL\\b', ['nr']),
  prefixed('PagerDuty token', 'pdus\\+[\\w+-]{16,}', ['pdus+']),
  {
    kind: 'PagerDuty token',
    pattern: '(?i)\\b(?:pagerduty|pd)\\b.{0,40}?[\\s:="\'`]([uyw][+_][\\w+-]{18})(?:[^\\w+-]|$)',
    group: 1,
    keywords: ['pagerduty', 'pd'],
    accepts: varied,
  },
  {
    kind: 'Twilio key',
    pattern: '\\bAC[0-9a-f]{32}["\'`]?\\s?[:,/ ]\\s?["\'`]?([0-9a-f]{32})\\b',
    group: 1,
    keywords: ['ac'],
  },
  prefixed('Anthropic key', 'sk-ant-[\\w-]{20,}', ['sk-ant-']),
  prefixed('OpenAI key', 'sk-(?:proj-|svcacct-|admin-|or-v1-|live-|None-)?[\\w-]{20,}', ['sk-']),
  prefixed('Google key', 'AIza[\\w-]{35}|GOCSPX-[\\w-]{20,}|ya29\\.[\\w-]{20,}|1//0[\\w-]{30,}', [
    'aiza',
    'gocspx-',
    'ya29.',
    '1//0',
  ]),
  prefixed('Azure secret', '[\\w~.-]{3}\\dQ~[\\w~.-]{30,36}', ['q~']),
  prefixed('Vault token', 'hv[sbr]\\.[\\w-]{20,}', ['hvs.', 'hvb.', 'hvr.']),
  {
    kind: 'Telegram token',
    pattern: '(?:\\b|bot)(\\d{8,10}:AA[\\w-]{32,33})(?:[^\\w-]|$)',
    group: 1,
    keywords: [':aa'],
    accepts: varied,
  },
  {
    kind: 'private key',
    pattern: 'PuTTY-User-Key-File-\\d+:(?s:.){0,900}?Private-Lines: \\d+\\s+([A-Za-z0-9+/=\\s]+)',
    group: 1,
    keywords: ['putty-user-key-file'],
  },
  prefixed('Firebase token', '[\\w-]{7,}:APA91b[\\w-]{100,}', [':apa91b']),
  {
    kind: 'Okta token',
    pattern: '(?i)\\bokta\\b.{0,40}?[\\s:="\'`](00[\\w-]{40})(?:[^\\w-]|$)',
    group: 1,
    keywords: ['okta'],
    accepts: varied,
  },
  prefixed('age key', 'AGE-SECRET-KEY-1[A-Z0-9]{40,}', ['age-secret-key-']),
  prefixed(
    'API token',
    '(?:lin_(?:api|oauth)_|ntn_|figd_|figo_|PMAK-|ATATT3|ATCTT3|ATBB|dapi|glsa_|glc_|hf_|sntrys_|sntryu_|dp\\.(?:pt|st|ct|sa|scim|audit)\\.|pscale_(?:tkn|pw|oauth)_|sbp_|sb_secret_|sq0(?:atp|csp)-|EAAA|nfp_|rubygems_|pul-|dt0[a-z]\\d{2}\\.|fo1_|fm[12][ar]?_|sq[apu]_|shp(?:at|ca|pa|ss|ua)_|tfp_|CFPAT-|rnd_|xai-|gsk_|r8_|pplx-|nvapi-|lsv2_(?:pt|sk)_|tskey-[a-z]+-|CLOJARS_|rdme_|tss_|FLWSECK|ops_eyJ|LTAI|AKCp|vercel_|patt?\\w{14}\\.|ddp_|op_|re_|phx_|phc_|sk_(?:prod|or)_|hcaptcha_|cio-|bkua_|circle(?:ci)?-pat_|CCIPAT_|key_live_|rzp_live_|live_sk_|napi_|ghes_|wl_|tk-us-|secret_)[\\w+/=.-]{20,}',
    [
      ...[
        'lin_',
        'ntn_',
        'figd_',
        'figo_',
        'pmak-',
        'atatt3',
        'atctt3',
        'atbb',
        'dapi',
        'glsa_',
        'glc_',
        'hf_',
      ],
      ...['sntrys_', 'sntryu_', 'dp.', 'pscale_', 'sbp_', 'sb_secret_', 'sq0', 'eaaa', 'nfp_', 'rubygems_'],
      ...[
        'pul-',
        'dt0',
        'fo1_',
        'fm1',
        'fm2',
        'sqa_',
        'sqp_',
        'squ_',
        'shp',
        'tfp_',
        'cfpat-',
        'rnd_',
        'xai-',
      ],
      ...[
        'gsk_',
        'r8_',
        'pplx-',
        'nvapi-',
        'lsv2_',
        'tskey-',
        'clojars_',
        'rdme_',
        'tss_',
        'flwseck',
        'ops_eyj',
      ],
      ...[
        'ltai',
        'akcp',
        'vercel_',
        'pat',
        'ddp_',
        're_',
        'phx_',
        'sk_',
        'cio-',
        'bkua_',
        'circle',
        'ccipat_',
      ],
      ...['key_live_', 'rzp_live_', 'live_sk_', 'napi_', 'ghes_', 'tk-us-', 'secret_'],
    ],
  ),
];
