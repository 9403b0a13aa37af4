import encodeQr from "qr";

/** The white border that scanners need around a code, in modules. */
const QUIET_ZONE = 4;

/**
 * The QR code as an SVG, black on white whatever the page's colours are. Error correction M: it is read with 15 % of
 * it covered.
 */
export function qrSvg(text: string): string {
  const rows = encodeQr(text, "raw", { ecc: "medium", border: QUIET_ZONE });
  const runs = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) =>
      isDark && !row[x - 1] ? [`M${x} ${y}h${runFrom(row, x)}v1h-${runFrom(row, x)}z`] : [],
    ),
  );
  const size = rows.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img">`,
    "<title>Ticket code</title>",
    `<rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${runs.join("")}"/></svg>`,
  ].join("");
}

function runFrom(row: boolean[], x: number): number {
  const end = row.indexOf(false, x);
  return (end === -1 ? row.length : end) - x;
}
