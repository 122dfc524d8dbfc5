package corpustest

// common are frequent words of spoken Dutch, the most frequent first.
const common = `ik de en dat het een is ja niet van maar in je dan zo was die heb ook er
met ze te we op wel voor als nou had hij eh naar aan om mijn heel nog gewoon uh daar toen
bij zijn moet hebben goed toch kan weet want wat nee weer u haar mij doen gaan kwam echt
even of hè denk mee meer al eigenlijk veel iets komt zei ging alles niks door waren heeft
over hier kon geen wil dus me omdat soms mensen altijd hun wij beetje keer zeg vond zou
waar wie zich uit hem moeder kind ga allemaal worden kunnen thuis gaat nu baby week jaar
vrouw vrijwilliger hulp huis praten bang angst zorgen zorg bezorgd gelukkig misschien
lastig moeilijk fijn blij alleen samen eerste tweede laatste kinderen moeders zwanger
zwangerschap zwangerschappen bevalling verloskundige kraamzorg echo ziekenhuis afspraak
taal tolk begrijpen begreep vertrouwen vertrouw stress spannend spannende rust rustig
slapen eten wandelen bellen belde appen bericht foto's baby's zo'n m'n d'r familie man
zus vriendin buurvrouw gemeente consultatiebureau aanmelden aanmelding wachten wachtte
maanden weken dagen uur avond nacht ochtend één twee drie vier vijf geïnteresseerd
financiën ideeën café coördinator beëindigd meerwaarde steun steunen luisteren luisterde
luisterend oor motiveren motiveert zelf zelfstandig durven durfde praktisch praktische
boodschappen kleertjes spulletjes papieren formulier formulieren verzekering huur geld
land thuisland cultuur gewoonte gewoontes eenzaam eenzaamheid contact contacten vragen
vraag antwoord antwoorden verteld vertelde vertellen gezegd gesproken gezien geholpen`

const onsets = `b bl br d dr f fl fr g gl gr h j k kl kn kr kw l m n p pl pr r s sch
schr sl sm sn sp spr st str t tr tw v vl vr w wr z zw`

const nuclei = `a a e e o o i u aa ee oo uu ie oe ei ij ou ui eu`

const codas = `k l m n p r s t f g ch cht kt ks ld lf lk lm ls lt mp nd ng nk ns nt
rd rf rk rm rn rs rt sp st ts rst nst`

// asks are how an interviewer begins.
const asks = `Hoe was dat voor u|Kunt u vertellen|Wat bedoelt u met|En hoe ging|Kunt u een
voorbeeld geven van|U zei net|Wat had u anders gewild aan|Wie hielp u met|En daarna`
