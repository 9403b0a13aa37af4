/** The SVG as the source of an image: in the page itself, so that it needs no connection. */
export function pictureSource(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
