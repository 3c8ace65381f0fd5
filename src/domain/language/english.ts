const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const ENGLISH = setOf(`
  the a an of to in is was were it that this for on with and or but not we i you he she they by at be as are have has had
  from will would should could did does do no nobody after before because when who which our their his her its been if so
  only one all just why what there than then up down out me my your us them into about
`);
/** Words that join others in German, French, Spanish, Portuguese, Italian and Dutch, and are rare in English. */
const FOREIGN = setOf(`
  der die das den dem ein eine einen und ist nicht war wurde hat haben von mit auf für sie er wir zu im es auch aber bei
  nach niemand hätte sollen werden durch wegen keine kein le la les des du un une et est pas par que qui pour dans au aux
  ce cette nous ont été était avait aurait dû sur avec plus personne el los las del al y se su por con para una lo fue no-es
  como nadie equipo porque o os da dos em um uma não foi por pelo pela ao mas ele ela ninguém deveria ter il lo gli di che
  non per è stato nessuno della dello het een van niet en dat heeft werd geen wij zij hij voor naar causa causada
`);

/**
 * Whether rules for English may read a sentence: not one whose small words are those of another language. Short lines
 * without any small word count as English, as notes in a hurry have none.
 */
export function readsAsEnglish(sentence: string): boolean {
  let english = 0;
  let foreign = 0;
  for (const word of sentence.toLowerCase().match(/[\p{L}\p{M}'-]+/gu) ?? []) {
    if (ENGLISH.has(word)) english += 1;
    if (FOREIGN.has(word)) foreign += 1;
  }
  return foreign < 2 || foreign <= english;
}
