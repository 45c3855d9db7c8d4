import type { JobFunction, Seniority } from '../contract/criterion.ts';

/**
 * What words of a job title mean, in English, German, French and Spanish. Words stand in lower case with their accents; a
 * title is read without accents, and ä, ö, ü also as ae, oe, ue.
 */
interface TitlePhrase {
  /** One to four words each, separated by a bar; longer phrases are read before shorter ones. */
  readonly words: string;
  readonly functions: readonly JobFunction[];
  /** What the phrase stands for; a Geschäftsführer is owner and C-level in the eyes of whoever lists one of them. */
  readonly seniorities: readonly Seniority[];
  /** The person works for the one named: "assistant to the CEO" is no CEO. */
  readonly assists?: true;
}

const phrase = (
  words: string,
  functions: readonly JobFunction[],
  ...seniorities: readonly Seniority[]
): TitlePhrase => ({
  words,
  functions,
  seniorities,
});
const assistant = (words: string): TitlePhrase => ({ words, functions: [], seniorities: ['entry'], assists: true });

/** Whole words and phrases. */
export const titlePhrases: readonly TitlePhrase[] = [
  // those who own or lead the whole
  phrase(
    'owner|co owner|coowner|business owner|proprietor|propietario|propietaria|dueño|dueña|propriétaire',
    ['management'],
    'owner',
  ),
  phrase(
    'founder|co founder|cofounder|gründer|gründerin|fondateur|fondatrice|cofondateur|fundador|fundadora|cofundador',
    ['management'],
    'owner',
  ),
  phrase(
    'inhaber|inhaberin|eigentümer|eigentümerin|unternehmer|unternehmerin|entrepreneur|empresario|empresaria',
    ['management'],
    'owner',
  ),
  phrase(
    'gesellschafter|gesellschafterin|geschäftsführender gesellschafter|geschäftsführende gesellschafterin|gesellschafter geschäftsführer',
    ['management'],
    'owner',
  ),
  phrase(
    'self employed|selbständig|selbstständig|freelancer|freiberufler|freiberuflerin|indépendant|autónomo|autónoma',
    ['management'],
    'owner',
  ),
  phrase('managing partner|general partner|founding partner|senior partner', ['management'], 'owner', 'cLevel'),
  phrase('partner|associé|associée|socio|socia', [], 'owner'),
  phrase(
    'managing director|geschäftsführer|geschäftsführerin|geschäftsführender direktor|gf|gérant|gérante|pdg|president directeur general',
    ['management'],
    'owner',
    'cLevel',
  ),
  phrase(
    'ceo|chief executive|chief executive officer|chairman|chairwoman|chairperson|president|präsident|präsidentin|présidente|presidente|presidenta',
    ['management'],
    'cLevel',
  ),
  phrase(
    'vorstand|vorständin|vorstandsvorsitzender|vorstandsvorsitzende|vorsitzender|mitglied des vorstands|vorstandsmitglied|geschäftsleiter|geschäftsleiterin',
    ['management'],
    'cLevel',
  ),
  phrase(
    'directeur général|directrice générale|director general|directora general|consejero delegado|consejera delegada|gerente general',
    ['management'],
    'cLevel',
  ),
  phrase(
    'board member|member of the board|executive director|director ejecutivo|directora ejecutiva|directeur exécutif',
    ['management'],
    'cLevel',
  ),
  phrase('general manager|gm', ['management'], 'director'),
  phrase('geschäftsführung|geschäftsleitung|direction générale|unternehmensleitung', ['management'], 'cLevel'),
  phrase('executive management|senior management|top management', ['management'], 'cLevel'),
  phrase('betriebsleiter|betriebsleiterin|betriebsleitung', ['operations'], 'head'),
  phrase('betriebswirt|betriebswirtin', []),
  phrase('personal trainer|personal trainerin', ['other']),
  phrase('prokurist|prokuristin|procurist', ['management'], 'director'),
  phrase('chief of staff', ['management'], 'head'),

  phrase(
    'président directeur général|présidente directrice générale|chef d entreprise|cheffe d entreprise|dirigeant|dirigeante|patron|patronne|exploitant|exploitante',
    ['management'],
    'owner',
    'cLevel',
  ),
  phrase(
    'auto entrepreneur|auto entrepreneuse|artisan|commerçant|commerçante|profession libérale',
    ['management'],
    'owner',
  ),
  phrase('administrador único|administradora única|apoderado general', ['management'], 'owner', 'cLevel'),
  phrase('trabajador por cuenta propia|profesional independiente|empresaria autónoma', ['management'], 'owner'),
  phrase('directeur délégué|directeur adjoint|directrice adjointe|subdirector|subdirectora', [], 'director'),
  phrase('directeur d agence|directrice d agence|directeur de site|directrice de site', ['operations'], 'director'),
  phrase('secrétaire général|secrétaire générale', ['management'], 'director'),

  // officers
  phrase('coo|chief operating officer|chief operations officer|director de operaciones', ['operations'], 'cLevel'),
  phrase('cfo|chief financial officer|chief finance officer', ['finance'], 'cLevel'),
  phrase('cto|chief technology officer|chief technical officer', ['it', 'engineering'], 'cLevel'),
  phrase(
    'cio|chief information officer|cdo|chief digital officer|chief data officer|ciso|chief information security officer',
    ['it'],
    'cLevel',
  ),
  phrase('cmo|chief marketing officer|chief growth officer|chief brand officer', ['marketing'], 'cLevel'),
  phrase('cro|chief revenue officer|cco|chief commercial officer|chief sales officer', ['sales'], 'cLevel'),
  phrase('chro|chief human resources officer|chief people officer', ['hr'], 'cLevel'),
  phrase('cpo|chief procurement officer', ['procurement'], 'cLevel'),
  phrase('clo|chief legal officer|general counsel|chief compliance officer', ['legal'], 'cLevel'),
  phrase('chief medical officer|chief nursing officer', ['medical'], 'cLevel'),
  phrase('chief customer officer', ['support'], 'cLevel'),
  phrase('chief', [], 'head'),
  phrase('daf|directeur administratif et financier|directrice administrative et financière', ['finance'], 'director'),
  phrase('dsi|directeur des systèmes d information', ['it'], 'director'),
  phrase('drh|directeur des ressources humaines|directrice des ressources humaines', ['hr'], 'director'),

  phrase('director financiero|directora financiera|director administrativo', ['finance'], 'director'),
  phrase('director comercial|directora comercial|directeur commercial|directrice commerciale', ['sales'], 'director'),
  phrase('director técnico|directora técnica|directeur technique|directrice technique', ['engineering'], 'director'),
  phrase('director de recursos humanos|directora de recursos humanos', ['hr'], 'director'),
  phrase('director de sistemas|directora de sistemas|responsable informatique', ['it'], 'director'),
  phrase('raf|responsable administratif et financier|responsable administrative et financière', ['finance'], 'head'),

  // ranks
  phrase(
    'vp|svp|evp|avp|vice president|senior vice president|executive vice president|vizepräsident|vizepräsidentin',
    [],
    'vp',
  ),
  phrase('vice président|vice présidente|vicepresidente|vicepresidenta|vicepresident', [], 'vp'),
  phrase(
    'director|dir|direktor|direktorin|directeur|directrice|directora|assistant director|associate director',
    [],
    'director',
  ),
  phrase(
    'head|leiter|leiterin|leitung|leitender|leitende|responsable|dirección|jefe|jefa|bereichsleiter|bereichsleiterin|chef de service|chef',
    [],
    'head',
  ),
  phrase('principal', [], 'senior'),
  phrase(
    'manager|managerin|mgr|gerente|gestionnaire|encargado|encargada|coordinador|coordinadora|supervisor|supervisora',
    [],
    'manager',
  ),
  phrase(
    'assistant manager|assistant vice president|deputy manager|team lead|team leader|teamleader|teamlead|teamleiter|teamleiterin|teamleitung',
    [],
    'manager',
  ),
  phrase(
    'gruppenleiter|gruppenleiterin|schichtleiter|schichtleiterin|filialleiter|filialleiterin|marktleiter|marktleiterin|store manager',
    ['operations'],
    'manager',
  ),
  phrase(
    'projektleiter|projektleiterin|project manager|projektmanager|projektmanagerin|chef de projet|cheffe de projet|jefe de proyecto|jefa de proyecto|program manager|project lead',
    ['operations'],
    'manager',
  ),
  phrase(
    'chef d équipe|cheffe d équipe|jefe de equipo|jefa de equipo|líder de equipo|animateur d équipe|contremaître|capataz',
    [],
    'manager',
  ),
  phrase('cadre|coordinateur|coordinatrice|superviseur|superviseuse|encargado de tienda', [], 'manager'),
  phrase('jefe de obra|jefa de obra|conducteur de travaux|conductrice de travaux', ['operations'], 'manager'),
  phrase('jefe de ventas|jefa de ventas|chef des ventes|cheffe des ventes', ['sales'], 'head'),
  phrase('jefe de taller|chef d atelier|cheffe d atelier', ['operations'], 'manager'),
  phrase('chargé d affaires|chargée d affaires|ingénieur commercial|ingénieure commerciale', ['sales'], 'senior'),
  phrase('chargé de recrutement|chargée de recrutement|técnico de selección', ['hr'], 'entry'),
  phrase(
    'chargé de clientèle|chargée de clientèle|chargé de compte|ejecutivo de cuentas|ejecutiva de cuentas',
    ['sales'],
    'entry',
  ),
  phrase('chargé de communication|chargée de communication|community manager', ['marketing'], 'entry'),
  phrase('chargé|chargée|gestor|gestora|operario|operaria|ouvrier|ouvrière', [], 'entry'),
  phrase('técnico|técnica', ['engineering'], 'entry'),
  phrase('auxiliar administrativo|auxiliar administrativa|administrativo|administrativa', ['operations'], 'entry'),
  phrase('vendeur|vendeuse|vendedor|vendedora|dependiente|dependienta|représentant|représentante', ['sales'], 'entry'),
  phrase('experto|experta|asesor|asesora|spécialiste|especialista|expert comptable', [], 'senior'),
  phrase(
    'senior|sr|lead|staff|specialist|expert|consultant|berater|beraterin|advisor|consultor|consultora|conseiller|conseillère|fachkraft',
    [],
    'senior',
  ),
  phrase(
    'analyst|associate|sachbearbeiter|sachbearbeiterin|kaufmann|kauffrau|mitarbeiter|mitarbeiterin|employee|employé|employée|empleado|empleada|angestellter|angestellte|clerk|representative|rep',
    [],
    'entry',
  ),
  assistant(
    'assistant|assistent|assistentin|assistenz|assistante|asistente|sekretär|sekretärin|sekretariat|secretary|secrétaire|secretario|secretaria|pa|executive assistant|personal assistant|office assistant|auxiliar|ayudante|aide|secrétaire de direction|asistente de dirección|adjoint administratif',
  ),
  assistant(
    'intern|internship|praktikant|praktikantin|praktikum|stagiaire|becario|becaria|trainee|apprentice|apprenti|auszubildender|auszubildende|azubi|werkstudent|werkstudentin|student|studentin|étudiant|étudiante|estudiante|junior|jr|alternant|alternante|apprentie|élève|aprendiz|en prácticas',
  ),

  // phrases whose words mean something else alone
  phrase(
    'product owner|process owner|product manager|produktmanager|produktmanagerin|chef de produit|jefe de producto',
    ['other'],
    'manager',
  ),
  phrase(
    'account manager|key account manager|key account managerin|sales manager|territory manager|area manager',
    ['sales'],
    'manager',
  ),
  phrase(
    'account executive|sales executive|business development representative|sdr|bdr|commercial|comercial|technico commercial',
    ['sales'],
    'entry',
  ),
  phrase('business development manager|bdm|partner manager|channel manager', ['sales'], 'manager'),
  phrase('business development|key account|customer acquisition|new business', ['sales']),
  phrase('business partner|hr business partner', ['hr'], 'senior'),
  phrase('lead generation|demand generation|social media', ['marketing']),
  phrase(
    'customer success|customer service|customer support|customer care|customer experience|service client|atención al cliente|servicio al cliente',
    ['support'],
  ),
  phrase(
    'human resources|ressources humaines|recursos humanos|talent acquisition|people operations|people and culture',
    ['hr'],
  ),
  phrase(
    'information technology|information systems|systèmes d information|sistemas de información|informatique|informática',
    ['it'],
  ),
  phrase('office manager|office managerin|büroleiter|büroleiterin|büroleitung', ['operations'], 'manager'),
  phrase(
    'practice manager|praxismanager|praxismanagerin|praxismanagement|clinic manager|praxisleitung|praxisleiter|praxisleiterin',
    ['medical', 'operations'],
    'manager',
  ),
  phrase('practice owner|praxisinhaber|praxisinhaberin', ['medical', 'management'], 'owner'),
  phrase(
    'chefarzt|chefärztin|medical director|ärztlicher direktor|ärztliche direktorin|ärztlicher leiter|ärztliche leiterin|directeur médical|director médico',
    ['medical'],
    'director',
  ),
  phrase('oberarzt|oberärztin|chief nurse|head nurse|stationsleitung|pflegedienstleitung', ['medical'], 'head'),
  phrase(
    'school principal|head teacher|headteacher|headmaster|headmistress|schulleiter|schulleiterin|schulleitung|rektor|rektorin|dean|dekan|dekanin',
    ['education'],
    'head',
  ),
  phrase('managing editor|public relations', ['marketing']),
  phrase('head chef|sous chef|executive chef|chef de cuisine|chef de rang', ['other']),
];
