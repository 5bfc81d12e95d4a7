//! Words that a code word is made of.

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
