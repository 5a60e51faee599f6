import * as z from 'zod';

/** What of SARIF 2.1.0 (OASIS, 2020) is read; everything else is passed over. A wrong type makes the entry unreadable. */
const message = z.looseObject({
  text: z.string().optional(),
  markdown: z.string().optional(),
  id: z.string().optional(),
  arguments: z.array(z.string()).optional(),
});
const properties = z.record(z.string(), z.unknown()).optional();

const artifactLocation = z.looseObject({
  uri: z.string().optional(),
  uriBaseId: z.string().optional(),
  index: z.number().int().optional(),
});

const location = z.looseObject({
  message: message.optional(),
  physicalLocation: z
    .looseObject({
      artifactLocation: artifactLocation.optional(),
      region: z
        .looseObject({
          startLine: z.number().int().optional(),
          startColumn: z.number().int().optional(),
          endLine: z.number().int().optional(),
          endColumn: z.number().int().optional(),
          snippet: z.looseObject({ text: z.string().optional() }).optional(),
        })
        .optional(),
    })
    .optional(),
  logicalLocations: z.array(z.looseObject({ fullyQualifiedName: z.string().optional() })).optional(),
});

const ruleReference = z.looseObject({
  id: z.string().optional(),
  index: z.number().int().optional(),
  toolComponent: z.looseObject({ index: z.number().int().optional(), name: z.string().optional() }).optional(),
});

export const result = z.looseObject({
  ruleId: z.string().optional(),
  ruleIndex: z.number().int().optional(),
  rule: ruleReference.optional(),
  kind: z.string().optional(),
  level: z.string().optional(),
  message: message.optional(),
  locations: z.array(location).optional(),
  relatedLocations: z.array(location).optional(),
  codeFlows: z
    .array(
      z.looseObject({
        threadFlows: z
          .array(z.looseObject({ locations: z.array(z.looseObject({ location: location.optional() })).optional() }))
          .optional(),
      }),
    )
    .optional(),
  taxa: z.array(ruleReference).optional(),
  suppressions: z
    .array(z.looseObject({ status: z.string().optional(), justification: z.string().optional() }))
    .optional(),
  baselineState: z.string().optional(),
  properties,
});

const descriptor = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  shortDescription: message.optional(),
  fullDescription: message.optional(),
  help: message.optional(),
  defaultConfiguration: z.looseObject({ level: z.string().optional(), enabled: z.boolean().optional() }).optional(),
  messageStrings: z.record(z.string(), message).optional(),
  relationships: z.array(z.looseObject({ target: ruleReference.optional() })).optional(),
  properties,
});

const component = z.looseObject({
  name: z.string(),
  semanticVersion: z.string().optional(),
  version: z.string().optional(),
  rules: z.array(descriptor).optional(),
});

export const run = z.looseObject({
  tool: z.looseObject({ driver: component, extensions: z.array(component).optional() }),
  originalUriBaseIds: z.record(z.string(), artifactLocation).optional(),
  artifacts: z.array(z.looseObject({ location: artifactLocation.optional() })).optional(),
  invocations: z
    .array(
      z.looseObject({
        executionSuccessful: z.boolean().optional(),
        endTimeUtc: z.string().optional(),
        toolExecutionNotifications: z
          .array(
            z.looseObject({
              level: z.string().optional(),
              message: message.optional(),
              locations: z.array(location).optional(),
            }),
          )
          .optional(),
      }),
    )
    .optional(),
  versionControlProvenance: z
    .array(
      z.looseObject({
        repositoryUri: z.string().optional(),
        revisionId: z.string().optional(),
        branch: z.string().optional(),
      }),
    )
    .optional(),
});

export const document = z.looseObject({ version: z.string(), runs: z.array(z.unknown()) });

export type SarifResult = z.infer<typeof result>;
export type SarifRun = z.infer<typeof run>;
export type SarifRule = z.infer<typeof descriptor>;
export type SarifLocation = z.infer<typeof location>;
export type SarifMessage = z.infer<typeof message>;
