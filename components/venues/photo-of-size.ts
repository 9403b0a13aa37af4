type Photo = { url: string; sizes: readonly { url: string; width: number }[] };

/** The address of the smallest kept size of a photo that is at least so many pixels wide; else of the photo itself. */
export function photoOfSize({ url, sizes }: Photo, width: number): string {
  const wide = sizes.filter((size) => size.width >= width).toSorted((a, b) => a.width - b.width);
  return wide[0]?.url ?? url;
}
