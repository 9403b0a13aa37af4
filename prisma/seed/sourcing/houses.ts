import type { AvailabilityStatus } from "../../../server/domains/availability/schema";
import type { Amenity } from "../../../server/domains/venues/amenities.schema";
import type { Seating, VenueStatus } from "../../../server/domains/venues/schema";
import type { OrganizationKey } from "./organizations";

export type Room = {
  name: string;
  areaM2: number;
  capacities: Partial<Record<Seating, number>>;
  /** Whole units of the venue's currency for a day; none = on request. */
  priceFrom?: number;
};

/** A venue of the demo. */
export type House = {
  key: string;
  owner: OrganizationKey;
  name: string;
  city: string;
  country: string;
  address: string;
  at: [latitude: number, longitude: number];
  timeZone: string;
  currency: string;
  description: string;
  houseRules?: string;
  amenities: Amenity[];
  rooms: Room[];
  status?: VenueStatus;
  /** Set by hand; without it the badge follows the venue's answers. */
  manual?: AvailabilityStatus;
  /** How often it answers requests of the past, and how often it had to say no; between 0 and 1. */
  answers: number;
  refuses: number;
  /** Blocked days from today: first, and the day after the last. */
  blocked?: [from: number, until: number, note: string][];
};

/** Venues of the demo: a dozen in several cities, one of them a draft. */
export const HOUSES: readonly House[] = [
  {
    key: "boiler-house",
    owner: "araya",
    name: "The Boiler House",
    city: "New York",
    country: "US",
    address: "118 Water Street, Brooklyn",
    at: [40.7033, -73.9903],
    timeZone: "America/New_York",
    currency: "USD",
    description:
      "A brick power station by the river with a **12 m ceiling**, a mezzanine and its own freight entrance.\n\n- Load-in from 7 in the morning\n- Two green rooms\n- Kitchen for up to 300 plated meals",
    houseRules: "Music ends at midnight. No confetti, no open flames.",
    amenities: [
      "wifi",
      "projector",
      "sound_system",
      "stage",
      "lighting",
      "kitchen",
      "bar",
      "step_free_entrance",
      "elevator",
      "coat_check",
    ],
    rooms: [
      {
        name: "Turbine hall",
        areaM2: 780,
        capacities: { theatre: 520, classroom: 280, banquet: 340, cocktail: 650 },
        priceFrom: 9_800,
      },
      {
        name: "Mezzanine",
        areaM2: 160,
        capacities: { theatre: 110, classroom: 60, banquet: 80, cocktail: 130, uShape: 40 },
        priceFrom: 2_600,
      },
    ],
    manual: "limited_availability",
    answers: 0.95,
    refuses: 0.6,
    blocked: [
      [9, 13, "Boiler inspection"],
      [40, 43, "Wedding"],
    ],
  },
  {
    key: "customs-house",
    owner: "araya",
    name: "Old Customs House",
    city: "Boston",
    country: "US",
    address: "3 Long Wharf",
    at: [42.3601, -71.0499],
    timeZone: "America/New_York",
    currency: "USD",
    description:
      "A listed hall on the harbour with a rotunda for **receptions of 200** and six meeting rooms above.",
    amenities: [
      "wifi",
      "projector",
      "catering",
      "elevator",
      "wheelchair_access",
      "breakout_rooms",
      "air_conditioning",
    ],
    rooms: [
      {
        name: "Rotunda",
        areaM2: 300,
        capacities: { theatre: 180, banquet: 140, cocktail: 220 },
        priceFrom: 5_400,
      },
      {
        name: "Pilots' room",
        areaM2: 48,
        capacities: { boardroom: 18, uShape: 20, classroom: 24 },
        priceFrom: 700,
      },
    ],
    manual: "accepting_events",
    answers: 0.8,
    refuses: 0.3,
  },
  {
    key: "glass-pavilion",
    owner: "araya",
    name: "Glass Pavilion",
    city: "Lisbon",
    country: "PT",
    address: "Rua da Junqueira 30",
    at: [38.6972, -9.1828],
    timeZone: "Europe/Lisbon",
    currency: "EUR",
    description: "Daylight on three sides, a garden on the fourth, ten minutes by tram from the centre.",
    amenities: [
      "wifi",
      "sound_system",
      "catering",
      "outdoor_area",
      "natural_light",
      "wheelchair_access",
      "bicycle_parking",
    ],
    rooms: [
      {
        name: "Pavilion",
        areaM2: 420,
        capacities: { theatre: 260, classroom: 140, banquet: 200, cocktail: 320, uShape: 60 },
        priceFrom: 3_900,
      },
      {
        name: "Orangery",
        areaM2: 90,
        capacities: { theatre: 60, boardroom: 24, cocktail: 80 },
        priceFrom: 1_100,
      },
    ],
    manual: "accepting_events",
    answers: 1,
    refuses: 0.35,
    blocked: [[21, 23, "Garden works"]],
  },
  {
    key: "tannery",
    owner: "halls",
    name: "The Old Tannery",
    city: "Porto",
    country: "PT",
    address: "Rua de Miraflor 12",
    at: [41.1496, -8.5856],
    timeZone: "Europe/Lisbon",
    currency: "EUR",
    description:
      "Three long halls around a courtyard. Good for markets, fairs and conferences with **many side rooms**.",
    amenities: [
      "wifi",
      "projector",
      "stage",
      "parking",
      "outdoor_area",
      "breakout_rooms",
      "outside_catering",
    ],
    rooms: [
      {
        name: "North hall",
        areaM2: 520,
        capacities: { theatre: 400, classroom: 210, banquet: 260, cocktail: 480 },
        priceFrom: 2_800,
      },
      {
        name: "Dye room",
        areaM2: 120,
        capacities: { theatre: 90, classroom: 50, uShape: 34 },
        priceFrom: 650,
      },
      { name: "Loft", areaM2: 60, capacities: { boardroom: 20, classroom: 28 }, priceFrom: 380 },
    ],
    answers: 0.9,
    refuses: 0.15,
  },
  {
    key: "kiln-hall",
    owner: "halls",
    name: "Kiln Hall",
    city: "Berlin",
    country: "DE",
    address: "Köpenicker Straße 70",
    at: [52.5095, 13.4229],
    timeZone: "Europe/Berlin",
    currency: "EUR",
    description: "A former brickworks on the Spree. Sound system by people who run a club next door.",
    houseRules: "Bass is limited to 96 dB after 22:00.",
    amenities: [
      "wifi",
      "sound_system",
      "microphones",
      "stage",
      "lighting",
      "bar",
      "public_transport",
      "coat_check",
    ],
    rooms: [
      {
        name: "Kiln",
        areaM2: 640,
        capacities: { theatre: 450, classroom: 240, banquet: 300, cocktail: 600 },
        priceFrom: 4_600,
      },
      {
        name: "Yard room",
        areaM2: 110,
        capacities: { theatre: 80, uShape: 30, cocktail: 120 },
        priceFrom: 900,
      },
    ],
    answers: 0.95,
    refuses: 0.9,
  },
  {
    key: "harbour-library",
    owner: "halls",
    name: "Harbour Library",
    city: "Oslo",
    country: "NO",
    address: "Sørengkaia 4",
    at: [59.9032, 10.7556],
    timeZone: "Europe/Oslo",
    currency: "NOK",
    description: "A quiet auditorium above the public library, with simultaneous interpretation booths.",
    amenities: [
      "wifi",
      "projector",
      "microphones",
      "livestreaming",
      "hearing_loop",
      "wheelchair_access",
      "elevator",
      "accessible_restroom",
    ],
    rooms: [
      { name: "Auditorium", areaM2: 310, capacities: { theatre: 290 }, priceFrom: 38_000 },
      {
        name: "Reading room",
        areaM2: 140,
        capacities: { classroom: 70, uShape: 36, banquet: 90 },
        priceFrom: 14_000,
      },
    ],
    answers: 1,
    refuses: 0.1,
  },
  {
    key: "signal-works",
    owner: "halls",
    name: "Signal Works",
    city: "London",
    country: "GB",
    address: "22 Bermondsey Wall",
    at: [51.5005, -0.0688],
    timeZone: "Europe/London",
    currency: "GBP",
    description: "Studios for product launches and filmed talks: black box, white cyclorama, control room.",
    amenities: ["wifi", "livestreaming", "lighting", "sound_system", "dressing_room", "parking", "security"],
    rooms: [
      { name: "Black box", areaM2: 260, capacities: { theatre: 200, cocktail: 260 }, priceFrom: 3_200 },
      { name: "Studio B", areaM2: 95, capacities: { theatre: 60, boardroom: 16 }, priceFrom: 950 },
    ],
    manual: "seasonal",
    answers: 0.6,
    refuses: 0.5,
  },
  {
    key: "lantern-court",
    owner: "halls",
    name: "Lantern Court 灯籠の庭",
    city: "Kyoto",
    country: "JP",
    address: "Higashiyama-ku, Yasaka-dori",
    at: [34.9985, 135.7788],
    timeZone: "Asia/Tokyo",
    currency: "JPY",
    description: "A merchant's house with tatami rooms that open onto one garden. Shoes stay at the door.",
    houseRules: "Shoes off. No amplified music.",
    amenities: ["wifi", "catering", "outdoor_area", "heating", "public_transport"],
    rooms: [
      {
        name: "Garden room",
        areaM2: 88,
        capacities: { theatre: 70, banquet: 48, uShape: 30 },
        priceFrom: 120_000,
      },
      { name: "Tea room", areaM2: 24, capacities: { boardroom: 12 }, priceFrom: 30_000 },
    ],
    answers: 0.7,
    refuses: 0.4,
    blocked: [[60, 75, "Cherry blossom season"]],
  },
  {
    key: "granary",
    owner: "halls",
    name: "The Granary",
    city: "Berlin",
    country: "DE",
    address: "Eichenstraße 4",
    at: [52.4934, 13.4588],
    timeZone: "Europe/Berlin",
    currency: "EUR",
    description: "Five floors of oak beams. Small teams rent one floor, conferences the house.",
    amenities: ["wifi", "projector", "whiteboards", "breakout_rooms", "kitchen", "elevator", "natural_light"],
    rooms: [
      {
        name: "Ground floor",
        areaM2: 280,
        capacities: { theatre: 190, banquet: 150, cocktail: 240 },
        priceFrom: 2_100,
      },
      {
        name: "Second floor",
        areaM2: 150,
        capacities: { classroom: 72, uShape: 40, boardroom: 30 },
        priceFrom: 890,
      },
    ],
    answers: 0.9,
    refuses: 0.2,
  },
  {
    key: "mirador",
    owner: "araya",
    name: "Mirador Terrace",
    city: "Barcelona",
    country: "ES",
    address: "Carrer de Tamarit 88",
    at: [41.3763, 2.1587],
    timeZone: "Europe/Madrid",
    currency: "EUR",
    description: "A roof with a view of the sea and a glass room for when it rains.",
    amenities: ["bar", "outdoor_area", "natural_light", "elevator", "catering", "sound_system"],
    rooms: [
      { name: "Roof", areaM2: 240, capacities: { cocktail: 220, banquet: 120 }, priceFrom: 3_100 },
      {
        name: "Glass room",
        areaM2: 80,
        capacities: { theatre: 60, banquet: 50, uShape: 24 },
        priceFrom: 1_050,
      },
    ],
    answers: 0.85,
    refuses: 0.55,
  },
  {
    key: "chapel",
    owner: "halls",
    name: "St. Olave's Chapel",
    city: "London",
    country: "GB",
    address: "9 Hart Lane",
    at: [51.5113, -0.0795],
    timeZone: "Europe/London",
    currency: "GBP",
    description: "A deconsecrated chapel with a Bechstein and seven seconds of reverberation.",
    amenities: ["stage", "microphones", "heating", "public_transport", "accessible_restroom"],
    rooms: [{ name: "Nave", areaM2: 210, capacities: { theatre: 160, banquet: 110, cocktail: 190 } }],
    answers: 0.5,
    refuses: 0.2,
  },
  {
    key: "foundry",
    owner: "araya",
    name: "Foundry Lane",
    city: "Chicago",
    country: "US",
    address: "440 Fulton Lane",
    at: [41.8867, -87.6412],
    timeZone: "America/Chicago",
    currency: "USD",
    description: "Two halls and a yard in the Fulton market.",
    amenities: ["wifi", "parking", "bar"],
    rooms: [
      { name: "East hall", areaM2: 350, capacities: { theatre: 240, cocktail: 310 }, priceFrom: 4_200 },
    ],
    answers: 0.9,
    refuses: 0.1,
  },
  {
    key: "annex",
    owner: "araya",
    name: "Foundry Annex",
    city: "Chicago",
    country: "US",
    address: "442 Fulton Lane",
    at: [41.8868, -87.6418],
    timeZone: "America/Chicago",
    currency: "USD",
    description: "Opens in spring. Photos and prices follow.",
    amenities: [],
    rooms: [],
    status: "draft",
    answers: 0,
    refuses: 0,
  },
];
