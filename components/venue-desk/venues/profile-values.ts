import { fieldRefusal } from "@/components/accounts/use-account-form";
import type { Amenity } from "@/server/domains/venues/amenities.schema";

/**
 * A venue as its profile form says it.
 * @throws a refusal of the field at fault
 */
export function profileIn(fields: FormData) {
  const text = (name: string) => String(fields.get(name) ?? "").trim();
  return {
    name: text("name"),
    description: text("description"),
    houseRules: text("houseRules"),
    address: text("address"),
    city: text("city"),
    country: text("country"),
    timeZone: text("timeZone"),
    latitude: degrees(text("latitude"), "latitude", 90),
    longitude: degrees(text("longitude"), "longitude", 180),
    amenities: fields.getAll("amenities").map(String) as Amenity[],
    contactEmail: text("contactEmail") || null,
    contactPhone: text("contactPhone") || null,
    contactShared: fields.get("contactShared") !== null,
  };
}

function degrees(text: string, field: string, max: number): number | null {
  if (text === "") return null;
  const value = Number(text.replace(",", "."));
  if (Number.isNaN(value) || Math.abs(value) > max)
    throw fieldRefusal(field, `Use a number between -${max} and ${max}.`);
  return value;
}
