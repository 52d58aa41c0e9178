/**
 * The first of the stolen passwords of 8 characters or more on the list that zxcvbn publishes, in lower case without
 * signs, where common-password.ts would not foresee them. That list comes with these words:
 *
 * Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 * documentation files (the "Software"), to deal in the Software without restriction, including without limitation
 * the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
 * to permit persons to whom the Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of
 * the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
 * THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
 * CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
 * DEALINGS IN THE SOFTWARE.
 */
export const STOLEN_PASSWORDS: ReadonlySet<string> = new Set(
  `
  063dyjuy 085tzzqi 0o9i8u7y 1029384756 1213141516 123hfjdk147 123masha 123mudar 12locked 12qw34er 12qwaszx
  12s3t4p55 1357908642 1357924680 151nxjmt 1a2a3a4a5a 1a2b3c4d 1a2b3c4d5e 1a2s3d4f 1a2s3d4f5g 1asshole
  1basebal 1footbal 1hxboqg2 1jennife 1million 1q2q3q4q 1q2q3q4q5q 1q2w3e4r 1q2w3e4r5 1q2w3e4r5t
  1q2w3e4r5t6y 1qa2ws3ed 1qay2wsx 1qazqaz 1qazxsw2 1qazxsw23edc 1qw23er4 1x2zkg8w 1z2x3c4v 1z2x3c4v5b
  20spanks 2112rush 23176djivanfros 23skidoo 2wsx3edc 2wsxcde3 2wsxzaq1 33rjhjds 3edc4rfv 3edcvfr4
  3rjs1la7qe 44magnum 45m2do5bs 4815162342 4r3e2w1q 4rfv3edc 50spanks 55bgates 5hsu75kpot 5tgb6yhn 5wr2i7h8
  67camaro 68camaro 69camaro 7hrdnw23 7ugd5hip2j 89015173454 89600506779 8j4ye3uz 8phrowz622 8phrowz624
  911turbo 9293709b13 a1a2a3a4 a1a2a3a4a5 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 a1s2d3f4g5 aardvark aberdeen abigail1
  abnormal abracadabra abrakadabra acapulco achilles acidburn adgjmptw adrenalin adventur aerosmit aerosmith
  afrodita agent007 agnieszka airborne airforce airplane akatsuki alabama1 albatros alcatraz alejandr
  aleksander aleksandr aleksandra alessand alessandro alexande alexandr alexandre alexandru alfarome
  alfaromeo algernon aligator alkaline allblack alleycat alligator allison1 allnight allstars allstate
  alpha123 alphabet alphaman alterego amarillo amateurs ambrosia amethyst amoremio amsterda amsterdam
  anaconda anakonda anastasi anastasiya anatoliy andreas1 andromed andromeda andyod22 angelofwar anhyeuem
  anna2614 annemari anteater antelope antigone anton123 antonio1 antoshka aolsucks apollo11 apollo13
  aquafina aqualung aquarius arabella archange architec argentin argonaut arizona1 armageddon armagedon
  armstron arrowhea arschloch arsehole artofwar asmodeus aspirine assclown asshole1 assholes assmunch
  astalavista asterios astonvil astonvilla astroboy atlanta1 atlantis atreides aurelius austin31 austin316
  australi avalanch avalanche avangard awesome1 azsxdcfv azsxdcfvgb babemagn babemagnet baberuth babushka
  babybear babyblue babycake babycakes babydoll babyface babygirl babylon5 backbone backdoor backspac
  badabing badkarma badlands badnaamhere bajingan baldrick balloons ballsack baltimor banderas baphomet
  baracuda barakuda barbados barcelon bareback barefoot baritone barracud barracuda barselona basebal1
  basketba basketbal bastard1 bayliner baywatch bcfields beachbum bearcats beatles1 beautifu beckham7
  beefcake beethove behemoth bellagio bendover benessere bennett1 bergkamp bernhard besiktas bettyboo
  bettyboop bigballs bigblack bigblock bigboobs bigbooty bigbucks bigbutts bigdaddy bigdick1 bigdicks
  bigfoot1 biggdogg bigmoney bignasty bigpenis bigpimpi bigpoppa bigpussy bigstick bigtruck billabon
  billabong billiard billybob billyboy binladen biohazard bionicle birthday1 birthday4 bisexual bismarck
  bismilla bismillah bitchass black123 blackass blackbel blackbelt blackberry blackbir blackbird blackboy
  blackcat blackcoc blackcock blackdog blackhaw blackhawk blackice blackie1 blackjac blackjack blacklab
  blackops blackout blacksun bladerunner blaster1 blastoff blessing blink182 blizzard blondie1 blondinka
  bloopers blowfish blowjobs blueball bluebear blueberr bluebird bluedevi blueeyes bluefish bluegill
  bluejays blueline bluemoon bluenose bluenote bluesman bluestar bobafett bobdylan bobmarle bobmarley
  bollocks bondarenko bonefish bonehead bonethug bonghits boogaloo bookcase bookworm bordeaux boris123
  borussia boscoe01 bosstone bradley1 brasilia bravehea braveheart brentfor bretagne brian123 brianna1
  brighton broncos1 broodwar brooklyn brother1 browndog browneye brucelee bruno123 bubba123 bubblegum
  bubbles1 buckeye1 buckeyes buckshot buckwhea budapest buddy123 buddyboy buddydog budlight budweise
  budweiser buffalo1 buffalos bugsbunn bugsbunny bukowski bulldawg bulldog1 bulldog2 bulldogs bullfrog
  bullseye bullshit bullwink bumblebe bungalow bunghole buratino businessbabe buster01 buster12 buttercu
  buttercup butterfl buttfuck butthead butthole buttplug bynthytn c3por2d2 cabernet cableguy cachorro
  cadillac caitlin1 calamity caliente californ caligula calimero callisto callofduty camaro69 camaross
  camaroz2 cambiami cambridg camelot1 cameltoe cameron1 candyass candyman cannabis cannibal cannonda
  cantona7 capetown capital1 capitals capoeira capricor capricorn capslock captain1 cardinal care1839
  carebear carefree carlitos carnival carolina carpedie carpediem carpente carthage cartman1 cartoons
  casablan casablanca casanova caseydog cashflow cashmone cashmoney cassandr catdaddy catfight catfish1
  catherin catwoman cavalier cbr600rr cbr900rr cdtnkfyf celticfc centrino cerberus cfitymrf chainsaw
  challeng champagn champion characte chargers charisma charles1 charles2 charlott charlton checkers
  checkmat cheerleaers chemistr cherokee cherries cheshire chester1 chevelle chevrole chevrolet chevyman
  chevys10 chevyz71 chewbacc chewbacca cheyanne cheyenne chicago1 chicken1 chickens chickenwing101 chillout
  chipmunk chipper1 chocolat chopper1 choppers chris123 chrisbln chrissy1 chrysler chuckles churchil
  cinnamon citibank civilwar cjkysirj clarinet classic1 classics claudia1 claymore cleopatr clevelan
  clinton1 clippers clitlick clitoris closeup cnfybckfd cobra427 cocksuck cocksucker codeblue coldbeer
  coldplay collecti college1 colombia colorado colossus coltrane comanche comicbook comicbookdb commande
  commando commodor concorde concrete connect1 consumer contortionist control1 coolbean cooldude coolgirl
  coolhand coolness copenhag corleone cornhole corvet07 costaric cosworth counterstrike country1 coventry
  cowboyup crazybab crazyman creampie creatine creative creepers crescent cricket1 crimson1 cristiano
  crjhgbjy crocodil crusader crystal1 ctdfcnjgjkm cucumber culinary cumeater cuntlick cutiepie cvbhyjdf
  cvzefh1gkc cxfcnkbdfz cyberonline cybersex cyclones cygnusx1 cynthia1 daddy123 daedalus daffodil dagestan
  dagobert daisydog daisymae dallas22 damage11 dangerou dannyboy daredevi daredevil darkange darkknight
  darklord darkmoon darkness darkside darkstar darkwing darthvad darthvader davecole david123 davidoff
  daydream dbrnjhbz deadpool deadspin death123 death666 deathnote deathrow deborah1 deepblue deepthro
  deepthroat deerhunt deftones delorean delpiero denis123 derparol derrick1 designer desperad desperado
  destiny1 destroye detectiv detroit1 deutschland devil666 devildog devilman devilmaycry dfcbkbcf dfktynby
  dfktynbyf dhjnvytyjub diamante dickface dickhead dickweed dietcoke digital1 dilbert1 dilligaf dillweed
  dingdong dinosaur dipstick direwolf dirtbike dirtydog discover dkflbckfd dkflbvbh dkflbvbhjdbx
  dkflbvbhjdyf doberman dodgeram dodgers1 doggystyle doghouse dogpound dolemite dolphin1 dolphins
  domainlock2005 domenico dominator dominic1 dominika dominion dominiqu dontknow doomsday doorknob dortmund
  doughboy douglas1 downhill dragonballz dragrace dragster dreamcas dreamcast dreamer1 dreamers drjynfrnt
  dropdead dropkick drowssap drummer1 dthjybrf dtkjcbgtl dtxyjcnm ducati99 duckhunt ducksoup duracell
  dustydog dutchess dutchman dynamite dzxtckfd earnhard earthlin earthlink eastside eastwood eatmenow
  eatpussy eclipse1 edinburg edwardss eggplant eightbal einstein ejaculation ekaterina elbereth elcamino
  eldiablo eldorado electric electron element1 elephant eleven11 elisabet elizabet elizaveta elvis123
  emachine emachines embalmer emmitt22 enforcer engineer enter123 enternow enterpri enterprise envision
  epaulson erection ericsson escalade escorpio espresso essendon eternity ethernet euphoria evanescence
  evangelion evenflow everlast everques everquest everton1 evgeniya evildead evolutio excalibu excalibur
  excellen exploite explorer express1 f15eagle fabienne facefuck failsafe fairlane fairview falstaff
  fandango fantasia fantasti fantasy1 fantomas farscape fastball fastcars fatluvr69 fatpussy favorite2
  favorite6 favorite7 favorite8 fearless feathers federica feelgood fellatio fellowes feyenoord fgtkmcby
  fhvfutljy fidelity fightclub finalfantasy fireball firebird fireblad fireblade firefigh firehawk fireman1
  firestar firestor firestorm firewall firework fishbone fishcake fisherma fisherman fishface fishhead
  fishing1 fishtank fistfuck fivestar fkbyjxrf fkmnthyfnbdf fktrcfylh fktrcfylhf fktrcfylhjdbx fktrcfylhjdyf
  fktyeirf flamengo flamingo flapjack flashman flathead flexible flhtyfkby flintsto flipflop flipmode
  flipper1 florida1 flounder flvbybcnhfnjh flyers88 fnkfynblf footbal1 fordf150 fordf250 fordf350 fordtruc
  foreplay foreskin forgetit forklift formula1 forsaken foxhound foxylady francesc francis1 francisc
  frank123 frankie1 freckles frederik freebird freefall freeporn freetime freewill freiheit frenchie
  friends1 friendster front242 frontera frontier fruitbat fuckedup fuckface fuckfest fuckhead fuckinside
  fuckme69 fuckmehard fuckoff1 fuckshit fuckthat fuckthis fuckyeah fuckyou1 fuckyou123 fuckyou2 fujifilm
  fullback fullmoon funhouse funnyman funstuff funtimes fussball futurama futyn007 fuzzball fyfcnfcbz
  fyfnjkbq fynjybyf fyutkbyf fyutkjxtr gabriel1 gabriell galactic galadriel galatasaray galeries gallaries
  gamecock gamecube gameover gangbanged gangster ganjaman ganjubas gannibal garfield gargoyle gateway1
  gateway2 gatorade gbgbcmrf gbhfvblf geibcnbr gemstone general1 genesis1 georgia1 geraldin germany1
  geronimo gesperrt getmoney getsdown gfhfljrc gfhjkm12 gfhjkm123 gfhjkzytn gfhkfvtyn gfhnbpfy ghbdtn12
  ghbdtn123 ghbdtnbr ghbdtndctv ghbdtnrfrltkf ghblehjr ghblehrb ghbrjkbcn ghbywtccf ghhh47hj7649 ghjcnbnenrf
  ghjcnjgfhjkm ghjcnjnfr ghjdthrf ghjnjnbg ghjnjrjk ghjuhfvvf ghjvtntq ghostman ghostrider ghtktcnm gianluca
  gigabyte ginscoot girfriend giveitup gizmodo1 gladiato gladiator glendale glennwei glenwood gobigred
  godbless godfathe godofwar godsmack godspeed godzilla gogators goldfing goldfinger goldfish goldrush
  goldstar goldwing golfball golfclub golfing1 goodfell goodgirl goodison goodlife goodluck goodnews
  goodstuf goodtime goodtimes goodyear goofball gooseman gordon24 gorillaz gotigers gotohell gotyoass
  grandpri grandprix grapeape graywolf greatone greatsex greedisgood green123 greenbay greenday greenman
  greentea gregory1 gremlins greyhoun greywolf groupd2013 gtkmvtym gtnhjdbx guardian guesswho guillaum
  guillerm guinness gulliver gunsling gunsmoke gy3yt2rgls gymnastic hairball halflife halflife2 halfmoon
  hallo123 hallowee hammerhe handball handcuff handyman hannibal hannover happines happy123 happyday
  happydog happyman hardball hardcock hardcore harddick hardrock hardwood hardwork harrypotter hatteras
  hattrick hawaii50 hawaiian hawkeye1 hawkeyes hawkwind hawthorn hayabusa hd764nw5d7e1vb1 headless headshot
  heather1 heather2 hedgehog heineken heinlein hellfire hellokitty hellsing hellyeah hemicuda henderso
  hendrix1 hercules herewego hermione hernande hershey1 hetfield hibernia highbury highheel highland
  highlander highlife hilfiger hillside hitman47 hogwarts holeinon holiday1 hollywoo holyshit homebase
  homebrew homemade homepage homer123 hondacbr hondacivic hondacrx honeybee honeybun honeydew hongkong
  honolulu hooligan hoosiers hooters1 hornyboy hornyguy hornyman horseman horsemen hotbabes hotchick
  hotgirls hotpussy hotsauce hotstuff hotwheel hounddog housewife housewifes houston1 hrvatska htubcnhfwbz
  hugecock hugetits hugoboss hulkster hurrican huskers1 hyperion ibilljpf ibilltes icecream icehouse
  idontkno idontknow ignatius ihateyou ijrjkflrf ilikepie ilikesex illmatic illumina illusion ilovemyself
  iloveporn ilovepussy immortal impalass imperium implants imtheman indahous india123 indiana1 indians1
  infinity inflames insertion insertions insomnia inspiron integra1 interacial intercourse internat intrepid
  intruder inuyasha invictus ireland1 irishman ironhors ironmaid ironmaiden ironman1 isacs155 ishikawa
  islander istanbul istheman italiano iverson3 iwantsex iwantyou j3qq4h7h2v jackass1 jackson1 jackson2
  jackson5 jailbird jakester jamaica1 james007 james123 jamesbon jamesbond japanees jason123 jayhawks
  jbond007 jediknig jediknight jedimast jeepster jeffrey1 jellybea jellybean jeronimo jiggaman jimmy123
  johannes johncena johndeer johndeere johngalt johnson1 joseluis josephin joystick juancarlo junkmail
  junkyard jupiter1 jupiter2 jurassic just4fun justdoit justice1 justinbieber juventus kamasutra kamehame
  kamikadze kamikaze kangaroo karamelka karolina katarina katerina katharin katrina1 kawasaki kazanova
  kazantip kcchiefs kcj9wx5n kelly123 kenneth1 kennwort kenworth kevin123 keyboard keystone kfcnjxrf
  kickflip kicksass kikimora killemall killer12 killer123 killzone kingfish kingkong kingrich kingsize
  kingston kissmyas kissmyass kitty123 kittycat kittykat kjrjvjnbd kleopatra klondike knickerless knickers
  knockers knuckles kochamcie kochanie komputer konfetka konstantin kordell1 koroleva kovalenko krasnodar
  krasotka kristen1 kristin1 krokodil kurosaki l58jkdjp labrador lacrimosa lacrosse ladybird ladygaga
  laetitia lagwagon lakeside lakewood lambchop lamborghini lancaste lancelot landrove landscap lapdance
  lapochka laracrof laracroft laserjet lasttime lasvegas lavalamp lbfyjxrf leavemealone lebowski lebron23
  leedsutd left4dead legoland leiceste lemmings lemonade lenochka leonidas lesbians letmesee letsdoit
  letsfuck letsplay lexingky lfitymrf libertad liberty1 licorice lifehack lifeisgood lighthou lightnin
  lightning lilwayne limewire limpbizkit lincoln1 lindsay1 lindsey1 lineage2 lionhear lionheart lionking
  littlebi littlema livelife liverpoo livewire lizaveta ljxtymrf lockdown lockerroom logitech loglatin
  lokomotiv lonesome lonestar lonewolf longdick longdong longhair longhorn longhorns longjohn longlegs
  longshot loredana losangeles lostsoul lotus123 lowrider lucas123 lucky123 lucky777 luckyboy luckydog
  luckyman luckyone ludacris lunchbox luscious luv2epus macaroni macdaddy macgyver machoman macintos
  macintosh mackenzi madagaskar madala11 maddison madison1 madonna1 magellan magic123 magician magicman
  magnavox mahalkita mailcreated5240 majestic makaveli makeitso makemoney maksimka malcolm1 mallorca
  mallrats mamacita mamochka manager1 manchest manchester mandarin mandingo mandolin mandrake manhatta
  mannheim manunited mapet123456 maradona marajade marathon marauder marcello marcius2 margarit margosha
  marigold marijuan marijuana mariners marines1 marino13 mariposa marishka marketin marlboro marseill
  marseille maryjane masamune maserati mash4077 masterbaiting masterbating masturbation matchbox matthias
  mattingl maurizio maurolarastefy maverick maverick1 mavericks maximilian maximus1 maxpayne maxpower
  maxwell1 mazafaka mazda323 mazda626 mazdarx7 mazinger meandyou meatball meathead meatloaf mechanic
  medicina megadeth megatron melanie1 melbourn melissa1 mephisto mercury1 meridian mersedes metal666
  metalgear metalica metallic metallica metallica1 metalman metropol michele1 michigan microlab microphone
  microsof midnight milamber milashka milenium milhouse milkyway millenium millerli million1 millwall
  minecraft minnesot minotaur miranda1 miroslav mischief misfit99 misiaczek mistress mobbdeep mobydick
  modelsne molly123 mollydog monalisa money123 moneybag moneyman mongoose monique1 monolith monopoly
  monster1 montana1 montecar montecarlo monterey montgom240 montreal montrose moonbeam moonligh moonlight
  moonshin moonshine moonstar morkovka morozova morpheus morrigan morrisse morrowind mortgage morticia
  mortimer mostwanted motdepasse motocros motocross motorcyc motorola mounta1n mountain mousepad muaythai
  mudvayne muenchen muffdive mulberry multiplelo multisyn munchkin mushroom music123 musicman myfriend
  mynameis myspace1 mysterio myxworld nadezhda nancy123 nascar24 nastenka natalie1 natascha natedogg
  nathanie naughty1 nautilus navigato navigator navyseal nbuhtyjr ncc1701a ncc1701d ncc1701e ncc74656
  nebraska needforspeed nemesis1 nemrac58 netscape network1 nevermin nevermind nevermor nevermore newcastl
  neworder newport1 newproject2004 newstart newstyle newworld nicetits nicholas1 nighthaw nightmar nightowl
  nightwin nightwish nikita123 nikitina nikolaus nineball nineinch nintendo nirvana1 njdevils nocturne
  nokia123 nokia3250 nokia3310 nokia5130 nokia5230 nokia5300 nokia5530 nokia5800 nokia6233 nokia6300
  nokian70 nokian73 nolimits noname123 nonmembe nonrev67 normandy nosferat nosferatu nostromo notebook
  notredam notredame nounours novifarm novikova nthvbyfnjh ntktdbpjh nuttertools nwo4life nygiants nyknicks
  nyyankee oblivion obsidian oc247ngucz oceans11 octavian odysseus oldschool olivetti omegared omsairam
  onepiece opendoor opensesame operator optimist optiplex oriflame orlando1 oscar123 outsider overkill
  overlord p0o9i8u7 packard1 packers1 paintbal paintball pakistan paladin1 palmetto palmtree panasoni
  panasonic panchito pandora1 panorama pantera1 panther1 panthers panties1 pantyhos pantyhose papabear
  paperino papichul papillon paradigm paradise paramedi paramore parlament parsifal partizan pasadena
  patches1 pathfind pathfinder patriots patrizia patterso pavement pavilion payton34 peaceout peaches1
  peaches2 pearljam peekaboo pegasus1 pendrago penetrating penetration penguin1 penguins pennstat pennstate
  pennywis penthous pentium4 pepsi123 pepsicola peregrin perfect1 pertinant pervasive pescator peter123
  peterbil peternorth peterose peterpan petrovich phaedrus phantom1 pharmacy pheasant phialpha philippe
  phillies phillip1 phoenix1 phoenix2 pi314159 pianoman pictuers piercing pimpdadd pimpdaddy pimpster
  pineappl pinetree pinewood pingpong pinkfloy pinkfloyd pinnacle pioneer1 pipeline pippen33 piramida
  piramide pitchers pittbull pizzahut pizzaman pizzapie plastics platinum platypus playball playboy1
  playboy2 playboys player69 playmate playstat playstation playtime plymouth polarbea polaroid police22
  pontiac1 poohbear poontang poophead popcorn1 porkchop porn4life pornking pornographic pornstar portland
  portugal poseidon postov1000 powerade powerman prashant preacher precious predator prelude1 presario
  presiden prettygirl primetim princesa princeto pringles priscill priyanka prospero psychnau psychnaut1
  pufunga7782 pumpkin1 pumpkins punisher punkrock puppydog pussy123 pussy4me pussycat pussyeat pussyeater
  pussylicker pussylov pussylover pussyman pyramid1 pyramids q1q2q3q4 q1q2q3q4q5 q1w2e3r4 q1w2e3r4t5
  q1w2e3r4t5y6 q2w3e4r5 qawsedrf qawsedrftg qaz123wsx qaz2wsx qazwsxedcrfv qazxsw12 qazxsw123 qazxswed
  qazxswedc qazxswedcvfr quant4307s qwaszx12 qwaszx123 r2d2c3p0 r2d2c3po r4e3w2q1 radiance radiohea
  radiohead ragnarok raiders1 rainbow1 rainbow6 rainbows raindrop rainyday raistlin rammstei rammstein
  ramstein ranchero rangers1 rapunzel rasputin rastaman raymond1 rb26dett rdfhnbhf realmadrid rebbyt34
  rebecca1 reckless redalert redbaron redbeard reddevil reddwarf redhead1 redheads redlight redneck1
  redshift redskins redstorm redtruck redwing1 redwings reloaded remingto renegade repytwjd repytwjdf
  rerehepf rerfhfxf rerfhtre revival47 revoluti revolver rfgbnjirf rfhfvtkmrf rfhfylfi rfhlbyfk rfhnjirf
  rfnthbyf rfntymrf rfvfcenhf rhapsody rhbcnbyf rhfcfdbwf rhfcfdxbr rhfcjnrf rhjrjlbk rhtdtlrj riccardo
  rickster ricochet rightnow riverrat riversid rjhjktdf rjirfrgbde rjyatnrf rjycnfynby rktjgfnhf roadkill
  roadking roadrunn roadrunner roadster robinhoo robinhood robotech robotics rocheste rocketma rocketman
  rockford rockhard rocknrol rocknroll rockroll rockstar rocky123 rockydog rolltide romanova romashka
  ronaldinho ronaldo1 ronaldo7 ronaldo9 roodypoo rooster1 roosters rosebud1 rosewood rsalinas rt6ytere
  runescape rush2112 rushmore russell1 russian7 rustydog sabrina1 sailboat sailfish sailormoon salamander
  salamandra saltydog salvator sammy123 sammydog sampson1 sandiego sandman1 sandrine sandydog sanity72
  santacru saopaulo sapphire sarah123 sarajevo saratoga sasha007 sasha123 satan666 satellit satriani
  sausages save13tx saxophon scarface schastie scheisse schnuffi scimitar scirocco scoobydo scoobydoo
  scooter1 scooters scorpio1 scorpion scorpions scotland scott123 scrabble scrapper screamer screwyou
  scruffy1 seahawks seahorse sealteam searcher seattle1 sebastia sebastie security seductive segblue2
  seinfeld seminole semperfi senators sensatio sentinel sephirot sephiroth septembe seraphim serenity
  sergbest sersolution service1 sevenof9 sexslave sexybabe sexybaby sexybitch sexygirl sexylady sexymama
  sfgiants shamrock shaney14 shannon1 sheepdog sherlock shevchenko shinigami shitface shitfuck shithead
  shooter1 shotokan showboat showtime sidekick sidewind sigmachi simpson1 simpsons singapor sinister
  sithlord sixtynin sixtynine sk84life sk8ordie skateboa skateboard skeeter1 skeletor skinhead skipper1
  skittles skorpion skydiver skyline1 skypilot skywalke skywalker slamdunk slapnuts slapshot slayer66
  slayer666 slimed123 slimshad slimshady slipknot slipknot1 slippery slowhand smackdow smackdown smallville
  smartass smarties smashing smeghead smirnoff smirnova smoke420 smokedog smoothie smuggles snakeman
  snapshot sneakers snickers snoogans snoopdog snoopdogg snowball snowbird snowboar snowboard snowflak
  snowflake snowman1 snuggles sobriety socrates softball softtail software sojdlg123aljg sokolova solidsnake
  solitude solnishko songbird sonnyboy sonyericsson sonyfuck sonyvaio sooners1 sopranos sorcerer soso123aljg
  soulmate southpar southpark southpaw southsid southside spaceman spanking sparhawk sparkles spartacu
  spartan1 spartan117 spartans special1 specialk spectrum spencer1 spiderma spitfire splatter splinter
  spongebo spongebob sportste sprinter sprocket squerting squirrel srinivas stallion stamford stampede
  stanislav stanley1 starbuck starbucks starcraf starcraft stardust starfire starfish stargate stargaze
  starligh starlight starlite starship start123 steelers steelhea stephani stephen1 steve123 stewart1
  stickman stigmata stiletto stinger1 stingray stocking stonecol stonecold stonewal stoppedby strange1
  stranger strannik stratfor strawber strawberry streaming stripper stroller sublime1 submarin success1
  suckcock suckdick suckmydick suikoden sundance sunderla sundevil sunflowe sunlight sunnyday sunrise1
  super123 superbow superfly supernov supernova supersonic supersta superstar surveyor survivor svetlana
  svetlanka swallows sweetass sweethea sweetnes sweetness sweetpea swimming swingers swinging swordfis
  swordfish sylvania sylveste syracuse system32 tacobell taekwond taekwondo tagheuer tailgate talisman
  tamerlan tampabay tanechka tangerin tarantul tarheels tashkent taylor12 tazdevil tazmania teacher1
  teamwork technics tecumseh teddybea teddybear telecast telephon televizor temptress tenerife tequiero
  terminat terminator terrapin terriers thailand thanatos thebeast theclash thedoors theflash theforce
  thegreat thejoker thelast1 thematri therock1 thesaint thetachi thething thetruth theworld thinkpad
  thirdeye thirteen thissuck thorsten threesom thuglife thumbnils thumper1 thunder1 thunderb thunderbird
  thunders tiberian tiberius tickling ticklish ticktock tiffany1 tiger123 tigercat tightass timelord
  timothy1 timoxa94 tinkerbe tinkerbell titanic1 titanium titleist tkbpfdtnf tokiohotel tomahawk tommyboy
  tomservo tonyhawk tooltime toonarmy tooshort topolino topsecre toriamos toronto1 tortoise toshiba1
  tottenha tottenham touchdow toulouse trader12 trafford trailers transexual transfor translator trashman
  traveler treasure treefrog trfnthbyf triangle trigger1 trinitro trinitron trinity1 triplets tristan1
  trojans1 trombone trooper1 trouble1 trucker1 truckers trucking trueblue truffles trumpet1 trustn01
  tryagain tunafish turkey50 twilight ufhvjybz uhbujhbq ultimate ultraman umbrella uncencored underdog
  undertak undertaker undertow unicorn1 universa universi ursitesux usmarine usmc0311 usuckballz1 utahjazz
  vacation vagabond valdemar valdepen valentin valentina valeriya valkyrie valleywa vampire1 vancouve
  vanessa1 vanguard vanhalen vaseline vasilisa vatoloco vauxhall vegas123 vendetta venezuel verbatim
  vergeten vermont1 veronika verygood vfhbyjxrf vfhnsirf vfhufhbnf vfitymrf vflfufcrfh vfnbkmlf vfntvfnbrf
  vfpfafrf vfrcbvrf vfvfvskfhfve vfylfhby vicecity victory1 viewsoni viewsonic vikings1 viktoria viktoriya
  vincent1 violator violetta viper123 vipergts virginie vittorio vivitron vjqgfhjkm vkontakte vladimir
  vladislav vodafone volkodav volkswag volkswagen volleyba voltaire voyager1 vqsablpzla vsjasnel12 vthctltc
  w1w2w3w4 wachtwoord waffenss wallace1 wanderer warcraft warcraft1 warcraft3 wareagle warehous wargames
  warhamme warhammer warrior1 warriors washingt water123 waterboy waterfal waterloo watermelon waterpolo
  waterski wdtnjxtr weare138 webhompas webmaste websol76 websolutions wednesda wellhung wellingt werewolf
  westcoast westham1 westlife westside westwood wetpussy wg8e3wjf whatthefuck whiplash whiskers whiskey1
  whistler whiteboy whiteout whitesox whitney1 whocares whoknows whosyourdaddy wildbill wildcard wildcat1
  wildcats wildfire wildwood winchest windmill windstar windsurf wingchun wingzero winston1 wisconsi
  wishbone wolfgang wolfpack wolverin wolverine wonderboy wonderfu woodland woodstoc woodstock woodwork
  worldcup wrangler wrestlin wrinkle1 wrinkles x72jhhu3z xboxlive xsw21qaz xthtgfirf yamahar1 yamahar6
  yardbird yaroslav yeahbaby yesterda yfcntymrf yfnfitymrf yjdsqgfhjkm yjdsqujl yogibear yorkshir yorktown
  yosemite youandme yourmama ytngfhjkz ytrhjvfyn ytyfdbcnm z1x2c3v4 z1x2c3v4b5 zachary1 zanzibar zaq12wsx
  zaq1xsw2 zaq1xsw2cde3 zaqwsxcde zaqxswcde zaxscdvf zcxfcnkbdf zeppelin zerocool zildjian zolushka
  zz8807zpl
  `
    .trim()
    .split(/\s+/),
);
