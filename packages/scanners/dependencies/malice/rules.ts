import type { RuleFacts } from '@vauban/domain';

function rule(id: string, title: string, severity: RuleFacts['severity'], cwe: string, help: string): RuleFacts {
  return { id, title, surface: 'dependencies', severity, cwe: [cwe], help };
}

export const LOOK_ALIKE = rule(
  'package-look-alike',
  'A package whose name comes near a well-known one',
  'high',
  'CWE-1357',
  `Attackers publish packages under names that people mistype or misread: a letter too many (\`expresss\`), two swapped (\`reqeusts\`), another separator (\`crossenv\`), a scope joined into the name (\`babel-core\` for \`@babel/core\`), or characters that only look like letters. Whoever installs it runs their code.

**Not meant:** well-known packages with near names of their own; they are left out by a list. **What to do:** look at who publishes it; install the other one if that was meant, else accept this finding with the reason.`,
);

export const FOREIGN_HOST = rule(
  'package-foreign-host',
  'A package that comes from another host than its neighbours',
  'high',
  'CWE-494',
  `A lockfile says from where each package is fetched. When nearly all come from one registry and one comes from elsewhere, somebody may have changed that line to bring in their own archive; its digest in the same line then proves nothing.

**Example:** \`"resolved": "https://registry.npmjs.example/lodash/-/lodash-4.17.21.tgz"\` among packages of \`registry.npmjs.org\`. **What to do:** write the lockfile anew from the manifest; if the host is right, accept this finding.`,
);

export const OTHER_PACKAGE = rule(
  'package-resolved-to-another',
  'A lockfile entry that fetches another package than it names',
  'critical',
  'CWE-494',
  `The address from which the entry is fetched holds another package's name. The installer takes what the address gives, under the name that people review.

**Example:** \`node_modules/lodash\` with \`"resolved": "https://registry.npmjs.org/evil/-/evil-1.0.0.tgz"\`. Aliases (\`npm:other@1\`) are left out: they say what they are. **What to do:** write the lockfile anew, and ask who changed that line.`,
);

export const NO_INTEGRITY = rule(
  'package-without-digest',
  'A lockfile entry without the digest that its neighbours have',
  'medium',
  'CWE-353',
  `Nearly every entry of this lockfile carries a digest of what is installed; this one is fetched from an address without one, so that whatever is there is installed. A digest that was taken out is a way to change a package later.

**What to do:** write the lockfile anew with the package manager.`,
);

export const CONFUSED = rule(
  'package-confused-with-own',
  "A private package's name that is fetched from the public registry",
  'high',
  'CWE-427',
  `A package of this repository is marked private, yet a lockfile here fetches a package of that very name from the public registry. Whoever registers the name there decides what is installed (dependency confusion).

**What to do:** refer to it as a workspace member or by its folder, or give its scope a registry of your own; reserve the name.`,
);

export const INSTALL_SCRIPT = rule(
  'install-script-runs-download',
  'An install script that downloads and runs, or hides what it runs',
  'high',
  'CWE-829',
  `\`preinstall\`, \`install\` and \`postinstall\` run on each machine that installs the package. This one fetches something and runs it, or decodes what it runs: nobody who reviews the package sees what happens.

**Examples:** \`curl https://… | sh\`, \`node -e "eval(Buffer.from('…', 'base64').toString())"\`. **Not meant:** \`node-gyp rebuild\`, \`husky install\`, \`node scripts/build.js\`. **What to do:** ship what is needed, check a digest, or install with \`--ignore-scripts\`.`,
);
