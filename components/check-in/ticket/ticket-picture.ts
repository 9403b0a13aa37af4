/** The SVG as the source of an image: in the page itself, so that it needs no connection. */
export function pictureSource(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** "ABCD-2345": in two groups, to be read out. */
export function groupedCode(shortCode: string): string {
  return shortCode.replace(/^(.{4})(?=.)/, "$1-");
}
