/** Folders in which the code of others lies: it is not analysed as one's own. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|site-packages|vendor|third_party|\.venv|venv)\//;
const TEST_FOLDER = /(?:^|\/)(?:tests?|__tests__|__mocks__|mocks?|specs?|e2e|cypress|testdata)\//;
const TEST_FILE =
  /(?:[._-](?:test|tests|spec|e2e|stories|mock)\.[a-z]{2,4}|(?:^|\/)(?:test_[^/]*|conftest)\.py|_test\.py)$/;
const EXAMPLE = /(?:^|\/)(?:fixtures?|__fixtures__|examples?|samples?|demos?|bench|benchmarks?)\//;

export function isForeign(path: string): boolean {
  return FOREIGN.test(path);
}

/** Whether a file is there for tests, which nobody outside reaches. */
export function isTest(path: string): boolean {
  return TEST_FOLDER.test(path) || TEST_FILE.test(path);
}

/** Whether a file shows something, or measures it: it runs on the machines of those who try it. */
export function isExample(path: string): boolean {
  return EXAMPLE.test(path);
}
