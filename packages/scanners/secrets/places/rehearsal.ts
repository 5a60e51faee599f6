import { wordsOf } from '../assignment/key-name.ts';

const FOLDER =
  /(?:^|\/)(?:tests?|__tests__|test(?:ing|data|fixtures|resources|support|util|utils|helpers|lib|app|suite|cases)|integration|.*[-_](?:tests?|fixtures?|examples?)|tests?[-_].*|(?:integration|unit|e2e|docker|functional|int|smoke)-?tests?|[a-z]+Test|specs?|__mocks__|mocks?|__fixtures__|fixtures?|factories|cypress|e2e|stubs?|fakes?|snapshots?|__snapshots__|cassettes|examples?|samples?|demos?|docs?|documentation|guides?|tutorials?|site|website)\//i;
const FILE =
  /(?:[._-](?:test|tests|testing|spec|specs|e2e|stories|fixture|mock|example|sample|dist|template|tmpl)(?:\.[a-z0-9]{1,10}){0,2}|(?:Test|Tests|IT|Spec)\.(?:java|kt|scala|groovy|cs|php|swift)|^tests?[._-][^/]*|^conftest\.py|\.(?:md|mdx|markdown|adoc|asciidoc|rst|example|sample|template|http|feature|snap))$/i;

/**
 * Whether a file is there for tests, as an example or as a document: secrets in it are mostly made up,
 * though not always, so they are reported with less confidence.
 */
export function isRehearsal(path: string): boolean {
  return FOLDER.test(path) || FILE.test(path.slice(path.lastIndexOf('/') + 1));
}

const MADE_UP = new Set(['fake', 'dummy', 'mock', 'mocked', 'example', 'sample', 'fixture', 'stub', 'bogus']);

/** Whether the name of a value says that it is made up: `FAKE_RSA_KEY`. */
export function namesRehearsal(name: string): boolean {
  return wordsOf(name).some((word) => MADE_UP.has(word));
}
