/** "ABCD-2345": a ticket's short code in two groups, to be read out. */
export function groupedCode(shortCode: string): string {
  return shortCode.replace(/^(.{4})(?=.)/, "$1-");
}
