import { isInstalled, SCRIPT_FONTS, type ScriptFont } from './script-fonts.ts';

/** What `doctor` says about letters. */
export interface LettersFinding {
  readonly name: string;
  readonly state: 'ok' | 'warning';
  readonly text: string;
  readonly advice?: string;
}

const NAME = 'Letters';
const OTHERS = 'other scripts stand there as Unicode numbers, and as letters in HTML and Markdown';

/** Says which scripts PDFs and pictures have letters for, and which fonts are not installed. */
export function diagnoseLetters(installed = isInstalled): LettersFinding {
  const fonts = Object.keys(SCRIPT_FONTS) as ScriptFont[];
  const missing = fonts.filter((font) => !installed(font));
  const names = fonts.filter(installed).map((font) => SCRIPT_FONTS[font].name);
  const text = `PDFs and pictures have ${['Latin', 'Greek', 'Cyrillic', 'Hebrew', ...names].join(', ')}; ${OTHERS}`;
  if (missing.length === 0) return { name: NAME, state: 'ok', text };
  const packages = missing.map((font) => SCRIPT_FONTS[font].package).join(', ');
  return {
    name: NAME,
    state: 'warning',
    text: `${text}. No font for ${missing.map((font) => SCRIPT_FONTS[font].name).join(', ')}.`,
    advice: `Install the packages again: npm ci brings ${packages}.`,
  };
}
