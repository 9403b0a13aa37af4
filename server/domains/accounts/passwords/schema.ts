export const PASSWORD_CHARACTERS_MIN = 10;
export const PASSWORD_CHARACTERS_MAX = 200;

/** What is wrong with a new password, in a sentence, or null. Length is what counts; no rules on its characters. */
export function passwordFault(password: string, email?: string): string | null {
  const characters = [...password].length;
  if (characters < PASSWORD_CHARACTERS_MIN) return `Use at least ${PASSWORD_CHARACTERS_MIN} characters.`;
  if (characters > PASSWORD_CHARACTERS_MAX) return `Use at most ${PASSWORD_CHARACTERS_MAX} characters.`;
  if (email && password.trim().toLowerCase() === email.toLowerCase())
    return "Use something other than your address.";
  if (new Set(password).size < 3) return "Use more than two different characters.";
  return null;
}
