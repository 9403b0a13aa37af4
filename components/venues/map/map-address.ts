import { type MapView, ZOOM_MAX_DRAWN, ZOOM_MIN } from "@/lib/map-view";

/** The address of the drawing of a view. */
export function landPath({ zoom, latitude, longitude }: MapView): string {
  return `/venues/land.svg?at=${zoom},${latitude},${longitude}`;
}

const AT = /^(\d{1,2}),(-?\d{1,2}(?:\.\d{1,5})?),(-?\d{1,3}(?:\.\d{1,5})?)$/;

/** The view in such an address; null where it is none that a page asks for. */
export function readLandView(at: string | null): MapView | null {
  const [, zoom, latitude, longitude] = (AT.exec(at ?? "") ?? []).map(Number);
  if (zoom === undefined || latitude === undefined || longitude === undefined) return null;
  if (zoom < ZOOM_MIN || zoom > ZOOM_MAX_DRAWN) return null;
  if (Math.abs(latitude) > 86 || Math.abs(longitude) > 180) return null;
  return { zoom, latitude, longitude };
}
