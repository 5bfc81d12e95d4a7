//! Common first names in Denmark, also those that are a word as well: of both sexes and of those between 30 and 75 above
//! all, of Greenlanders, and of families that came from elsewhere. A code word is none of them.

pub(super) const FIRST_NAMES: &str = "\
    aage aase aayan abbas abdallah abdel abdelkader abdi abdikarim abdirahman abdul abdulla abdullah abdulrahman \
    abdurrahman abed adam adel adem adil adnan afrah agnes agnete agnieszka ahlam ahmad ahmed ahmet aicha aida aisha \
    ajla akram aksel alaa albert alberte albina aleksandar aleksandra alena aleqa aleqaliaq alex alexander alexandra \
    alexandru alfred ali alice aliinannguaq alina alisa aliya allan alma almir amal amalia amalie amanda amar amela \
    amer amin amina aminnguaq amir amira amna anas anastasia anders andrea andreas andrei andrej andrzej ane aneta \
    anette angela angelika anh ania anis anisa anita anja anker ann anna anne annelise annette anni annie anton \
    antonio anwar april aqqa aqqalu aqqaluk arben ardita arif arkadiusz armin arnajaraq arnannguaq arnaq arne aron \
    arthur asad asger asha ashraf asif ask asma asmaa assad asta astrid august aviaaja aviaja axel ayaan ayan aydin \
    ayman ayse ayşe azad aziz aziza azra bahar barbara bartosz bashir basma bassam beata behar benjamin benni benny \
    bent bente berit berivan bertha bertil besim bibi bilal billy birgit birgitte birgül birk birte birthe bitten \
    bjarke bjarne bjørk bjørn bo boban bobby bodil bogdan bozena brian britt britta bruno burak bushra børge camilla \
    carina carl carla carlo carlos carmen carsten casper cecilie cem cengiz charles charlie charlotte charly \
    christen christian christina christine christoffer christopher clara claus connie conny conrad cristian cristina \
    dagmar dalal dalia damian dan daniel dann danny danuta daria dariusz darko darwin david davit deniz dennis diana \
    diar dilan dina dino ditte djamila dominik don donald dora dorota dorte dorthe dragan dragana duc dunja dzenan \
    ea ebba ebbe eddie eddy edel edin edita edith edna edona egon eigil eileen einar eja ejner elena eleonora \
    eleonore elga elham eli elias elif elin elina elinor elisa elisabeth elise eliza ella ellen elly elma elmedin \
    elmer elna elo elsa else elsebet elsebeth elsie elvedin elvin elvir elvira elvis elzbieta emanuel emanuell emely \
    emil emilie emily emin emina emine emir emma emmy emrah ena enes engin enny enok enos ercan erhard erica erik \
    erika erkan erling ermin erna erneeraq ernestine ernst erwin esben eskil eskild esma esmeralda esra ester esther \
    estrid eunice eva evald evan evelyn evy ewa ewald eyvind fadi fadil fadumo fahad faisal falk fanny farah fares \
    farhad farhan farid farida faruk fatemeh fatih fatima fatma fatme fatos fatoumata fawad felix ferdinand ferhat \
    feride fie filip filippa finn firas flemming flora florin folmer francesco francisco frank frans freddi freddie \
    freddy frede frederik frederikke freja freya frida frits fritz fritze frode gabriel gabriela gabriele gabriella \
    galina ganesh geertrud georges georgi gerd gerda gert gerta gertrud ghassan gheorghe ghita gina ginna giorgio \
    giovanni gisela githa gitta gitte giuseppe gloria goran gordana gorm gotfred gottfred grazyna gregers greta \
    grete grethe gro gry grzegorz gudmund gudny gudrun gulsen gunda gunhild gunnar gunner gunver gurli gustav gyda \
    gül günther habib habiba hadi haider hakan halfdan halil halima halina hamad hamdi hamid hamza hana hanan hani \
    hanna hannah hanne hans hansi hansigne hansine harald hardy haris harry hartmann hartvig harun hasan hasib \
    hassan hatice hatidza hawa hayat haydar hedda hedvig hege heidi heidrun heike heine heino helen helena helene \
    helga helge hella helle helmer helmi helmuth henni henning henny henriette henrik henry herdis herluf herman \
    hermann hertha hiba hilal hilda hilde hildegard hilmar hind hjalmar hjalte hjørdis hoang hodan holger houda \
    hubert huda hugo hung husain husam husein huseyin hussein hüseyin ib iben ibrahim ida idil idris ika ilannguaq \
    ilona ilse iman imran ina inaluk ines inga inge ingeborg ingelise ingemann inger ingerlise ingolf ingrid ingvar \
    ingvard inuk inunnguaq ioana ionut irena irene irfan irina iris irma irmgard iryna isabel isabell isabella isak \
    iselin ismael ismail ivaana ivalo ivalu ivan ivana ivanka ivar iver ivik ivo iwona iza jabbar jack jackie jacob \
    jacqueline jadwiga jafar jakob jakub jalal jama jamal jamil jamila jan jane janet janice janina janna janne \
    janni jannick jannie jannik jannike janusz jaroslaw jasim jasmin jasmina javed jean jeanette jeannette jeannie \
    jeff jeffrey jelena jenna jennifer jenny jens jeppe jeremias jerry jerzy jes jesper jessica jesus jette jill \
    jimmy joakim joan joanna joel joen johan johanna johanne johannes john johnny jolanta jon jonas jonatan jonathan \
    jonna jonny jorge jose josef josefine joseph josephine josé jovana juaaka juan judit judith julian juliana \
    juliane julie juliet julius juni jutta juulut jytta jytte jørgen jørn kaaleeraq kaali kaare kadir kadriye kai \
    kaj kaja kalle kamal kamil kamilla kamille kamma karen karena karim karima karin karina karl karla karlo karol \
    karolina karoline karsten kasper katarina katarzyna kate katharina kathe kathrine kathy katja katrin katrine \
    kawa kay kaya keith keld kemal ken kennet kenneth kenni kenny kent kerim kerstin kevin khadija khadra khaled \
    khalid khalil khan kija kim kinga kira kirill kirsa kirsten kirsti kirstine kista kitty kjeld klara klaus klavs \
    knud konrad konstance kresten krista kristen krister kristian kristiane kristin kristina kristine kristofer \
    kristoffer krystyna krzysztof kuluk kunuk kurt kåre laannguaq laila laith lamia larry lars lasse latif latifa \
    lauge laura laurids laurine laurits lauritz laust layla lea leander leif leila leise lejla lena lene lenette \
    leni lennard lennart leo leon leonora leopold letizia leyla liane liban lidia lilian liliana lillan lillemor \
    lilli lillian lilly lily lina linda line linea linette linh linnea linus lis lisa lisbet lisbeth lise liselotte \
    lisette liss lissi lissie lissy liv liva lizzi lizzie ljiljana ljubica loa lola lona lone lonni lonnie lonny \
    lotta lotte louis louisa louise lovise lubna luca lucas lucia lucie lucy lucyna ludvig luis luise luiza lukas \
    lulu luna lydia lykke lærke maalia maaliaaraq maannguaq mabel maciej madeleine madina mads magda magdalena \
    magdalene magga magna magnhild magnus maha mahamed mahdi maher mahir mahmood mahmoud mahmud mahmut mai maibritt \
    maiken maj maja majbritt majed majid majken malene malgorzata maliina malik malina malou malte malthe mamadou \
    manal manfred manja manuela manumina mara marc marcella marcin marco marcus marek maren margaret margaretha \
    margarita margit margrete margrethe mari maria mariam marian mariana mariane mariann marianna marianne maribel \
    marie marija marika marina marinus mario marion marit marita marius mariusz mark marko markus marlen marlene \
    marlis marna marta martha marthe martin martina martine marwa marwan mary maryam massoud mateusz mathea mathias \
    mathilde mathis matthias mattias mattis maud mauritz max may maya mehdi mehmed mehmet melek melissa meltem \
    merete merethe merima mersiha meryem mesut meta mette mia michael michaela michal michel michelle mick micki mie \
    mihai mikael mike miki mikiseq mikkel milan mildred milena milica milla mille milo miloš mimi mina minea minh \
    minik minna mira mirela miriam mirjana miro miroslav mirza mogens mohamad mohamed mohammad mohammed mohamud \
    mohsen mona monica monika morris morten moussa muhamed muhammad muhammed mukhtar muna munir murat musa musse \
    mustafa mustapha mynte nabil nada nadia nadir nadja naim naja najaaraq najah najannguaq najib nana nanette nanna \
    nasir nasra nasrin nasser nasunnguaq natalia natalie natasa natascha natasha nathalie navarana navid nazan neda \
    nelly nermana nermin nermina nesrin nete nevena nguyen nhung nick nicklas niclas nicolae nicolai nicolas nicole \
    nicoline niels nihad nikola nikolaj nils nimo nina ninette ninna nis nivi niviaq nivikka noah noor nora norman \
    nour nukaaka nukaaraq nukannguaq nur nura nuri oda olaf olav ole oleksandr olena olfert olga oliver olivia oluf \
    omar omer orhan orla osama oscar oskar osman osvald ottar otte otto ove paarma pablo palle panik paninnguaq \
    parisa parnuna parwin patrick patrik patrycja paul paula pauli pauline pavel pavfik pavia paw pawel peder pedro \
    peer pele pelle per pernille petar pete peter petra petrea philip phuong pia pierre pil pilunnguaq piotr pipaluk \
    pitsi pius poul poula povl preben priya qaalu qillaq qupanuk radoslaw radu rafael rafal ragna ragner ragnhild \
    rahim rahma rainer raja rajesh ralf ralph ramadan rami ramin ramiz rana randi rania rashid rasim rasmus raymond \
    razan rebecca rebekka reem regina regine regitze reiner reinhardt reino rene rené reza riad richard ricki ricky \
    rico rie rigmor rikke rikki rita ritta riyad robbie robert robin roger roland rolf roman romana ronald ronni \
    ronnie ronny rosa rosalina rosannguaq rose rosita rosmarin roy roza ruben rudi rudolf rune ruth ryszard saad \
    saba sabah sabina sabine sabri sabrije sabrina sadia safa safia sahar sahra said saida salah saleh salem salik \
    salim salima salina sally salma salo salwa sam samah samantha samer sami samia samir samira samuel sana sander \
    sandra sanela sanja sanne sara sarah saud sebastian selim selma senad senada serdar sergej sergio serkan severin \
    shaban shabnam shahid shahin shakir shamsa sharif shirin shpresa sidse sidsel sif sigfred signe sigrid sigurd \
    sigvard siham sika silas silja silje silla silvia simon simone sinan sine siri sisse sissel sivert sky slavica \
    slawomir slobodan snezana sofia sofie sol solveig solvej sonja sonni sonny sophia sophie soraya stanislaw \
    stanley steen stefan stefania steffen stella sten stephan stephanie steven stewart stig stina stine storm stoyan \
    suad suada suleiman suleyman sumaya sune sus susan susana susanna susanne susie suulut suzanne svea sven svend \
    svenning svetlana syed sylvest sylvester sylvia sylwia søren søs taatsi taatsiannguaq tage taher tahir talal \
    tamara tania tanja tarek tariq tatiana tatjana tea teddy tenna terese terkel tessa tetiana thanh thea theis \
    theodor theresa therese thilde thomas thor thora thorbjørn thorkild thorsten thu thyra tilde tim timm timothy \
    tina tine tinna tirsa tobias toke tom tomas tomasz tommi tommy tonja tonni tonny tony tora torben torbjørn tore \
    torkild torstein torsten tove tran trille trine troels trond trude trudi tuan tue tukummeq tulle tupaarnaq ture \
    tyge ubah uffe uiloq ujarak ulf ulla ulloriaq ulrich ulrik ulrikka ulrikke umar umut ursula uvdloriaq vagn vahid \
    valborg valdemar valentina valmue valther vanessa vasile vasyl vedat vera verner verona veronica veronika vesna \
    vibe vibeke vicki vicky victor victoria viet vigdis vigga viggo viktor viktoria viktoriia vilfred vilhelm \
    villads villy vilma vincent vinnie viola violeta vita vitus vivi vivian viviann vladimir volkan volmer wael \
    waleed walid walter walther warda werner wieslaw wilfred wilhelm william willy winni winnie wioletta wivi \
    wojciech xander xenia xhavit yahya yannick yasemin yasin yasir yasmin yasser yassin yildiz ylva yngve yolanda \
    younes yousef youssef yousuf yrsa yulia yunus yuriy yusra yusuf yvonne zahra zainab zakaria zaki zara zaynab \
    zbigniew zehra zeinab zejna zenia zeynep ziggy zita zlatko zofia zohra zoran zuhal zuzanna åge åse özlem øjvind \
    øyvind";
