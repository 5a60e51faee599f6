// Writes a TypeScript program of many files in layers (routes, services, repositories, helpers, models), with flows
// that are planted across files and as many that are made safe on the way. What is planted is known by construction.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomFrom } from './random.mjs';

const NOUNS = ['order', 'invoice', 'account', 'basket', 'parcel', 'ticket', 'member', 'report', 'ledger', 'branch'];
const VERBS = ['load', 'find', 'update', 'archive', 'merge', 'check', 'split', 'count', 'send', 'price'];
const SINKS = [
  {
    kind: 'code/sql-injection',
    imports: "import { pool } from '@/database/pool';",
    bad: (value) => `return pool.query("select * from things where name = '" + ${value} + "'");`,
    good: (value) => `return pool.query('select * from things where name = ?', [${value}]);`,
  },
  {
    kind: 'code/command-injection',
    imports: "import { exec, execFile } from 'node:child_process';",
    bad: (value) => `exec(\`convert \${${value}} out.png\`);`,
    good: (value) => `execFile('convert', ['--', ${value}, 'out.png']);`,
  },
  {
    kind: 'code/path-traversal',
    imports: "import { readFileSync } from 'node:fs';\nimport { basename, join } from 'node:path';",
    bad: (value) => `return readFileSync(join('/srv/files', ${value}), 'utf8');`,
    good: (value) => `return readFileSync(join('/srv/files', basename(${value})), 'utf8');`,
  },
];

/** Answers `{ planted, safe, files, bytes }`: planted and safe are `{ kind, path, line }` of sinks. */
export function writeLargeProgram(folder, { seed, files, flows }) {
  const random = randomFrom(`${seed} large program`);
  const written = { files: 0, bytes: 0 };
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    written.files += 1;
    written.bytes += text.length;
  };
  write('package.json', JSON.stringify({ name: 'large', private: true, dependencies: { express: '4', mysql2: '3' } }));
  write('tsconfig.json', '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }');
  write(
    'src/database/pool.ts',
    "import mysql from 'mysql2/promise';\nexport const pool = mysql.createPool({ host: 'localhost' });\n",
  );
  const chains = Array.from({ length: flows * 2 }, (_, i) => ({ id: i, bad: i % 2 === 0, sink: random.pick(SINKS) }));
  const planted = [];
  const safe = [];
  for (const chain of chains) writeChain(chain, { write, random, planted, safe });
  const used = written.files;
  const modules = [];
  for (let i = used; i < files; i++) modules.push(fillerPath(i, random));
  for (const [i, path] of modules.entries()) write(path, filler(modules, i, random));
  return { planted, safe, ...written };
}

/** A route, two to five files between, and a sink; each hop carries the value in another way. */
function writeChain({ id, bad, sink }, { write, random, planted, safe }) {
  const hops = 2 + random.below(4);
  const name = (hop) => `src/chain${id}/step${hop}`;
  const route = `/chain${id}/:key`;
  const source = random.pick(['req.params.key', 'req.query.name', 'req.body.item.label', "req.get('x-name')"]);
  write(
    `src/chain${id}/route.ts`,
    `import { Router, type Request, type Response } from 'express';\nimport { step0 } from './step0';\n\nexport const router = Router();\nrouter.post('${route}', async (req: Request, res: Response) => {\n  const value = ${source};\n  res.json(await step0(value));\n});\n`,
  );
  for (let hop = 0; hop < hops; hop++) write(`${name(hop)}.ts`, carry(hop, random));
  const head = `${sink.imports}\n\nexport async function step${hops}(value: any): Promise<unknown> {\n  const text = String(value ?? '');\n`;
  const line = head.split('\n').length;
  write(`${name(hops)}.ts`, `${head}  ${bad ? sink.bad('text') : sink.good('text')}\n}\n`);
  (bad ? planted : safe).push({ kind: sink.kind, path: `${name(hops)}.ts`, line });
}

function carry(hop, random) {
  const next = `import { step${hop + 1} } from './step${hop + 1}';\n\n`;
  const bodies = [
    `export async function step${hop}(value: any): Promise<unknown> {\n  return step${hop + 1}(value);\n}\n`,
    `export const step${hop} = async (value: any): Promise<unknown> => {\n  const held = { inner: { value }, other: 'fixed' };\n  return step${hop + 1}(held.inner.value);\n};\n`,
    `class Carrier {\n  constructor(private readonly value: any) {}\n  async run(): Promise<unknown> {\n    return step${hop + 1}(this.value);\n  }\n}\n\nexport async function step${hop}(value: any): Promise<unknown> {\n  return new Carrier(value).run();\n}\n`,
    `export async function step${hop}(value: any): Promise<unknown> {\n  const answers = await Promise.all([value].map(async (one) => step${hop + 1}(one)));\n  return answers[0];\n}\n`,
    `const handlers: Record<string, (value: any) => Promise<unknown>> = {\n  run: async (value) => step${hop + 1}(value),\n};\n\nexport async function step${hop}(value: any): Promise<unknown> {\n  return handlers.run(value.trim());\n}\n`,
  ];
  return next + random.pick(bodies);
}

function fillerPath(i, random) {
  return `src/${random.pick(NOUNS)}/${random.pick(['service', 'helper', 'model', 'view', 'rule'])}${i}.ts`;
}

/** A module of ordinary code that imports up to four earlier ones and calls them. */
function filler(modules, i, random) {
  const known = Array.from({ length: Math.min(i, random.below(5)) }, () => modules[random.below(i)]);
  const imports = [...new Set(known)];
  const noun = random.pick(NOUNS);
  const type = noun[0].toUpperCase() + noun.slice(1);
  const lines = imports.map((other, n) => `import { run as run${n} } from '@/${other.slice(4, -3)}';`);
  lines.push(
    '',
    `export interface ${type} {`,
    '  id: number;',
    '  name: string;',
    '  tags: string[];',
    '  amount?: number;',
    '}',
    '',
  );
  lines.push(
    `const LIMITS = { ${NOUNS.map((one, n) => `${one}: ${n * 7 + random.below(90)}`).join(', ')} } as const;`,
    '',
  );
  lines.push(`export class ${type}Store${i} {`, `  readonly #items = new Map<number, ${type}>();`, '');
  for (let m = 0; m < 4 + random.below(5); m++) lines.push(...method(m, type, random));
  lines.push('}', '');
  for (let f = 0; f < 2 + random.below(4); f++) lines.push(...plainFunction(f, type, imports.length, random));
  lines.push(`export function run(value: ${type}, depth = 0): number {`);
  lines.push(`  const store = new ${type}Store${i}();`, '  let total = value.amount ?? 0;');
  for (const n of imports.keys())
    lines.push(`  if (depth < ${2 + n}) total += run${n}({ ...value, id: total } as never, depth + 1);`);
  lines.push(`  return total + store.${random.pick(VERBS)}0(value.id, LIMITS.${random.pick(NOUNS)});`, '}', '');
  // every store has every verb, so that each call above is one of a method that exists
  return lines.join('\n').replace(/\.([a-z]+)0\(value/, '.work0(value');
}

function method(m, type, random) {
  const verb = m === 0 ? 'work' : random.pick(VERBS);
  return [
    `  ${verb}${m}(id: number, limit: number): number {`,
    '    const item = this.#items.get(id);',
    '    if (item === undefined) return limit;',
    `    const names = item.tags.filter((tag) => tag.length > ${random.below(9)}).map((tag) => tag.toUpperCase());`,
    '    for (const name of names) {',
    `      if (name.startsWith('${random.pick(NOUNS)}')) limit += name.length;`,
    '      else limit -= 1;',
    '    }',
    `    this.#items.set(id, { ...item, amount: Math.max(limit, ${random.below(100)}) } satisfies ${type});`,
    '    return limit;',
    '  }',
    '',
  ];
}

function plainFunction(f, type, imports, random) {
  const [a, b] = [random.below(50), random.below(50)];
  return [
    `export function ${random.pick(VERBS)}${f}(items: readonly ${type}[], factor = ${a}): string {`,
    '  let text = "";',
    '  try {',
    '    switch (items.length) {',
    '      case 0:',
    `        return 'none of ${b}';`,
    '      case 1:',
    '        text = items[0]?.name ?? "";',
    '        break;',
    '      default:',
    '        text = items.map(({ name, amount = factor }) => name + ": " + amount * factor).join(", ");',
    '    }',
    '  } catch (error) {',
    `    text = error instanceof Error ? error.message : String(${imports});`,
    '  }',
    '  return text;',
    '}',
    '',
  ];
}
