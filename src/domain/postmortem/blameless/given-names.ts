/**
 * Given names of many countries, so that "Priya caused" is told apart from "Kafka caused". Names that are better known
 * as software or as everyday words are left out.
 */
const NAMES = `
aaron abdul abdullah abigail adam adrian agnes agnieszka ahmed aidan aiden aisha ajay akash akira alan albert alberto
alejandro aleksandr alena alessandro alessia alex alexander alexandra alexei alexis alfonso alfred ali alice alicia
alina alison allison alvaro amanda amara amelia amin amina amir amit amy ana anand anastasia anders andre andrea
andreas andrei andres andrew andy angel angela angelica anil anita anja anjali anke ankit ann anna anne annette annika
anthony antoine anton antonia antonio anya ariana arjun arlo armin arne arnold arthur arun arvid asha ashish ashley
ashok astrid ayesha ayse barbara bart bastian beatrice beatriz ben benedikt benjamin bernd bernhard beth bettina bianca
bilal bill billy birgit bjorn bob bogdan boris brad brandon brenda brendan brian bridget britta bruce bruno bryan
caitlin camila camille carl carla carlo carlos carmen carol carolina caroline carolyn cate catherine cathy cecilia
chandra charles charlie charlotte chen chiara chloe chris christian christiane christina christine christof christoph
christopher cindy claire clara claudia claudio clemens colin connor cristina cynthia daisuke damian damien dan dana
daniel daniela danielle danny dariusz darren dave david dawid dawn deb debbie deborah deepak deepika denis denise
dennis derek devi diana diane diego dieter dimitri dina dirk divya dmitri dmitry dominic dominik donald donna dora
doris doug douglas duc dylan eddie edgar eduardo edward edwin ekaterina elaine elena eleni elias elif elisa elisabeth
elise elizabeth ella ellen elliot emil emilia emilio emily emma emre enrique eric erica erik erika ernesto esra esteban
esther ethan eugene eva evan evelyn ewa ezra fabian fabio farah farid fatima fatma federico felix feng fernanda fernando
filip fiona florian frances francesca francesco francisco francois frank franz fred frederic frederik fritz gabriel
gabriela gabriele gareth gary gavin george georg georgia gerald gerard gerd gerhard gianluca gina giorgio giovanni
giulia giuseppe gonzalo gordon graham greg gregor gregory greta guido guillaume gunnar gustavo guy habib hamza han hana
hannah hannes hans harald harish harold harry haruto hasan hassan heather heidi heiko heinz helen helena helga hendrik
henrik henry herbert hiro hiroshi holger holly hugo hussein ian ibrahim ignacio igor ilya imran ines inga ingo ingrid
irena irene irina isaac isabel isabella ismail ivan ivana ivo jack jackie jacob jacqueline jacques jaime jake jakob
jakub james jamie jan jana jane janet janine janos jared jaroslav jasmin jasmine jason javier jay jean jeff jeffrey
jelena jen jenna jennifer jenny jens jeremy jerome jerry jesse jessica jessie jesus jill jim jimmy jin jing joachim joan
joana joanna joao joe joel joerg johan johann johanna johannes john johnny jon jonah jonas jonathan jordan jorge jose
josef joseph josh joshua juan juanita judith judy julia julian julie julien juliette julio jun jurgen justin justyna
kai kamal kamil karen karim karin karina karl karolina karsten kasia katarina kate katharina katherine kathleen kathryn
kathy katie katja katrin kavita kavya kay kazuki keiko keith kelly ken kenji kenneth kenta kerry kevin khalid kim
kirsten klaus konrad krishna kristen kristian kristin kristina kumar kurt kyle lakshmi lara larissa larry lars laszlo
laura lauren laurent lea leah lee leif leila lena leo leon leonard leonardo leonie leslie leticia levi lewis li liam lila
lili lily lina linda ling lisa liu liz logan lorena lorenzo lothar louis louise luc luca lucas lucia lucie lucy ludwig
luigi luis luisa lukas luke lydia maciej madison magda magdalena mahmoud maja malik malte manfred manuel manuela mara marc
marcel marcela marcin marco marcos marcus margaret maria mariam mariana marie marina mario marion marius marja mark marko
markus marlene marta martha martin martina marty marvin mary mateo mathias mathieu mathilde matt matteo matthew matthias
maurice mauricio max maxim maximilian maya mehmet mei melanie melissa mia michael michaela michal michel michele michelle
miguel mihai mika mike mikhail milan milena milos mina ming miriam mirko mitch mohamed mohammad mohammed mohan moira molly
monica monika morgan moritz moses muhammad mustafa nadia nadine naomi natalia natalie natasha nathalie nathan neha neil
nele nick nicola nicolas nicole niels nihal niklas nikhil nikita niko nikola nikolai nils nina nitin noah noel noor nora
norbert nour nuno olaf ole oleg olena olga oliver olivia olivier omar orlando oscar oskar otto pablo pamela paola paolo
parisa pascal pat patricia patricio patrick patrik paul paula pauline paulo pavel pawel pedro peggy peter petra phil
philip philipp philippe pierre piotr pooja prakash pranav prashant priya priyanka quentin rachel radek rafael rahul rainer
raj rajesh rakesh ralf ralph ramesh ramon randy raphael rashid raul ravi ray raymond rebecca reinhard rene renata ricardo
richard rick rita rob robert roberto robin rocio rodrigo roger rohan rohit roland rolf roman ron ronald rosa rosie ross
roxana roy rubén ruben rudolf rui rupert russell ruth ryan sabine sabrina sadie sagar salma sally salman sam samantha
samira samuel sandeep sandra sanjay sara sarah sascha satoshi scott sean sebastian selim selma serge sergei sergey sergio
seth shane shannon sharon shaun sheila shirley shreya shweta sigrid silke silvia simon simone sina sneha sofia sofie
sonia sonja sophia sophie soren stacy stan stefan stefanie stefano steffen stella sten stephan stephanie stephen steve
steven stuart sue sunil suresh susan susanne suzanne svea sven svetlana swati sylvia tadeusz takashi tamara tania tanja
tanvi tara tariq tatiana ted teresa terry tessa theo theodor theresa thiago thomas thorsten tiago tilman tim timo timothy
tina tobias todd tom tomas tomasz tomoko tony tracy tristan ulf uli ulrich ulrike uma ursula usha uwe vadim valentin
valentina valeria valerie vanessa vasily vera veronica veronika victor victoria vijay vikram viktor vincent vinod viola
virginia vishal vivian vladimir walter wang wanda wayne wei wendy werner wilhelm will william wojciech wolfgang xavier xin
yan yana yang yann yannick yasmin yasmine yi yolanda yong yosef youssef yuan yuki yuri yusuf yvonne zach zachary zainab
zara zeynep zhang zoe zoltan zsofia`;

const GIVEN_NAMES = new Set(NAMES.trim().split(/\s+/));

/** `Priya`, `Jean-Luc`; a small letter at the start is no name. */
export function isGivenName(word: string): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(word)) return false;
  const [first = ''] = word.toLowerCase().split('-');
  return GIVEN_NAMES.has(first.normalize('NFD').replace(/\p{M}/gu, '')) || GIVEN_NAMES.has(first);
}
