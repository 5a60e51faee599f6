/** What the command's end means to a script. The contract: numbers never change. */
export const EXIT = {
  pass: 0,
  fail: 1,
  wrongUse: 2,
  unproven: 3,
  internal: 4,
  interrupted: 130,
} as const;
