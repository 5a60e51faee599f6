import * as z from 'zod';

/**
 * What is read of DefectDojo's REST API v2 (`/api/v2/…`), by its serializers of version 2 (dojo/finding/api/serializer.py
 * and the like). Everything else is left where it is.
 */
const id = z.int().min(0);
const text = z.string().nullish();
const moment = z.string().nullish();

export const product = z.looseObject({ id, name: z.string().min(1), description: text });
export const engagement = z.looseObject({
  id,
  product: z.union([id, z.looseObject({ id, name: z.string() })]),
  name: text,
  branch_tag: text,
  commit_hash: text,
  source_code_management_uri: text,
});
const testType = z.looseObject({ id, name: z.string() });
export const test = z.looseObject({
  id,
  engagement: z.union([id, engagement]),
  title: text,
  test_type: z.union([id, testType]).nullish(),
  test_type_name: text,
  scan_type: text,
  target_start: moment,
  target_end: moment,
  created: moment,
  branch_tag: text,
  commit_hash: text,
  version: text,
});
export const acceptance = z.looseObject({
  id,
  name: text,
  accepted_findings: z.array(id),
  decision: text,
  decision_details: text,
  accepted_by: text,
  expiration_date: moment,
});
export const endpoint = z.looseObject({
  id,
  protocol: text,
  host: text,
  port: z.int().nullish(),
  path: text,
});
export const finding = z.looseObject({
  id,
  title: z.string().min(1),
  date: z.string().nullish(),
  test: id,
  severity: text,
  description: text,
  mitigation: text,
  cwe: z.int().nullish(),
  vulnerability_ids: z.array(z.looseObject({ vulnerability_id: z.string() })).nullish(),
  cvssv3: text,
  cvssv3_score: z.union([z.number(), z.string()]).nullish(),
  fix_version: text,
  active: z.boolean(),
  false_p: z.boolean().default(false),
  duplicate: z.boolean().default(false),
  out_of_scope: z.boolean().default(false),
  risk_accepted: z.boolean().default(false),
  is_mitigated: z.boolean().default(false),
  last_status_update: moment,
  file_path: text,
  line: z.int().nullish(),
  component_name: text,
  component_version: text,
  vuln_id_from_tool: text,
  endpoints: z.array(z.unknown()).nullish(),
  accepted_risks: z.array(z.unknown()).nullish(),
  notes: z.array(z.unknown()).nullish(),
  files: z.array(z.unknown()).nullish(),
  tags: z.array(z.unknown()).nullish(),
  finding_groups: z.array(z.unknown()).nullish(),
  severity_justification: text,
  related_fields: z.looseObject({ test }).nullish(),
});

export type DojoProduct = z.output<typeof product>;
export type DojoEngagement = z.output<typeof engagement>;
export type DojoTest = z.output<typeof test>;
export type DojoAcceptance = z.output<typeof acceptance>;
export type DojoEndpoint = z.output<typeof endpoint>;
export type DojoFinding = z.output<typeof finding>;

/** A kind of entry, and the members by which its pages are told apart, the most telling kind first. */
export const KINDS = [
  { kind: 'findings', schema: finding, has: ['title', 'test', 'severity', 'active'] },
  { kind: 'acceptances', schema: acceptance, has: ['accepted_findings'] },
  { kind: 'tests', schema: test, has: ['engagement', 'test_type'] },
  { kind: 'engagements', schema: engagement, has: ['product', 'target_start'] },
  { kind: 'products', schema: product, has: ['name', 'prod_type'] },
  { kind: 'testTypes', schema: testType, has: ['name', 'static_tool'] },
  { kind: 'endpoints', schema: endpoint, has: ['host', 'product'] },
] as const;
export type Kind = (typeof KINDS)[number]['kind'];
