/**
 * Long passwords that stand on published lists of stolen ones, in lower case without anything but letters and
 * digits. Repetitions and walks along the keyboard need no list (common-password.ts).
 */
export const COMMON_LONG_PASSWORDS: ReadonlySet<string> = new Set(
  `
  correcthorsebatterystaple correcthorsebattery horsebatterystaple
  thequickbrownfox thequickbrownfoxjumps thequickbrownfoxjumpsoverthelazydog quickbrownfoxjumps jumpsoverthelazydog
  maytheforcebewithyou maytheforcebewith tobeornottobe tobeornottobethatisthequestion onceuponatime
  iloveyouforever iloveyousomuch iloveyouverymuch iloveyoualways ilovemyfamily ilovemyhusband ilovemychildren
  ilovemydaughter ilovemygirlfriend ilovemyboyfriend ilovejesuschrist jesusismysavior jesusismylord jesuslovesme
  godisgreatallthetime inthenameofgod thankyoujesus jesuschristislord godblessamerica
  letmeinletmein openthedoorplease opensesameplease mypasswordissecure thisismypassword thisisapassword
  thisismysecretpassword passwordstandard passwordassword nopasswordneeded nobodyknowsmypassword
  iforgotmypassword idontknowmypassword enterpasswordhere changemeplease changethispassword changemechangeme
  youshallnotpass winteriscoming iamyourfather lukeiamyourfather mynameisinigomontoya elementarymydearwatson
  livelongandprosper hastalavistababy houstonwehaveaproblem alwaysandforever happilyeverafter
  liverpoolfootballclub manchesterunited youllneverwalkalone gloryglorymanunited realmadridcf2020
  newyorkyankees dallascowboys sanfrancisco49ers greenbaypackers losangeleslakers
  harrypotterandthe lordoftherings gameofthrones starwarsepisode starwarsforever
  supercalifragilisticexpialidocious supercalifragilistic hakunamatata123456
  1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb 1qazxsw23edcvfr4 1qa2ws3ed4rf5tg zaq12wsxcde34rfv zaq1xsw2cde3vfr4
  qazwsxedcrfvtgb qazwsxedcrfvtgbyhnujm qweasdzxcrtyfgh qwertyasdfghzxcvbn qwertasdfgzxcvb 1234qwerasdfzxcv
  q1w2e3r4t5y6u7i8 q1w2e3r4t5y6u7i8o9p0 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p qwertyuiop123456789
  qwer1234asdf5678 asdfghjklqwertyuiop zxcvbnmasdfghjkl qwertyuiopasdfghjklzxcvbnm mnbvcxzlkjhgfdsa
  123456789qwerty 1234567890qwerty qwerty123456789 qwertyuiop12345 zxcvbnm123456789 abcdefghijk12345
  123456789abcdef 123456789987654321 12345678987654321 1234567887654321 12345678900987654321
  1234567890987654321 122333444455555 111222333444555 112233445566778899 147258369147258369 159357159357159
  314159265358979 3141592653589793 31415926535897932 271828182845904 123581321345589 112358132134558
  polniypizdec110211 polniypizdec0211 nemvxyheqdd5oqxyxyzi aksjdlasdakj89879 momsanaladventure
  ihavenopasswordatall summerwinterspringautumn springsummerautumnwinter januaryfebruarymarch mondaytuesdaywednesday
  onetwothreefourfive onetwothreefour redorangeyellowgreen wearethechampions wewillrockyou
  allyouneedislove letitbeletitbe dontworrybehappy hotelcalifornia stairwaytoheaven bohemianrhapsody
  followthewhiterabbit itsasecrettoeverybody theanswerisfortytwo donttellanyone nooneknowsmypassword
  `
    .trim()
    .split(/\s+/),
);

/** Words of which stolen passwords are made, and those that belong to this product and to clinics. */
export const COMMON_PASSWORD_WORDS: readonly string[] = `
  clinicalchat clinical chat clinic clinique hospital health healthcare medical medicine doctor nurse patient
  practice telehealth telemedicine videoconference session secure encrypted
  password passwort passwrd passphrase passcode pass secret private login signin account user username guest admin
  administrator root master access letmein welcome hello changeme default temporary temp test testing demo example
  qwerty qwertz azerty asdfgh zxcvbn qazwsx 1qaz2wsx abc123 abcd abc xyz trustno1 whatever nothing
  iloveyou loveyou iloveme love lover loveme forever always please thankyou mine
  dragon monkey shadow sunshine princess superman batman spiderman pokemon starwars startrek matrix gandalf
  football baseball basketball soccer hockey tennis golfer liverpool chelsea arsenal barcelona yankees cowboys lakers
  michael jennifer jordan hunter charlie thomas robert daniel jessica michelle ashley nicole joshua matthew andrew
  amanda anthony william justin george samantha patrick richard martin brandon natasha victoria alexander
  computer internet samsung google facebook microsoft windows android iphone apple
  freedom summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday
  january february march april june july august september october november december
  jesus christ god angel heaven blessed family mother father daughter
  flower butterfly chocolate cookie cheese pepper ginger banana orange purple yellow silver golden diamond
  tigger snoopy harley mustang ferrari corvette mercedes porsche toyota
  america canada london newyork california paris england
  number numbers letters character characters fifteen fourteen sixteen minimum
`
  .trim()
  .split(/\s+/);
