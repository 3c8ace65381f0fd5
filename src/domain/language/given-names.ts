/**
 * Given names of many countries, so that "Priya caused" is told apart from "Kafka caused". Names that are better known
 * as software or as everyday words are left out.
 */
const NAMES = `
aaron abdul abdullah abigail ada adam adele adrian adriana agata agnes agnieszka ahmad ahmed aidan aiden aino aisha
ajay akash akira alan alba albert alberto alejandra alejandro aleksandr aleksandra alena alessandro alessia alex
alexander alexandra alexei alexis alfonso alfred alfredo ali alice alicia alina alisha alison allan allen allison
alvaro amal amanda amar amara ambrose amelia amelie amin amina amir amit amos amy ana anah anand anastasia anders
andre andrea andreas andrei andres andrew andrzej andy aneta angel angela angelica angelo angus anika anil anita anja
anjali anke ankit ann anna annabel anne annelie annette annika anouk anthony antoine anton antoni antonia antonio
anwar anya aoife arash archie ariana arjun arlo armin arne arnold artem arthur artur arturo arun arvid arya asha
ashish ashley ashok asif astrid ava avery axel ayaan ayesha aylin ayo ayse ayumi babajide baptiste barbara barry bart
bastian bastien beatrice beatriz bela ben benedikt benjamin bernd bernhard beth bettina bhavna bianca bilal bill billy
birgit birk birte bjarne bjorn blake blanca bob bogdan bonnie boris boyd brad brady brandon brenda brendan brett brian
bridget brigitte britta bruce bruno bryan bryce caitlin caleb callum cameron camila camille candice carina carl carla
carlo carlos carlotta carmen carol carolina caroline carolyn carsten casey cassandra cate catherine cathy cecilia
cedric celia celine cesar chandra chantal charlene charles charlie charlotte chelsea chen cheng chiara chidi chika
chinedu chloe chris christa christian christiane christina christine christof christoph christopher cian ciara cindy
claire clara claude claudia claudio clemens clive cody colette colin connie connor conrad constanza corinna craig
cristina curtis cynthia dagmar daisuke dalia damian damien damon dan dana daniel daniela danielle danil danish danny
daria darius dariusz darren darya dave david dawid dawn deb debbie deborah declan deepak deepika delphine demi denis
denise dennis derek dev devi devon dhruv diana diane diarmuid diego dieter dilip dimitri dina dirk divya dmitri dmitry
dominic dominik dominique donald dong donna donovan dora doris dorothea doug douglas duc duncan dustin dwayne dylan
eddie edgar eduardo edward edwin eileen ekaterina elaine elena eleni elias elif elisa elisabeth elise eliza elizabeth
ella ellen elliot elliott elmar eloise elsa elsie elvira emil emilia emilio emily emma emmanuel emre enrique enzo eric
erica erik erika erin ernesto ernst esra esteban estelle esther eszter ethan etienne eugene eun eva evan evelina
evelyn evgeny ewa ezekiel ezra fabian fabio faisal farah farid fatima fatma fatou federico felix feng fergus fernanda
fernando filip fiona flavia florence florian folake frances francesca francesco francisco francois frank franz fred
frederic frederik freya frida fritz gabor gabriel gabriela gabriele gareth gary gaurav gavin gemma genevieve geoff
geoffrey georg george georgia gerald gerard gerd gerhard gerry gianluca gianna gilbert giles gina giorgio giovanni
gita giulia giuseppe gloria godfrey gonzalo gopal gordon graham greg gregor gregory greta guido guillaume guillermo
gunnar gustav gustavo guy gwen habib hadi haley hamid hamza han hana hanna hannah hanne hannes hans harald harish
harold harper harriet harry haruto hasan hashim hassan heather hector hedwig heidi heike heiko heinz helen helena
helga helge hendrik henriette henrik henry herbert hermann hilary hilda hiro hiroki hiroshi hitomi holger holly hong
howard hua huang hubert hugo hussein hye ian ibrahim idris ignacio igor iker ilse ilya imani imke imogen imran ines
inga inge ingo ingrid inigo ioana irena irene irina isaac isabel isabella isabelle isha ishaan ismail itzel iulia ivan
ivana ivo iwona jabari jack jackie jacob jacqueline jacques jae jael jai jaime jake jakob jakub jamal james jamie
jamila jan jana jane janet janina janine janos jared jarek jaroslav jasmin jasmine jason javier jay jaya jayden jean
jeanne jeff jeffrey jelena jen jenna jennifer jenny jens jeremy jeroen jerome jerry jerzy jesse jessica jessie jesus
jill jim jimmy jin jing jiri jo joachim joan joana joanna joao joe joel joerg johan johann johanna johannes john
johnny jon jonah jonas jonathan jordan jorge joris jorn jose josef joseph josephine josh joshua josie joyce juan
juanita judith judy juha jules julia julian julianne julie julien juliet juliette julio jun jurgen jussi justin
justyna jutta kai kaito kamal kamil karen karim karin karina karl karla karolina karsten kasia kasper katarina kate
katerina katharina katharine katherine kathleen kathryn kathy katie katinka katja katrin katya kavita kavya kay kayla
kazuki keiko keira keisha keith kelly kemi ken kenji kenneth kenta kerry kerstin kevin khadija khalid kiara kieran kim
kiran kirsten klaus kofi kojo konrad kris krishna kristen kristian kristin kristina krzysztof kumar kunal kurt kwame
kyle lakshmi lana lara larissa larry lars lasse laszlo laura lauren laurent layla lea leah leandro lee leena leif
leila lena leo leon leonard leonardo leonie leonor lesley leslie leticia levi lewis li lia liam liesel lila lili
lilian lily lina linda lindiwe lindsay ling lionel lisa lisbeth liu liv liz lloyd logan loic lola lorena lorenzo lorna
lorraine lothar lotte louis louisa louise luana luc luca lucas lucia lucian lucie lucy ludmila ludwig luigi luis luisa
luka lukas lukasz luke lutz lydia lyn lynn maciej madison mads magda magdalena mahesh mahmoud maja malcolm malia malik
malin malte mandy manfred manish manoj manuel manuela mara marc marcel marcela marcelo marcin marco marcos marcus
marek margaret margit margot maria mariam mariana marie mariko marina mario marion marisol marissa marius marja mark
marko markus marlene marlon marta martha martin martina marty marvin mary mateo mathias mathieu mathilda mathilde mats
matt matteo matthew matthias mattia maura maurice mauricio max maxim maxime maximilian maxwell maya megan mehdi mehmet
mei melanie melinda melissa mercedes meredith merle mia michael michaela michal michel michela michele michelle miguel
mihai mika mikael mike mikhail mikko milan milena milo milos mina ming minh minna mirela miriam miriana mirja mirko
mitch mohamed mohammad mohammed mohan moira molly mona monica monika morgan moritz moses muhammad mukesh murat mustafa
myra nabil nadia nadine nadir naomi natalia natalie natasha nathalie nathan naveen neha neil nele nelson ngozi nia
niamh nicholas nick nicky nicola nicolas nicole niels nihal nikhil nikita niklas niko nikola nikolai nils nina nisha
nitin nkechi noa noah noel noemi noor nora norbert norman nour nuno octavia odette oisin olaf ole oleg oleksandr olena
olga oliver olivia olivier olu oluwaseun omar onur orla orlando oscar oskar otis otto pablo padma paige pamela pankaj
paola paolo parisa pascal pat patricia patricio patrick patrik patty paul paula pauline paulo pavel pawel pedro peggy
penelope perry peter petr petra phil philip philipp philippe pierre pilar piotr polly pooja pradeep prakash pranav
prashant preeti priya priyanka quentin rachael rachel radek rafael rahul rainer raj rajesh rakesh ralf ralph ramesh
ramon rana randy rania raphael raquel rashid rasmus raul ravi ravindra ray raymond rebecca reem reggie regina reinhard
renata renate rene rhys ricardo riccardo richard rick ricky riley rita ritu rob robbie robert roberta roberto robin
rocco rocio rodney rodrigo rogelio roger rohan rohit roland rolf romain roman ron ronald rosa rosalind rosie ross
rowan roxana roy ruben rubén rudolf rui rupert ruslan russell ruth ryan sabine sabrina sachin sadie saeed sagar saif
salim sally salma salman salome sam samantha samar samir samira samu samuel sandeep sander sandra sanjay sanne
santiago sara sarah sascha sasha saskia satoshi saul scott sean sebastian sebastien selena selim selma serena serge sergei
sergej sergey sergio seth shane shannon shanti sharma sharon shaun shawn sheila shelby shirley shreya shweta siddharth
sienna sigrid silke silvia simon simone sina siobhan sipho sneha sofia sofie solomon sonia sonja sonya sophia sophie
soren sri stacy stan stefan stefania stefanie stefano steffen stella sten stephan stephanie stephen steve steven
stuart sue sumit sunil sunita suresh surya susan susanne suzan suzanne svea sven svetlana swati sybille sylvia tadashi
tadeusz takashi tamara tanaka tania tanja tanvi tara tariq taro tatiana tatsuya taylor ted teodora terence teresa
terry tess tessa thabo thea thelma theo theodor theresa theresia thiago thomas thorsten tiago tibor tilman tim timo
timothy tina tine tobi tobias toby todd tom tomas tomasz tomek tommy tomoko toni tony tove tracy travis trevor trish
tristan tuan tunde tyler ulf uli ulla ulrich ulrike uma umberto ursula usha uwe vadim valentin valentina valentino
valeria valerie vanessa vanya varun vasily veera vera veronica veronika vicky victor victoria vijay vikram viktor
vinay vincent vincenzo vinod viola virginia vishal vittorio vivian vlad vladimir walter wanda wang wayne wei wendy
werner wesley wilhelm will willem william wilma wim winston wojciech wolfgang xander xavier xiaoming xin yan yana yang
yann yannick yara yash yasin yasmin yasmine yetunde yi ylva yoko yolanda yong yosef yosuke youssef yuan yuki yuri
yusra yusuf yvette yvonne zach zachary zack zahra zainab zane zanele zara zelda zeynep zhang zhen zoe zofia zoltan
zsofia zuzana`;

const GIVEN_NAMES = new Set(NAMES.trim().split(/\s+/));

/** In lower case, these are other words. */
const OTHER_WORDS_TOO = new Set(
  `angel ali ava bela bill carol charity dan dawn dean dev drew eve faith frank gene guy hall harry heather holly hope jack
  jade jan jay joy jun june lance lane lee li ling lin mark max maxim may mina ming mona nick pat patty pearl penny perry
  ping ray reed rich rob robin rocky ron rosa rose ross roy rusty sage sally sandy stella sterling sue sun tab tad van vera
  wang will`.split(/\s+/),
);

/** `tomasz broke it`, as it is typed in chat. */
export function isSmallName(word: string): boolean {
  return word.length > 2 && GIVEN_NAMES.has(word) && !OTHER_WORDS_TOO.has(word);
}

/** `Priya`, `Jean-Luc`; for those with a small letter at the start see `isSmallName`. */
export function isGivenName(word: string): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(word)) return false;
  const [first = ''] = word.toLowerCase().split('-');
  return GIVEN_NAMES.has(first.normalize('NFD').replace(/\p{M}/gu, '')) || GIVEN_NAMES.has(first);
}
