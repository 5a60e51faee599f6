/**
 * How much more often a letter follows another in words and identifiers than by chance:
 * rows by the first letter, columns by the second, the binary logarithm plus 6.
 * Counted over 14,559 words that occur in at least six files of nine open-source projects in eight languages.
 */
const PAIRS = [
  '47764462614867262778553352',
  '86558522753844744675730252',
  '83548317617632842658612141',
  '75569543832544743663642242',
  '64785552412668354886354631',
  '75558723923733833655622252',
  '74429466722657642864722243',
  '83349223813455833657522251',
  '65766560223669752677260406',
  '85558444635345865584755234',
  '75459553814645654585645252',
  '84459431813733740266642070',
  '86349322823563783364632251',
  '73777682724445642478552130',
  '55663452524779661866756332',
  '83448335603733871867613140',
  '53555344525734355454955543',
  '83559451814465741577553151',
  '62638426714544673378734351',
  '72539326911543740776513062',
  '67656451622768371878321323',
  '84549433823543643443443233',
  '83458347824537744774424433',
  '64748545743564583458433553',
  '75666553744677683586545445',
  '84449444744444643543544445',
];

const SHIFT = 6;
const FEWEST_PAIRS = 3;

/**
 * About 1 for words and identifiers, about -1.4 for random letters; null when fewer than three pairs of letters
 * stand in the text. Case is ignored.
 */
export function wordiness(text: string): number | null {
  let sum = 0;
  let pairs = 0;
  for (let i = 1; i < text.length; i++) {
    const first = letter(text.charCodeAt(i - 1));
    const second = letter(text.charCodeAt(i));
    if (first < 0 || second < 0) continue;
    sum += (PAIRS[first] as string).charCodeAt(second) - 48 - SHIFT;
    pairs++;
  }
  return pairs < FEWEST_PAIRS ? null : sum / pairs;
}

function letter(code: number): number {
  const low = code | 32;
  return low >= 97 && low <= 122 ? low - 97 : -1;
}
