import * as z from 'zod';

/** What of Trivy's report (schema 1 and 2) is read. */
export const vulnerability = z.looseObject({
  VulnerabilityID: z.string(),
  VendorIDs: z.array(z.string()).nullish(),
  PkgName: z.string(),
  PkgPath: z.string().optional(),
  PkgIdentifier: z.looseObject({ PURL: z.string().optional() }).optional(),
  InstalledVersion: z.string().optional(),
  FixedVersion: z.string().optional(),
  Title: z.string().optional(),
  Description: z.string().optional(),
  Severity: z.string().optional(),
  SeveritySource: z.string().optional(),
  CweIDs: z.array(z.string()).nullish(),
  CVSS: z
    .record(
      z.string(),
      z.looseObject({
        V2Score: z.number().optional(),
        V3Score: z.number().optional(),
        V40Score: z.number().optional(),
        V3Vector: z.string().optional(),
        V40Vector: z.string().optional(),
      }),
    )
    .nullish(),
  PrimaryURL: z.string().optional(),
  References: z.array(z.string()).nullish(),
  PublishedDate: z.string().optional(),
  LastModifiedDate: z.string().optional(),
});

export const misconfiguration = z.looseObject({
  ID: z.string(),
  AVDID: z.string().optional(),
  Title: z.string().optional(),
  Message: z.string().optional(),
  Resolution: z.string().optional(),
  Severity: z.string().optional(),
  Status: z.string().optional(),
  CauseMetadata: z
    .looseObject({
      Resource: z.string().optional(),
      StartLine: z.number().int().optional(),
      EndLine: z.number().int().optional(),
    })
    .nullish(),
});
