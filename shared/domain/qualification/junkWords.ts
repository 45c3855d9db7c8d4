/** Words that stand in a name field only when somebody tries the form out. */
export const testWords: ReadonlySet<string> = new Set(
  `test testing testlead testtest test123 testuser testperson testname dummy fake prueba essai mustermann
  musterfrau mustermensch asdf lorem ipsum foobar xyzzy`.split(/\s+/),
);

/** Of these, the ones that are also a surname of some people; with another first name before it a person must look. */
export const rareSurnames: ReadonlySet<string> = new Set(['test', 'fake', 'dummy', 'prueba', 'ipsum']);

/** First names that are common surnames too, so that one person may bear the same name twice. */
export const givenAndBorne: ReadonlySet<string> = new Set(
  `abraham adam albert alexander allen andre antoine arnold arthur bernard bruno charles claude cyril daniel david denis dennis
  dominik edward emanuel ernst frank franz friedrich garcia gabriel george gerard gilbert gregory guy guillaume harry henri henry
  herbert hermann howard hugo jacob james jean john jordan joseph julien justin karl keith kevin konrad leo leon leonard lewis
  louis lucas ludwig marc marcel marcus marie mario martin mathieu matthew max michael michel moritz morris nicolas noel norbert
  oliver oscar otto owen pascal patrick paul peter philip philipp pierre ralph raymond rene richard robert robin roger roland
  rudolf ryan samuel scott sebastian simon stefan stephan stewart stuart theo thomas tom tyler valentin victor vincent walter
  werner wilhelm william winter wolfgang yves chen fang lian ling ming peng ping sheng wang xiang yang ying yuan zhang`.split(
    /\s+/,
  ),
);

/** Whole names of nobody. */
export const testNames: ReadonlySet<string> = new Set([
  'max mustermann',
  'erika mustermann',
  'john doe',
  'jane doe',
  'joe bloggs',
  'foo bar',
  'test lead',
  'demo lead',
  'demo user',
  'first last',
  'firstname lastname',
  'first name last name',
  'vorname nachname',
  'vorname name',
  'prenom nom',
  'nombre apellido',
  'nombre y apellido',
  'nombre apellidos',
  'nom prenom',
  'prenom et nom',
  'juan nadie',
  'fulano de tal',
  'monsieur tartempion',
  'lieschen mueller',
  'otto normalverbraucher',
  'your name',
  'ihr name',
  'votre nom',
  'tu nombre',
  'no name',
  'n a',
  'none',
  'anonymous',
  'anonym',
  'unknown',
  'unbekannt',
]);

/** Company names of nobody, without legal form. */
export const testCompanies: ReadonlySet<string> = new Set([
  'test',
  'testing',
  'test company',
  'testcompany',
  'test firma',
  'testfirma',
  'dummy',
  'dummy company',
  'sample company',
  'muster',
  'musterfirma',
  'mustermann',
  'empresa de prueba',
  'empresa prueba',
  'entreprise test',
  'societe test',
  'ma societe',
  'mi empresa',
  'your company',
  'asdf',
]);

/** Mail names and domains used to try a form out. */
export const testMailNames =
  /^(?:test(?:ing|er|mail|user|lead|s)?\d*|asdf+\d*|dummy\d*|fake\d*|foo|foobar|aa+|nobody|none)$/;
export const testMailDomains: ReadonlySet<string> = new Set([
  'test.com',
  'test.de',
  'test.fr',
  'test.es',
  'test.test',
  'asdf.com',
  'asd.com',
]);

/** Rows of the keyboards of our languages; runs along them, either way, are typed without thinking. */
export const keyboardRows: readonly string[] = [
  'qwertyuiop',
  'qwertzuiopu',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
  'wxcvbn',
];

/** Runs of four keys that no name has; longer runs are found by the rows. */
export const shortRuns: ReadonlySet<string> = new Set(
  'asdf sdfg dfgh fghj ghjk hjkl fdsa gfds lkjh qsdf zxcv xcvb cvbn vbnm yxcv wxcv qwer rewq uiop poiu'.split(' '),
);

/** Swear words of four languages, without accents; left out is what is also a surname. */
export const profaneWords: ReadonlySet<string> = new Set(
  `fuck fucker fucking fuckyou fuckoff motherfucker shit bullshit shithead bitch cunt asshole arsehole wanker dickhead
  bastard whore slut twat bollocks faggot nigger retard pissoff
  scheisse scheiss ficken fickdich arsch arschloch wichser hurensohn hure fotze schlampe missgeburt spast leckmich
  merde putain connard connasse salope encule enculer batard niquetamere pute fdp
  mierda puta puto cabron pendejo gilipollas joder hijodeputa maricon`.split(/\s+/),
);

/** Swear words that are found inside a longer run of letters too. */
export const profaneParts: readonly string[] = [
  'fuck',
  'arschloch',
  'hurensohn',
  'asshole',
  'motherfucker',
  'hijodeputa',
];
