//! Words that a code word is made of, and names that it is not.

/// Neutral things. None is a personal symbol, and none is a first name.
pub(super) const NOUNS: &str = "bæk eng mose fjord klint klit strand hede skov lund krat hegn grøft sti bakke dal banke \
    tange vig bugt sund bølge kilde dam kanal flod vandfald kløft grotte grus sand ler tørv muld regn byge torden rim \
    dis tåge frost brise vind regnbue skumring daggry nordlys bøg elmetræ pilekvist gran lærketræ rønnebær hassel hyld \
    tjørn slåen poppel ahorn kastanje valnød bregne mos siv tagrør græs kløver timian karse persille dild purløg salvie \
    lavendel mælkebøtte tusindfryd vintergæk krokus tulipan påskelilje pæon kornblomst solsikke forglemmigej pære blomme \
    hindbær jordbær brombær blåbær solbær ribs stikkelsbær tyttebær melon citron appelsin agurk tomat porre løg ært \
    bønne linse rug havre byg hvede bolle rundstykke kringle smør honning sirup vaffel pandekage egern pindsvin mår \
    grævling odder bæver hjort rådyr elg sæl hval delfin krabbe musling søhest rokke torsk sild makrel laks gedde \
    aborre ørred karpe svane stork solsort musvit mejse spurv svale måge ugle ryle rødkælk bogfinke stær humlebi myre \
    guldsmed græshoppe bænk bord skammel hylde kommode skuffe kurv spand krukke kande fad tallerken gaffel ske skål \
    kedel kasserolle rist tragt hammer høvl skruetrækker tang skrue møtrik snor reb knude sejl mast ror pagaj kajak \
    kano færge jolle slæde vogn sadel fløjte violin cello trompet basun harpe guitar klaver orgel harmonika banjo \
    mandolin triangel uld bomuld silke hør garn vante sok tørklæde hue frakke knap lynlås tråd fingerbøl pude tæppe \
    gardin kobber messing bronze sølv tin granit marmor skifer kridt flint rav koral port låge mole havn bådebro sluse \
    mølle lade stald tårn kuppel søjle gavl skorsten vindue tærskel gulv pen lineal passer kuvert frimærke";

/// Common first names, also those that are a word as well.
pub(super) const FIRST_NAMES: &str = "aage abdi abdul adam agnes agnete ahmad ahmed aisha aksel albert alberte alex \
    alexander alfred ali alice allan alma amalie amina amira anders andrea andreas ane anette anita anja ann anna anne \
    annelise annette anni annie anton aqqaluk arne arthur ask asger asta astrid august aviaja axel bent bente benjamin \
    benny berit bertha bertil birgit birgitte birk birte birthe bitten bjarke bjarne bjørk bjørn bo bodil brian britta \
    britt bruno børge camilla carina carl carla carlo carsten casper cecilie charlotte christian christina christine \
    clara claus connie dagmar dan daniel david dennis diana dina ditte dora dorte dorthe ebba ebbe edith egon eigil \
    einar ejner elias elin elisabeth ella ellen else elsebeth elvira emil emilie emily emma erica erik erika erling \
    esben ester esther eva falk fatima felix fie filip finn flemming frank frans frederik frederikke freja frida \
    frode gerda gert gitte grete grethe gry gudrun gunnar gustav halfdan hamza hanna hanne hannah hans harald hassan \
    hasan heidi heino helen helena helene helga helge helle henning henrik henriette hjalmar holger hugo hussein ib \
    ibrahim ida iben inga inge ingeborg ingelise inger ingolf ingrid inuk irene iris isabella isak ivan ivar jack \
    jacob jakob jan jane janne jannie jannik jean jeanette jens jeppe jesper jette jimmy joan joakim johan johanne \
    johannes john johnny jonas jonathan jonna josef josefine julie julius jytte jørgen jørn kaj kamilla kamille karen \
    karin karina karl karla karoline karsten kasper katja katrine kay keld ken kenneth kent kim kirsten kirstine kjeld \
    klara klaus knud kristian kristina kristine kristoffer kurt kåre lars lasse laura laurits lauge leif lena lene leo \
    leon leonora lilian lilli lillian lilly lily line linda linus lis lisa lisbet lisbeth lise lissi lone lotte louis \
    louise luca lucas ludvig lukas luna lykke lærke mads magnus mai maj maja majbritt malene malik malou malthe \
    maria mariam marianne marie mariann marion mark markus martha marthe martin mary mathias mathilde mattias maya \
    merete mette mia michael mikael mikkel mille mira mogens mohamad mohamed mohammed mona morten muhammad mustafa \
    naja nana nanna nete nicklas niels nicoline nikolaj nina nivi noah nora oda ole olaf olav olga oliver olivia \
    oluf omar oscar oskar otto palle pauline paw peder per pernille pelle peter petra philip pia pipaluk poul preben \
    ragna ragnhild randi rasmus regitze rené rene rie rigmor rikke rita robert robin rolf ronni ronnie rosa rose rune \
    ruth sabrina sally samira samuel sander sandra sanne sara sarah sebastian selma sidse sif signe sigrid sigurd \
    silas simon simone sine sisse sofia sofie solveig sonja sophie stefan steen sten stig stine storm sune susan \
    susanne svend sven sylvester søren søs tanja tage tania tea terese terkel theis theodor thea thilde thomas thor \
    thora thorkild thyra tilde tim tina tine tobias tom tommy tonny torben tore tove trine troels tue ulla ulrik \
    ulrikke uffe vagn valdemar valmue vera verner vibe vibeke vicki victor victoria viggo vigga viktor vilhelm \
    vilma viola villads villy vita vivi vivian walther werner william willy winnie yasmin yrsa yusuf yvonne åge åse \
    anker liv sol mynte rosmarin april juni sky pil tulle kaja";
