import { z } from "zod";

/** What a venue offers, by the name that is stored and sent, with its words on the screen. */
export const AMENITIES = {
  wifi: "Wi-Fi",
  projector: "Projector or screen",
  sound_system: "Sound system",
  microphones: "Microphones",
  stage: "Stage",
  lighting: "Stage lighting",
  livestreaming: "Livestreaming",
  catering: "Catering",
  outside_catering: "Outside catering allowed",
  bar: "Bar",
  kitchen: "Kitchen",
  parking: "Parking",
  bicycle_parking: "Bicycle parking",
  public_transport: "Near public transport",
  wheelchair_access: "Wheelchair access",
  step_free_entrance: "Step-free entrance",
  accessible_restroom: "Accessible restroom",
  hearing_loop: "Hearing loop",
  elevator: "Elevator",
  air_conditioning: "Air conditioning",
  heating: "Heating",
  natural_light: "Natural light",
  outdoor_area: "Outdoor area",
  breakout_rooms: "Breakout rooms",
  whiteboards: "Whiteboards",
  coat_check: "Coat check",
  dressing_room: "Dressing room",
  accommodation: "Accommodation",
  child_care: "Child care room",
  security: "Security staff",
} as const satisfies Record<string, string>;

export type Amenity = keyof typeof AMENITIES;

export const amenityNames = Object.keys(AMENITIES) as [Amenity, ...Amenity[]];

export const amenity = z.enum(amenityNames, { error: "Choose amenities from the list." });

/** Each once, in the order of the list. */
export const amenitiesIn = z
  .array(amenity)
  .max(2 * amenityNames.length)
  .transform((all) => amenityNames.filter((name) => all.includes(name)));
