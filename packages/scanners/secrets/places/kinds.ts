import { matchesGlob } from '@vauban/domain';
import type { Want } from '../../contract/scanner.ts';
import type { ValueSyntax } from '../assignment/assignment.ts';

/** How the assignments of a kind of file are read; null: not at all. `strict`: only values that are clearly random. */
export interface Kind {
  readonly kind: string;
  /** Absent: every file that no kind before it names. */
  readonly names?: readonly string[];
  readonly assignments: (ValueSyntax & { readonly strict: boolean }) | null;
}

/** In order: the first that names a path is its kind. */
export const KINDS: readonly Kind[] = [
  {
    // digests and addresses by the thousand; provider tokens still count (a registry's address may hold one)
    kind: 'lockfile',
    names: [
      ...['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'deno.lock'],
      ...['poetry.lock', 'uv.lock', 'pdm.lock', 'Pipfile.lock', 'composer.lock', 'Gemfile.lock', 'Cargo.lock'],
      ...['go.sum', 'go.work.sum', 'gradle.lockfile', 'packages.lock.json', 'Podfile.lock', 'Package.resolved'],
      ...['mix.lock', 'pubspec.lock', 'flake.lock', '.terraform.lock.hcl', 'Chart.lock', 'verification-metadata.xml'],
    ],
    assignments: null,
  },
  {
    kind: 'markup',
    names: [
      '**/*.{xml,html,htm,xhtml,plist,config,csproj,props,targets,jelly,wsdl,xsd,fxml,ftl,jsp,erb,hbs,vue,svelte}',
    ],
    assignments: { bare: false, markup: true, strict: false },
  },
  {
    kind: 'configuration',
    names: [
      '**/*.{yaml,yml,env,properties,ini,cfg,cnf,conf,toml,tfvars,sh,bash,zsh,fish,ps1,bat,cmd,service,secrets,credentials}',
      '**/.env.*',
      '**/.env-*',
      '**/*.env.*',
      '**/{.env,.envrc,.npmrc,.yarnrc,.pypirc,.netrc,_netrc,.pgpass,.my.cnf,.s3cfg,.boto,.bashrc,.bash_profile,.zshrc}',
      '**/{.profile,.credentials,.htpasswd,.gitconfig,.tugboat,.esmtprc,.ftpconfig,credentials,config,Dockerfile,hub}',
      '**/Dockerfile.*',
      '**/*.Dockerfile',
    ],
    assignments: { bare: true, markup: false, strict: false },
  },
  {
    kind: 'source',
    names: [
      '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,json,jsonc,json5,map,py,pyi,ipynb,rb,rake,php,phtml,java,kt,kts,scala,groovy}',
      '**/*.{gradle,go,rs,c,h,cc,cpp,hpp,m,mm,swift,cs,vb,fs,dart,ex,exs,erl,clj,lua,pl,pm,r,jl,tf,hcl,nix,sql,proto}',
    ],
    assignments: { bare: false, markup: false, strict: false },
  },
  { kind: 'text', assignments: { bare: true, markup: true, strict: true } },
];

const LARGEST_FILE = 10_000_000;

export function wantsFor(keywords: readonly string[]): Want[] {
  return KINDS.map(({ kind, names }) => ({
    kind,
    ...(names === undefined ? {} : { names }),
    content: 'text',
    maxBytes: LARGEST_FILE,
    keywords,
  }));
}

/** The kind that this scanner reads a path as. */
export function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = KINDS.find(
    ({ names }) => names?.some((glob) => glob === name || (glob.includes('/') && matchesGlob(glob, path))) ?? true,
  );
  return (found as Kind).kind;
}
