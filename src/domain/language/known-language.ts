/**
 * Words without which hardly a sentence of a language stands. Terms that all operators share (`rollback`, `deploy`) are
 * in no list, so a line of nothing else is told by the record around it.
 */
const ENGLISH = new Set(
  'the a an and or of to in on at for with from by is are was were be been it its this that these those we i you they he she my our your not no now after before since still again all some any has have had do does did didnt doesnt dont cant isnt wasnt will would should could can may as but if so than then there here what who why when which how up down out off back over into about just only also more most get got see seeing looks look found working users customers because until during'.split(
    ' ',
  ),
);

const FOREIGN = new Set(
  [
    'der die das und ist sind war nicht ein eine einen einem einer den dem des mit von zu auf für im am zum zur bei nach noch wieder wir ich sie es auch aber oder wird werden wurde hat haben kein keine seit alle über läuft geht kunden fehler gemeldet behoben ursache',
    'le la les un une des du et est sont était pas ne que qui dans sur pour avec par plus nous vous ils elle au aux ce cette ces mais ou donc depuis après tous tout toujours encore être fait retour panne erreur erreurs clients',
    'el los las una uno del y es son fue no se que en con por para más pero como desde hasta sigue siguen ya todo todos está están esta este hay sin muy después antes otra vez usuarios errores servicio caído causa reiniciamos',
    'o os as um uma dos das e é são foi não que em com por para mais mas como desde até já tudo todos está estão sem depois voltou erro erros clientes serviço',
    'il lo gli una di che è sono non per con più ma dal della dei alla nel nella dopo ancora tutti tutto anche stato errori utenti servizio',
    'het een van en zijn niet dat die op voor met bij naar nog weer wij ook maar of wordt werden heeft geen alle sinds storing klanten fout fouten',
    'och är som på för med av till det den inte ett vi har från alla efter igen också men eller nu kunder fel',
    'og er ikke til det den på for med av som har fra alle etter igjen vi kunder feil',
    'i w z na do nie jest się że to po od dla już są ale jak tylko przez błąd błędy klienci działa',
    've bir bu için ile değil var yok çok daha olarak sonra kadar hata hatalar müşteriler',
    'a je se na v s z do že jsou není pro od po ale už chyba zákazníci',
    'yang dan di ke dari ini itu tidak ada untuk dengan sudah masih bisa pelanggan kesalahan',
  ]
    .join(' ')
    .split(' ')
    .filter(
      (word) =>
        !ENGLISH.has(word) &&
        word !== 'v' &&
        word !== 's' &&
        word !== 'z' &&
        word !== 'e' &&
        word !== 'y' &&
        word !== 'o' &&
        word !== 'w' &&
        word !== 'as' &&
        word !== 'er' &&
        word !== 'of' &&
        word !== 'en' &&
        word !== 'es' &&
        word !== 'no' &&
        word !== 'on' &&
        word !== 'die' &&
        word !== 'war' &&
        word !== 'son' &&
        word !== 'do' &&
        word !== 'den' &&
        word !== 'see' &&
        word !== 'per' &&
        word !== 'dan' &&
        word !== 'pro' &&
        word !== 'dos' &&
        word !== 'nu' &&
        word !== 'lo' &&
        word !== 'me' &&
        word !== 'il' &&
        word !== 'des' &&
        word !== 'du' &&
        word !== 'la' &&
        word !== 'par' &&
        word !== 'di',
    ),
);

const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;
const MARKED_LETTER = /[äöüßéèêëàâçñõãåæøœáíóúýłśżźćęąğşıěščřžůő¿¡]/i;

/** How much speaks for English, and how much for another language. */
export interface LanguageSigns {
  readonly english: number;
  readonly foreign: number;
}

/** What one word tells of the language. */
export function signsIn(word: string): LanguageSigns {
  const marked = !isAscii(word) && (OTHER_SCRIPT.test(word) || MARKED_LETTER.test(word)) ? 2 : 0;
  if (ENGLISH.has(word)) return { english: 1, foreign: marked };
  return { english: 0, foreign: marked + (FOREIGN.has(word) ? 1 : 0) };
}

/** Whether words are of a language that the rows are written in; `undefined`: too few signs to tell. */
export function isEnglish({ english, foreign }: LanguageSigns, language?: string): boolean | undefined {
  if (language !== undefined) return /^en(?:-|$)/i.test(language);
  if (english >= foreign) return english === 0 ? undefined : true;
  return foreign > 1 ? false : undefined;
}

function isAscii(word: string): boolean {
  for (let index = 0; index < word.length; index += 1) if (word.charCodeAt(index) > 127) return false;
  return true;
}
