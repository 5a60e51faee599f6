/**
 * Who controls the data: `remote` a client over a network, `library` a caller of an exported function, `stored` what was
 * written before (database, file, queue, answer of another service or of a language model), `local` command line and
 * environment. Two that no attacker controls: `weak` values that can be predicted, `sensitive` ones that must stay inside.
 */
export type SourceGroup = 'remote' | 'library' | 'stored' | 'local' | 'weak' | 'sensitive';

export interface SourceKind {
  readonly group: SourceGroup;
  /** Completes `from …`. */
  readonly says: string;
}

export const SOURCE_KINDS = {
  'http.query': { group: 'remote', says: 'the query of a request' },
  'http.body': { group: 'remote', says: 'the body of a request' },
  'http.path': { group: 'remote', says: 'the path of a request' },
  'http.route': { group: 'remote', says: 'the path of a request' },
  'http.header': { group: 'remote', says: 'a header of a request' },
  'http.cookie': { group: 'remote', says: 'a cookie of a request' },
  'http.file': { group: 'remote', says: 'an uploaded file' },
  'http.url': { group: 'remote', says: 'the address of a request' },
  'http.request': { group: 'remote', says: 'a request' },
  'graphql.argument': { group: 'remote', says: 'an argument of a GraphQL query' },
  websocket: { group: 'remote', says: 'a message over a web socket' },
  socket: { group: 'remote', says: 'a network connection' },
  message: { group: 'remote', says: 'a message of a queue or an event' },
  mail: { group: 'remote', says: 'a mail that came in' },
  'browser.url': { group: 'remote', says: "the page's address" },
  'browser.message': { group: 'remote', says: 'a message of another window' },
  'browser.referrer': { group: 'remote', says: 'the page before this one' },
  'browser.storage': { group: 'stored', says: "the browser's storage" },
  'library-input': { group: 'library', says: 'a caller of this package' },
  database: { group: 'stored', says: 'the database' },
  file: { group: 'stored', says: 'a file' },
  'archive.entry': { group: 'stored', says: 'an entry of an archive' },
  cache: { group: 'stored', says: 'a cache' },
  'template.value': { group: 'stored', says: 'a value in a template' },
  'http.response': { group: 'stored', says: 'the answer of another service' },
  'model.output': { group: 'stored', says: 'what a language model wrote' },
  argv: { group: 'local', says: 'the command line' },
  environment: { group: 'local', says: 'the environment' },
  stdin: { group: 'local', says: 'the standard input' },
  random: { group: 'weak', says: 'a random number that can be predicted' },
  secret: { group: 'sensitive', says: 'a secret' },
  personal: { group: 'sensitive', says: 'personal data' },
} as const satisfies Record<string, SourceKind>;

export interface SinkKind {
  /** Completes `… reaches`. */
  readonly says: string;
}

/** Kinds at which data decides. */
export const FLOW_SINKS = {
  sql: { says: 'an SQL statement' },
  nosql: { says: 'a query of a document database' },
  command: { says: 'a command line' },
  argument: { says: 'the arguments of a program' },
  code: { says: 'code that is run' },
  module: { says: 'the name of a module that is loaded' },
  template: { says: 'the source of a template' },
  ldap: { says: 'an LDAP query' },
  xpath: { says: 'an XPath expression' },
  header: { says: 'a header of the response' },
  log: { says: 'a log' },
  'log-sensitive': { says: 'a log' },
  xss: { says: 'an HTML page' },
  'dom-xss': { says: 'the HTML of the page' },
  'path-read': { says: 'the path of a file that is read' },
  'path-write': { says: 'the path of a file that is written or deleted' },
  'archive-extract': { says: 'the place where an archive is unpacked' },
  ssrf: { says: 'the address of a request that the server makes' },
  xxe: { says: 'an XML parser that follows entities' },
  deserialisation: { says: 'the building of objects from bytes' },
  'prototype-pollution': { says: 'the prototype of all objects' },
  'mass-assignment': { says: 'fields of a record that nobody chose' },
  redirect: { says: 'the target of a redirect' },
  'trust-boundary': { says: 'the session' },
  regex: { says: 'the source of a regular expression' },
  redos: { says: 'a regular expression that can take exponential time' },
  mail: { says: 'the head of a mail' },
  prompt: { says: 'the prompt of a model that can act' },
  upload: { says: 'a file that is kept as the client named it' },
  'secret-value': { says: 'a secret' },
} as const satisfies Record<string, SinkKind>;

/** Kinds at which constants or settings decide. */
export const SETTING_SINKS = {
  'weak-hash': { says: 'a hash that can be broken' },
  'weak-password-hash': { says: 'a hash that is too quick for passwords' },
  'weak-cipher': { says: 'a cipher that can be broken' },
  'weak-mode': { says: 'a mode of encryption that lets patterns through or can be altered' },
  'weak-key': { says: 'a key that is too short' },
  'fixed-iv': { says: 'an initialisation vector that is always the same' },
  'weak-random': { says: 'randomness that can be predicted' },
  'tls-unverified': { says: 'a connection whose certificate is not checked' },
  'tls-old': { says: 'an old version of TLS' },
  'host-key-unverified': { says: 'an SSH connection whose host key is not checked' },
  'cookie-insecure': { says: 'a cookie that also travels unencrypted' },
  'cookie-readable': { says: 'a cookie that scripts can read' },
  'session-setting': { says: 'a weak setting of sessions' },
  'csrf-off': { says: 'protection against forged requests that is switched off' },
  cors: { says: 'an API that any site may read as the user' },
  'jwt-unverified': { says: 'a token whose signature is not checked' },
  'jwt-weak': { says: 'a token with a weak signature' },
  'missing-authentication': { says: 'a route without the check that its siblings have' },
  permissions: { says: 'a file that everybody may write' },
  'temporary-file': { says: 'a temporary file that others can put in place first' },
  'upload-unlimited': { says: 'an upload without limits' },
  debug: { says: 'a debug switch' },
  'bind-all': { says: 'a server that listens on all interfaces' },
  'headers-off': { says: 'protective headers that are switched off' },
  'escaping-off': { says: 'escaping that is switched off' },
  'xml-entities': { says: 'an XML parser that follows entities' },
  'hardcoded-secret': { says: 'a secret that stands in the code' },
} as const satisfies Record<string, SinkKind>;

export type SourceKindName = keyof typeof SOURCE_KINDS;

/** Short names for several kinds, for `sanitises` and `stops`; compiled models hold kinds only. */
export const KIND_GROUPS: Readonly<Record<string, readonly string[]>> = {
  '*': Object.keys(FLOW_SINKS).filter(
    (kind) => kind !== 'log-sensitive' && kind !== 'secret-value' && kind !== 'trust-boundary',
  ),
  html: ['xss', 'dom-xss'],
  path: ['path-read', 'path-write', 'archive-extract', 'upload'],
  url: ['ssrf', 'redirect'],
  shell: ['command', 'argument'],
  lines: ['header', 'log', 'mail'],
};

export function sourceKind(kind: string): SourceKind | null {
  return Object.hasOwn(SOURCE_KINDS, kind) ? SOURCE_KINDS[kind as SourceKindName] : null;
}

export function sinkKind(kind: string): SinkKind | null {
  if (Object.hasOwn(FLOW_SINKS, kind)) return FLOW_SINKS[kind as keyof typeof FLOW_SINKS];
  return Object.hasOwn(SETTING_SINKS, kind) ? SETTING_SINKS[kind as keyof typeof SETTING_SINKS] : null;
}
