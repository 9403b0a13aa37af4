const BASE_MAX = 60;

/** A title as the readable part of an address: "Crème brûlée, round 2!" becomes "creme-brulee-round-2". */
export function slugBase(title: string): string {
  const ascii = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = ascii.replace(/[^a-z0-9]+/g, "-").slice(0, BASE_MAX);
  return words.replace(/^-+|-+$/g, "") || "event";
}
