import type { SecretFinding } from './secret-row.ts';

/** Thirteen to nineteen digits, together or in groups with one and the same sign between them. */
const DIGITS =
  /(?<![\w.#/+-])\d(?:\d{12,18}|\d{3}([ \u00a0-])\d{4}\1\d{4}\1\d{4}|\d{3}([ \u00a0-])\d{6}\2\d{5})(?![\w/]|[.-]\w)/g;
/** How the numbers of the large networks begin, and how long they are (ISO/IEC 7812; the networks' own tables). */
const NETWORKS: readonly RegExp[] = [
  /^4\d{12}(?:\d{3}){0,2}$/,
  /^(?:5[1-5]\d{14}|(?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12})$/,
  /^3[47]\d{13}$/,
  /^(?:6011\d{12}|65\d{14}|64[4-9]\d{13})$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^3(?:0[0-5]|[689]\d)\d{11}$/,
  /^62\d{14,17}$/,
];
/** What numbers are called that only look like a card's. */
const OTHER_NUMBER =
  /(?:order|invoice|tracking|trace|span|request|ticket|reference|ref|imei|isbn|ean|sku|epoch|timestamp|serial|offset|lsn|parcel|shipment|shop|batch|job|build|phone|snowflake|correlation|event|message|user|customer|session|run|sequence|seq)(?:[ _-]?(?:number|no\.?|nr\.?|id|key))?[ "'=:#`*_]{0,4}(?:is |was )?[`"'*]?$/i;

/** What is counted by so many. */
const COUNTED = /^\s*(?:orders?|bytes|requests?|rows|ms|ns|µs|us|messages|records|events|users|items)\b/i;

/** Card numbers by form, network and check digit. */
export function findCards(text: string): readonly SecretFinding[] {
  if (!/\d/.test(text)) return [];
  const found: SecretFinding[] = [];
  for (const { 0: said, index } of text.matchAll(DIGITS)) {
    const digits = said.replace(/\D/g, '');
    if (!NETWORKS.some((network) => network.test(digits)) || !passesLuhn(digits)) continue;
    if (COUNTED.test(text.slice(index + said.length))) continue;
    if (/^(\d)\1*$/.test(digits) || OTHER_NUMBER.test(text.slice(Math.max(0, index - 30), index))) continue;
    found.push({ from: index, to: index + said.length, kind: 'card number' });
  }
  return found;
}

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
