const PREFIX = "01900000-0000-7000-8000-";

/** The id of the demo's person with this number. Fixed, so that they are known in every database that they were put into. */
export function demoId(number: number): string {
  return PREFIX + number.toString(16).padStart(12, "0");
}

/** Is this one of the demo's people? Their password is public. */
export function isDemoPerson(userId: string): boolean {
  return userId.startsWith(PREFIX);
}
