/** Visits to the online store in two periods; null: not known. */
export interface PeriodSessions {
  current: number | null;
  previous: number | null;
}

/** Shopify tells visits in its reports only, which are not read yet. */
export const unknownSessions: PeriodSessions = { current: null, previous: null };
