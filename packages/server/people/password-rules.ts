/** Long enough, but among the first that anybody tries: each is matched as a whole, or repeated. */
const FIRST_TRIED = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'qwerty',
  'letmein',
  'welcome',
  'administrator',
  'admin',
  'iloveyou',
  'changeme',
  'vauban',
  'asdfghjkl',
];

/** Why a new password is too easy, or null. Length alone is asked (NIST SP 800-63B, 3.1.1.2), and nothing that is guessed first. */
export function weaknessOf(password: string, about: readonly (string | null)[]): string | null {
  const text = password.normalize('NFKC').toLowerCase();
  if ([...text].length < 12) return 'Use at least 12 characters; a few words make a good password.';
  if (new Set(text).size < 5) return 'Use more different characters.';
  const bare = text.replace(/[^\p{L}]+/gu, '');
  const own = about.flatMap((one) => (one ?? '').toLowerCase().split(/[^\p{L}]+/u)).filter((word) => word.length > 3);
  const rest = [...FIRST_TRIED, ...own].reduce((left, word) => left.replaceAll(word, ''), bare);
  if (rest !== bare && rest.length < 4) return 'This password is one of the first that are guessed.';
  const steps = new Set([...text].slice(1).map((char, index) => char.charCodeAt(0) - text.charCodeAt(index)));
  if (steps.size <= 2) return 'This password is a row of the keyboard or of numbers.';
  return null;
}
