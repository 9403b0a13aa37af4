import { grouped } from "./plural";

/** A distance as people say it: "850 m", "3.4 km", "1,200 km". */
export function distanceWords(km: number): string {
  if (km < 1) return `${Math.max(100, Math.round(km * 10) * 100)} m`;
  return `${km < 10 ? km : grouped(Math.round(km))} km`;
}
