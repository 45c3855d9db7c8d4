import type { JobFunction, Seniority } from '../contract/criterion.ts';

/** Words, and with an asterisk beginnings of words, that name a function. */
export const functionWords: Readonly<Record<JobFunction, string>> = {
  management: 'geschäftsführ* unternehmensführung',
  operations:
    'operations operation operational operativ* ops betrieb betriebs* produktion* production* producción produccion logistik* logistics logistique* logística supply fertigung* werk* facility opérations operaciones exploitation lager* warehouse almacén prozess* process* plant manufacturing usine atelier planta obra taller chantier fabrica fabricación almacenes',
  sales:
    'sales sale vertrieb* verkauf* vente* ventas* account accounts revenue commerciale commercial commerciaux akquise clientèle ventas außendienst* innendienst* presales',
  marketing:
    'marketing* market kommunikation* communication* comunicación brand branding content seo growth advertising werbung* werbe* kampagne* digital publicité publicidad pr crm campaign* performance',
  finance:
    'finance finances financial finanz* finanzas financiero financiera financier financière accounting accountant buchhalt* controll* contrôleur controlador treasur* tresor* steuer* tax audit* comptab* contab* contador expert-comptable trésor* facturación impôts fiscal* rechnungswesen kreditor* debitor* payroll billing bilanz* kaufmännisch*',
  it: 'it edv informatik* informatic* software* developer entwickler* développeur* desarrollador* devops data network netzwerk* system systems systemadministrator* security cyber* cloud database programmierer* programmer sysadmin digitalisierung* technology technologie tecnología web frontend backend fullstack',
  hr: 'hr rh rrhh personal* people talent recruit* recrutement ausbildung* reclutamiento',
  legal:
    'legal law lawyer attorney counsel compliance recht* rechts* anwalt anwält* jurist* juridique jurídico avocat* abogad* notar* notaire datenschutz* privacy syndikus*',
  engineering:
    'engineer* engineering ingenieur* ingénieur* ingenier* technik* technical technisch* technique técnic* konstruktion* konstrukteur* maintenance instandhaltung* qualität* quality qualité calidad entwicklung* development r&d mechatronik* elektrik* forschung* research* architect* architekt*',
  procurement:
    'procurement purchas* purchasing buyer sourcing einkauf* einkäuf* beschaffung* achat* acheteur* compras comprador* category approvisionn* suministros abastecimiento',
  support: 'support helpdesk service kundenservice* kundendienst* kundenbetreu* serviceleit* hotline soporte',
  medical:
    'medical medizin* médic* doctor dr dentist dentista dentiste zahnarzt* zahnärzt* arzt* ärzt* ärztl* physician surgeon chirurg* nurse* nursing pflege* infirmi* enfermer* clinic clinical klinik* clinique* hospital* praxis* therapist therapeut* kieferorthop* orthodont* apothek* pharma* pharmac* veterinar* tierarzt* tierärzt* hygienist* patient*',
  education:
    'education bildung* teacher lehrer* lehrkraft* professor* professeur* profesor* enseignant* instructor dozent* training trainer* school schule* academic akademi* faculty university universit* pädagog* coach',
  other: 'retired rentner* pensioner jubilado retraité* housewife hausfrau* hausmann unemployed arbeitslos*',
};

/** Ends of words that name a rank, as German builds them: Vertriebs-leiter, Einkaufs-chefin. */
export const rankEndings: readonly (readonly [ending: string, seniority: Seniority])[] = [
  ['geschäftsführer', 'owner'],
  ['geschäftsführerin', 'owner'],
  ['vorstand', 'cLevel'],
  ['direktor', 'director'],
  ['direktorin', 'director'],
  ['leiter', 'head'],
  ['leiterin', 'head'],
  ['leitung', 'head'],
  ['chef', 'head'],
  ['chefin', 'head'],
  ['manager', 'manager'],
  ['managerin', 'manager'],
  ['meister', 'manager'],
  ['meisterin', 'manager'],
  ['berater', 'senior'],
  ['beraterin', 'senior'],
  ['sachbearbeiter', 'entry'],
  ['sachbearbeiterin', 'entry'],
  ['mitarbeiter', 'entry'],
  ['mitarbeiterin', 'entry'],
  ['assistent', 'entry'],
  ['assistentin', 'entry'],
  ['assistenz', 'entry'],
];
