/** Which scanner a document in a team's folder of rules is for: a model or a rule of code, or a rule of secrets. */
export function documentKind(document: unknown): 'model' | 'rule' | 'secret' {
  if (typeof document !== 'object' || document === null) return 'secret';
  if ('code' in document) return 'rule';
  return 'language' in document ? 'model' : 'secret';
}
