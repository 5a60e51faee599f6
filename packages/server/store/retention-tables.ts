export interface RetentionTable {
  organisationId: string;
  retentionId: string;
  projectId: string | null;
  version: number;
  reportDays: number | null;
  componentDays: number | null;
  madeBy: string | null;
  madeAt: Date;
}

export interface ForgottenReportsTable {
  organisationId: string;
  scanId: string;
  forgottenAt: Date;
}
