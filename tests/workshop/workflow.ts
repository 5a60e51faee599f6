import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** One step of a job, as GitHub's own parser understands it. */
export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number>>;
}

/** The documented pipelines, as text. */
export function pipelineText(name: 'github.yml' | 'gitlab.yml'): string {
  return readFileSync(join(top, 'docs/ci', name), 'utf8');
}

const top = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What GitHub's own workflow parser says is wrong with a workflow, in its words; empty when it is right.
 * The parser is bundled first: as published it does not load in Node.js 20.
 */
export async function wrongWithWorkflow(name: string, content: string): Promise<string[]> {
  const outfile = join(top, `node_modules/.cache/vauban/workflow-parser-${process.pid}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    stdin: { contents: "export * from '@actions/workflow-parser'", resolveDir: top },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: ['yaml'],
    logLevel: 'error',
  });
  try {
    const parser = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Parser;
    const parsed = parser.parseWorkflow({ name, content }, new parser.NoOperationTraceWriter());
    if (parsed.value === undefined) return messages(parsed);
    const { errors = [] } = await parser.convertWorkflowTemplate(parsed.context, parsed.value);
    return [...new Set([...messages(parsed), ...errors.map((error) => error.Message)])];
  } finally {
    rmSync(outfile, { force: true });
  }
}

type Parser = typeof import('@actions/workflow-parser');

function messages({ context }: ReturnType<Parser['parseWorkflow']>): string[] {
  return context.errors.getErrors().map(({ message }) => message);
}
