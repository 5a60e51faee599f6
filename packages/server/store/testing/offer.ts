/** What the run's database server offers to a test file. */
export interface Offer {
  /** An address whose user may create databases. */
  readonly admin: string;
  /** A migrated, empty database to copy. */
  readonly template: string;
}

/** Names the socket at which the offer is asked for. */
export const OFFER_VARIABLE = 'VAUBAN_TEST_DATABASE_DOOR';
