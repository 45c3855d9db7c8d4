/** How lists name the person behind a row of table `lead`, and find it. To be put into SQL; `:part` is a LIKE pattern. */
export const personName = `ifnull(lead.person_full_name,
  nullif(trim(concat_ws(' ', lead.person_first_name, lead.person_last_name)), ''))`;

/** The columns of a {@link PersonLine}. */
export const personLine = `lead.id AS leadId, ${personName} AS name, lead.company_name AS company, lead.person_email AS email`;

export interface PersonLine {
  readonly leadId: number;
  /** Null where it is unknown or was erased, like the others. */
  readonly name: string | null;
  readonly company: string | null;
  readonly email: string | null;
}

/** Part of a name, company, mail or phone. */
export const personFits = `(lead.person_email LIKE :part ESCAPE '\\' OR lead.person_full_name LIKE :part ESCAPE '\\'
  OR concat_ws(' ', lead.person_first_name, lead.person_last_name) LIKE :part ESCAPE '\\'
  OR lead.company_name LIKE :part ESCAPE '\\' OR lead.person_phone LIKE :part ESCAPE '\\'
  OR lead.phone_key LIKE :part ESCAPE '\\')`;

/** The LIKE pattern of what somebody typed. */
export const partOf = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
