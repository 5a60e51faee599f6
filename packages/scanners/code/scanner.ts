import type { Scanner, ScannerEntry } from '../contract/scanner.ts';
import { concludeCode } from './conclude.ts';
import { SCANNER_ID } from './findings/observation.ts';
import { CODE_LIMITS } from './limits.ts';
import { indexModels } from './models/model-index.ts';
import { secretBlanker } from './reading/blank-secrets.ts';
import { SourceReader } from './reading/read-file.ts';
import { WANTS } from './reading/wants.ts';
import { type CodeSettings, readSettings } from './rule/settings.ts';

const VERSION = '3';

/** Source code as whole programs. The settings are read when they are needed: who only asks for wants need not wait. */
export const codeScanner: ScannerEntry = {
  id: SCANNER_ID,
  surface: 'code',
  usesAdvisories: false,
  usesNativeCode: true,
  remembers: true,
  limits: CODE_LIMITS,
  async open(settings): Promise<Scanner> {
    let known: CodeSettings | null = null;
    const read = () => {
      known ??= readSettings(settings.rules);
      return known;
    };
    let reader: SourceReader | null = null;
    return {
      id: SCANNER_ID,
      version: VERSION,
      wants: WANTS,
      factsDependOn: JSON.stringify(read().secrets),
      async prepare() {
        if (reader !== null) return;
        const opening = new SourceReader(secretBlanker(read().secrets));
        await opening.loadGrammars();
        reader = opening;
      },
      read(input) {
        if (reader === null) throw new Error('the scanner was not made ready');
        return reader.read(input);
      },
      conclude: (target, context) => concludeCode(target, read().rules, indexModels(read().models), context),
    };
  },
};
