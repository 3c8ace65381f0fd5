/**
 * Abbreviations that people there use, as `name@offset in minutes`. Runtimes disagree on them (the same zone is `CET`
 * in one locale and `GMT+1` in another), so the common ones stand here; all others are shown by their offset.
 */
const ABBREVIATIONS: readonly (readonly [zones: RegExp, names: Readonly<Record<number, string>>])[] = [
  [/^(Etc\/)?(UTC|UCT|GMT|Zulu|Universal)$/, { 0: 'UTC' }],
  [/^(Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)|GB)$/, { 0: 'GMT', 60: 'BST' }],
  [/^Europe\/(Lisbon)$/, { 0: 'WET', 60: 'WEST' }],
  [/^Europe\/(Dublin|Moscow|Istanbul|Minsk|Samara|Saratov|Volgograd|Kirov|Astrakhan|Ulyanovsk)$/, {}],
  [
    /^Europe\/(Athens|Bucharest|Chisinau|Helsinki|Kiev|Kyiv|Mariehamn|Riga|Sofia|Tallinn|Vilnius|Kaliningrad)$/,
    { 120: 'EET', 180: 'EEST' },
  ],
  [/^(Europe\/.+|Arctic\/Longyearbyen|Africa\/Ceuta)$/, { 60: 'CET', 120: 'CEST' }],
  [
    /^(America\/(New_York|Detroit|Toronto|Montreal|Indiana\/Indianapolis|Kentucky\/Louisville)|US\/Eastern)$/,
    { [-300]: 'EST', [-240]: 'EDT' },
  ],
  [/^(America\/(Chicago|Winnipeg|Menominee)|US\/Central)$/, { [-360]: 'CST', [-300]: 'CDT' }],
  [/^(America\/(Denver|Boise|Edmonton|Phoenix)|US\/(Mountain|Arizona))$/, { [-420]: 'MST', [-360]: 'MDT' }],
  [/^(America\/(Los_Angeles|Vancouver)|US\/Pacific)$/, { [-480]: 'PST', [-420]: 'PDT' }],
  [/^(America\/(Anchorage|Juneau)|US\/Alaska)$/, { [-540]: 'AKST', [-480]: 'AKDT' }],
  [/^(Pacific\/Honolulu|US\/Hawaii)$/, { [-600]: 'HST' }],
  [/^Asia\/(Kolkata|Calcutta)$/, { 330: 'IST' }],
  [/^Asia\/Tokyo$/, { 540: 'JST' }],
  [/^Asia\/Seoul$/, { 540: 'KST' }],
  [/^Australia\/(Sydney|Melbourne|Hobart|Canberra|Brisbane)$/, { 600: 'AEST', 660: 'AEDT' }],
  [/^Australia\/Perth$/, { 480: 'AWST' }],
  [/^Pacific\/Auckland$/, { 720: 'NZST', 780: 'NZDT' }],
];

/** What people there call their time when it is `offset` minutes from UTC, if there is a name in common use. */
export function zoneAbbreviation(zone: string, offset: number): string | undefined {
  return ABBREVIATIONS.find(([zones]) => zones.test(zone))?.[1][offset];
}
