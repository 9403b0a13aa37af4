import type { Example } from "../examples";
import { ORGANIZATION_PARAMS } from "./organizations";

export const VENUE_PARAMS = {
  venueId: "019aa3c2-2b00-7c20-9d02-3e4f5a6b7c02",
  spaceId: "019aa3c2-4d00-7d30-8e03-4f5a6b7c8d03",
  blockId: "019aa3c2-6f00-7e40-9f04-5a6b7c8d9e04",
};

const done = { answer: { done: true } };
const seats = { theatre: 300, classroom: 160, banquet: 180, boardroom: null, cocktail: 350, uShape: null };
const space = {
  id: VENUE_PARAMS.spaceId,
  name: "Main hall",
  areaM2: 420,
  capacities: seats,
  priceFrom: 180000,
  currency: "EUR",
};
const badge = {
  status: "accepting_events",
  label: "Accepting events",
  color: "green",
  evidence: { answers: 3, newestAt: "2026-11-27T09:00:00.000Z" },
  updatedAt: "2026-11-27T12:00:00.000Z",
};
const place = {
  address: "Rua do Poço 12",
  city: "Lisbon",
  country: "PT",
  latitude: 38.7223,
  longitude: -9.1393,
  timeZone: "Europe/Lisbon",
};
const plan = {
  name: "The Old Tannery",
  description: "A brick hall by the river.",
  ...place,
  status: "listed",
  amenities: ["wifi", "stage"],
};
const about = { id: VENUE_PARAMS.venueId, slug: "the-old-tannery-k3mq8rtw" };
const fileId = "019aa3c3-1a00-7f50-8a05-6b7c8d9e0f05";
const url = `/api/v1/attachments/${fileId}`;
const photo = {
  id: fileId,
  url,
  fileName: "hall.jpg",
  contentType: "image/webp",
  size: 184320,
  width: 1920,
  height: 1280,
  sizes: [{ name: "small", url: `${url}?size=small`, width: 320, height: 213 }],
  altText: "The main hall set for a dinner",
};
const venue = {
  ...about,
  organization: { id: ORGANIZATION_PARAMS.orgId, name: "Old Tannery Lda." },
  ...plan,
  houseRules: "Music until midnight.",
  spaces: [space],
  photos: [photo],
  badge,
  answerRate: { requests: 10, answered: 9, usualHours: 41.5 },
  takenDown: false,
  contact: null,
  viewerRole: null,
  version: 7,
  createdAt: "2026-09-01T10:00:00.000Z",
};
const own = {
  ...venue,
  contact: { email: "events@old-tannery.example", phone: "+351 21 000 0000", shared: true },
  viewerRole: "manager",
};
const fresh = { ...own, spaces: [], photos: [], answerRate: null, version: 1 };
const block = { id: VENUE_PARAMS.blockId, start: "2026-12-24", end: "2027-01-02", note: "Winter break" };

/** Venues and the directory, by the name of the procedure. */
export const VENUE_EXAMPLES: Record<string, Example> = {
  "venues.directory": {
    query: {
      q: "tannery",
      near: "38.72,-9.14",
      radiusKm: "25",
      from: "2027-05-10",
      to: "2027-05-12",
      attendance: "120",
      layout: "theatre",
      badge: "accepting_events,limited_availability",
      amenities: "wifi,stage",
      sort: "distance",
      limit: "20",
    },
    answer: {
      items: [
        {
          ...about,
          name: plan.name,
          ...place,
          amenities: plan.amenities,
          capacities: seats,
          capacityMax: 350,
          spaceCount: 1,
          priceFrom: space.priceFrom,
          currency: space.currency,
          photo,
          badge,
          distanceKm: 0.3,
        },
      ],
      nextCursor: null,
    },
  },
  "venues.map": {
    query: { city: "Lisbon" },
    answer: {
      items: [
        {
          ...about,
          name: plan.name,
          latitude: place.latitude,
          longitude: place.longitude,
          badge: { status: badge.status, label: badge.label, color: badge.color },
        },
      ],
      nextCursor: null,
      isCut: false,
    },
  },
  "venues.places": {
    answer: {
      items: [
        {
          city: place.city,
          country: place.country,
          latitude: place.latitude,
          longitude: place.longitude,
          venues: 1,
        },
      ],
      nextCursor: null,
    },
  },
  "venues.get": { answer: venue },
  "venues.mine": {
    answer: {
      items: [
        {
          ...about,
          name: plan.name,
          city: place.city,
          country: place.country,
          timeZone: place.timeZone,
          status: "listed",
          version: 7,
          badge,
          spaceCount: 1,
        },
      ],
      nextCursor: null,
    },
  },
  "venues.create": { body: plan, answer: fresh },
  "venues.edit": {
    body: { status: "unlisted", expectedVersion: 7 },
    answer: { ...own, status: "unlisted", version: 8 },
  },
  "venues.addSpace": {
    body: {
      name: space.name,
      areaM2: space.areaM2,
      capacities: { theatre: 300, classroom: 160, banquet: 180, cocktail: 350 },
      priceFrom: space.priceFrom,
      currency: space.currency,
    },
    answer: space,
  },
  "venues.editSpace": { body: { areaM2: 430 }, answer: { ...space, areaM2: 430 } },
  "venues.removeSpace": done,
  "venues.setPhotos": {
    body: { photos: [{ uploadId: fileId, altText: photo.altText }] },
    answer: { items: [photo], nextCursor: null },
  },
  "venues.blockedDates": { answer: { items: [{ ...block, note: null }], nextCursor: null } },
  "venues.blockDates": { body: { start: block.start, end: block.end, note: block.note }, answer: block },
  "venues.unblockDates": done,
};
