/**
 * Some text is not the author's voice: quotes, code, machine output. It is masked character by character, so that
 * offsets in the masked text are offsets in the original.
 */

/** Masks each character of somebody else's words. */
export const QUOTED = '\uE000';
/** Masks each character of code, addresses and machine text, so that it reads as the name of a thing. */
export const MACHINE = '\uE001';

const CODE = /<!--[\s\S]*?(?:-->|$)|```[\s\S]*?(?:```|$)|(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g;
const LINKS = /\[[^[\]\n]{0,300}\]\([^()\s]{0,2000}\)|<https?:\/\/[^<>\n]*>/gi;
const ADDRESSES = /<?\bhttps?:\/\/[^\s<>]+>?|\bwww\.[^\s<>]+/gi;
const SETTINGS = /(?<![\w.-])[\w.-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s,;"']+)/g;
const QUOTES = [
  /(?<![\p{L}\d])"(?=\S)(?:[^"\n]|\n(?!\s*\n))*?"(?![\p{L}\d])/gu,
  /[“„](?:[^“”„\n]|\n(?!\s*\n))*[”“]/g,
  /«[^«»\n]*»/g,
  /‹[^‹›\n]*›/g,
  /[「『][^「」『』\n]*[」』]/g,
  /(?<![\p{L}\d])‘(?:[^‘’\n]|’(?=\p{L})){1,600}?’(?!\p{L})/gu,
  /(?<![\p{L}\d\uE000\uE001])'(?=[\p{L}\d])(?:[^'\n]|'(?=\p{L})){1,300}?'(?![\p{L}\d])/gu,
];

const LEVEL = '(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|SEVERE|PANIC)';
const MONITORS =
  'pagerduty|alertmanager|grafana|prometheus|datadog|sentry|opsgenie|nagios|zabbix|new relic|statuspage|jenkins|' +
  'github actions|dependabot|argo ?cd|uptimerobot|pingdom';
const COMMANDS =
  'sudo|kubectl|git|docker|helm|terraform|curl|ssh|psql|aws|gcloud|systemctl|npm|redis-cli|mongosh';
const MACHINE_LINES = [
  /^\s*(?:>|&gt;)/,
  /^\s*\$ \S/,
  new RegExp(
    String.raw`^\W{0,8}(?:(?:[\d/-]+|[A-Z][a-z]{2} +\d+)[T ])?\d\d?:\d\d\S*(?:\s(?:[A-Z]{3}|[[(<]\S*|\S*[\]\d:])){0,3}?\s\W{0,8}${LEVEL}\b`,
  ),
  new RegExp(String.raw`^\s*(?:\[[^\]\n]*\]\s*)*\[?${LEVEL}(?:\]|:|\||\s)`),
  /^\s*(?:error|fatal|panic|exception|traceback)\b(?: \([^)]*\))?:/i,
  /^[IWEF]\d{4} \d\d:\d\d:\d\d/,
  /^(?:kernel|systemd|sshd|cron|dockerd|kubelet|[\w.-]+\[\d+\]): \S/i,
  /^[\w.-]+: \[(?:emerg|alert|crit|error|warn|notice|info|debug)\]/,
  /^[\w.-]+[_-]\d+\s+\| /,
  /^npm (?:ERR!|WARN)/,
  /^\s*[\w.-]+@[\w.-]+:\S*[#$%] /,
  /^\s*(?:\/\/|\/\*)/,
  /^\s*at [\w$.<>/]+ ?\((?:[^)]*\.\w{1,6}:\d+(?::\d+)?|Native Method|Unknown Source|<anonymous>)\)/,
  /^\s*at \S*[\w-]+\.\w{1,6}:\d+:\d+/,
  /^\s*File ".*", line \d+/,
  /^\s*(?:goroutine \d+ \[|Traceback \()/,
  /^\s*[[{]\s*["{[].*[\]}],?\s*$/,
  /^[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \S+ \S+:/,
  /^\s*\S+(?: \S+)? APP\b/,
  /^\W{0,8}(?:automated|automatic|auto-generated) (?:message|alert|notification|reply|reminder)\b/i,
  /^\s*(?:\S+ )?\[(?:bot|app|automated?|alert|webhook)\]/i,
  /^\W{0,8}(?:[\w/ -]{1,40}: ?)?\W{0,8}(?:FIRING|RESOLVED|PROBLEM|RECOVERY|ALERTING|TRIGGERED)(?::\d+)?(?:\]|:| - )/,
  new RegExp(String.raw`^\s*(?:${MONITORS})(?: ?\((?:bot|app)\)| bot| app)?: \S`, 'i'),
  new RegExp(String.raw`^\s*(?:${COMMANDS})\s(?:.*\s)?--?\w`),
];
/** `IllegalStateException: what it says`, up to the end of the line. */
const EXCEPTIONS = /(?<![\w.])(?:[\w$]+\.)*[A-Z][\w$]*(?:Exception|Error|Panic):[^\n]*/g;

/** The text with everything masked that is not its author's own prose; the length stays the same. */
export function coverForeignText(text: string): string {
  let covered = text.replace(CODE, (code) => cover(code, MACHINE));
  covered = covered
    .split('\n')
    .map((line) => (isMachineLine(line) ? cover(line, MACHINE) : line))
    .join('\n');
  covered = covered.replace(LINKS, (link) => cover(link, QUOTED));
  covered = covered.replace(ADDRESSES, (address) => cover(address, MACHINE));
  covered = covered.replace(EXCEPTIONS, (said) => cover(said, MACHINE));
  for (const quote of QUOTES) covered = covered.replace(quote, (words) => cover(words, QUOTED));
  covered = covered.replace(SETTINGS, (setting) => cover(setting, MACHINE));
  return covered.replace(/[’‘ʼ]/g, "'").replace(/[\u00A0\u202F\t]/g, ' ');
}

function isMachineLine(line: string): boolean {
  if (MACHINE_LINES.some((shape) => shape.test(line))) return true;
  return (line.match(SETTINGS)?.length ?? 0) >= 2;
}

/** Line breaks stay, so that lines keep their numbers. */
function cover(words: string, by: string): string {
  return words.replace(/[^\n]/g, by);
}
