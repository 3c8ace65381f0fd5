import iconv from 'iconv-lite';

/** Whose shapes Han characters have: simplified or traditional Chinese, Japanese or Korean. */
export type HanStyle = 'sc' | 'tc' | 'jp' | 'kr';

/**
 * Han characters and what is set in the same squares: kana, bopomofo, their punctuation, full-width forms. Marks such as
 * the middle dot, which western text shares, are left out.
 */
export const HAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u2E80-\u303F\u3099-\u30FF\u3200-\u33FF\uFE30-\uFE4F\uFF00-\uFFEF]/u;
export const HANGUL = /\p{Script=Hangul}/u;

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const KANAS = new RegExp(KANA, 'gu');
const HANGULS = new RegExp(HANGUL, 'gu');
const IDEOGRAPHS = /\p{Script=Han}/gu;

/** What the letters of a few words say themselves: kana are Japanese, Hangul is Korean. */
export function ownHanStyle(words: string): HanStyle | undefined {
  if (KANA.test(words)) return 'jp';
  return HANGUL.test(words) ? 'kr' : undefined;
}

/**
 * The style of a whole text. The stated languages decide (BCP 47 tags, one per entry; the most frequent wins), then
 * kana and Hangul, then characters that only one country has; simplified Chinese where nothing does.
 */
export function hanStyle(text: string, languages: readonly string[]): HanStyle {
  const stated = mostFrequent(languages.flatMap((tag) => styleOfLanguage(tag) ?? []));
  if (stated) return stated;
  const kana = text.match(KANAS)?.length ?? 0;
  const hangul = text.match(HANGULS)?.length ?? 0;
  if (kana + hangul > 0) return kana >= hangul ? 'jp' : 'kr';
  return styleOfIdeographs(new Set(text.match(IDEOGRAPHS)));
}

function styleOfLanguage(tag: string): HanStyle | undefined {
  if (/^ja\b/i.test(tag)) return 'jp';
  if (/^ko\b/i.test(tag)) return 'kr';
  if (!/^(zh|yue|cmn)\b/i.test(tag)) return undefined;
  if (/-hans\b/i.test(tag)) return 'sc';
  return /-(hant|tw|hk|mo)\b/i.test(tag) || /^yue\b/i.test(tag) ? 'tc' : 'sc';
}

function mostFrequent(styles: readonly HanStyle[]): HanStyle | undefined {
  const counts = new Map<HanStyle, number>();
  for (const style of styles) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Characters that are in the national standard of one country alone tell them apart. */
function styleOfIdeographs(characters: ReadonlySet<string>): HanStyle {
  let [japanese, traditional, simplified] = [0, 0, 0];
  for (const character of characters) {
    const [inTaiwan, inMainland] = [isIn('big5', character), isInGb2312(character)];
    if (inTaiwan && !inMainland) traditional += 1;
    else if (inMainland && !inTaiwan) simplified += 1;
    else if (!inTaiwan && isIn('shift_jis', character)) japanese += 1;
  }
  if (japanese > 0 && simplified === 0) return 'jp';
  return traditional > simplified ? 'tc' : 'sc';
}

function isIn(standard: 'big5' | 'shift_jis', character: string): boolean {
  return iconv.encode(character, standard).length === 2;
}

/** Its characters have both bytes from A1 on in the larger set that followed it. */
function isInGb2312(character: string): boolean {
  const [lead = 0, trail = 0] = iconv.encode(character, 'gbk');
  return lead >= 0xb0 && lead <= 0xf7 && trail >= 0xa1;
}
