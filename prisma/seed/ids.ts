import { createHash } from "node:crypto";

/** An id that is the same in every database for the same name. */
export function stableId(name: string): string {
  const hex = createHash("sha256").update(`turnout-demo/${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
