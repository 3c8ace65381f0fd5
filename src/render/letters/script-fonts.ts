import { fontPath } from './font-path.ts';
import { HAN, HANGUL, type HanStyle } from './han-style.ts';

/** Scripts beyond western ones, by the font that has their letters. */
export type ScriptFont = HanStyle | 'arabic' | 'devanagari' | 'thai';
/** A face of these fonts. */
export type ScriptFace = ScriptFont | `${ScriptFont}-bold`;

interface FontPackage {
  /** What its letters are called where one has to be named. */
  readonly name: string;
  readonly package: string;
  /** The name of the family within both files. */
  readonly family: string;
  readonly regular: string;
  readonly bold: string;
  /** The language of text in it, as a BCP 47 tag; absent where many languages share the script. */
  readonly language?: string;
}

/**
 * Noto for each script, all free to embed (SIL Open Font License), read only for text that needs them. Noto Sans Arabic
 * sets dots apart from their letters, so that copied text would be broken; Naskh does not.
 */
export const SCRIPT_FONTS: Readonly<Record<ScriptFont, FontPackage>> = {
  sc: {
    name: 'Chinese (simplified)',
    package: '@embedpdf/fonts-sc',
    family: 'Noto Sans S Chinese',
    regular: 'fonts/NotoSansHans-Regular.otf',
    bold: 'fonts/NotoSansHans-Bold.otf',
    language: 'zh-Hans',
  },
  tc: {
    name: 'Chinese (traditional)',
    package: '@embedpdf/fonts-tc',
    family: 'Noto Sans T Chinese',
    regular: 'fonts/NotoSansHant-Regular.otf',
    bold: 'fonts/NotoSansHant-Bold.otf',
    language: 'zh-Hant',
  },
  jp: {
    name: 'Japanese',
    package: '@embedpdf/fonts-jp',
    family: 'Noto Sans Japanese',
    regular: 'fonts/NotoSansJP-Regular.otf',
    bold: 'fonts/NotoSansJP-Bold.otf',
    language: 'ja',
  },
  kr: {
    name: 'Korean',
    package: '@embedpdf/fonts-kr',
    family: 'Noto Sans Korean',
    regular: 'fonts/NotoSansKR-Regular.otf',
    bold: 'fonts/NotoSansKR-Bold.otf',
    language: 'ko',
  },
  arabic: {
    name: 'Arabic',
    package: '@embedpdf/fonts-arabic',
    family: 'Noto Naskh Arabic',
    regular: 'fonts/NotoNaskhArabic-Regular.ttf',
    bold: 'fonts/NotoNaskhArabic-Bold.ttf',
  },
  devanagari: {
    name: 'Devanagari',
    package: '@expo-google-fonts/noto-sans-devanagari',
    family: 'Noto Sans Devanagari',
    regular: '400Regular/NotoSansDevanagari_400Regular.ttf',
    bold: '700Bold/NotoSansDevanagari_700Bold.ttf',
  },
  thai: {
    name: 'Thai',
    package: '@expo-google-fonts/noto-sans-thai',
    family: 'Noto Sans Thai',
    regular: '400Regular/NotoSansThai_400Regular.ttf',
    bold: '700Bold/NotoSansThai_700Bold.ttf',
    language: 'th',
  },
};

export const ARABIC = /\p{Script_Extensions=Arabic}/u;
const DEVANAGARI = /\p{Script_Extensions=Devanagari}/u;
const THAI = /\p{Script=Thai}/u;
/** Whatever one of these fonts may have; western text has none of it. */
const ANY = new RegExp([HAN, HANGUL, ARABIC, DEVANAGARI, THAI].map(({ source }) => source).join('|'), 'u');

/** Whether any letter of the text is looked for in these fonts. */
function needsScriptFont(words: string): boolean {
  return ANY.test(words);
}

/** The installed fonts in which the text's letters are looked for, in order. Simplified Chinese has nearly all Han. */
export function scriptFontsFor(words: string, style: () => HanStyle): readonly ScriptFont[] {
  if (!needsScriptFont(words)) return [];
  const wanted = new Set<ScriptFont>();
  if (HAN.test(words)) for (const font of [style(), 'sc', 'tc'] as const) wanted.add(font);
  if (HANGUL.test(words)) wanted.add('kr');
  if (ARABIC.test(words)) wanted.add('arabic');
  if (DEVANAGARI.test(words)) wanted.add('devanagari');
  if (THAI.test(words)) wanted.add('thai');
  return [...wanted].filter(isInstalled);
}

/** Whether the package of a font is there. */
export function isInstalled(font: ScriptFont): boolean {
  return fontPath(fileOf(font)) !== undefined;
}

/** The file of a face: `@embedpdf/fonts-jp/fonts/NotoSansJP-Bold.otf`. */
export function fileOf(face: ScriptFace): string {
  const [font, bold] = face.split('-') as [ScriptFont, 'bold'?];
  return `${SCRIPT_FONTS[font].package}/${SCRIPT_FONTS[font][bold ?? 'regular']}`;
}

/** The language of text in this face, as a BCP 47 tag. */
export function languageOf(face: string): string | undefined {
  const font = face.replace(/-bold$/, '');
  return font in SCRIPT_FONTS ? SCRIPT_FONTS[font as ScriptFont].language : undefined;
}
