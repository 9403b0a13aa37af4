import { expect, test } from "vitest";
import { missingBeforeListing } from "./venue-words";

const space = {
  id: "1",
  name: "Hall",
  areaM2: null,
  capacities: { theatre: 1, classroom: null, banquet: null, boardroom: null, cocktail: null, uShape: null },
  priceFrom: null,
  currency: null,
};
const photo = {
  id: "1",
  url: "/a",
  fileName: "a",
  contentType: "image/webp",
  size: 1,
  width: 1,
  height: 1,
  sizes: [],
  altText: "",
};
const whole = {
  description: "A hall",
  address: "Rua 1",
  latitude: 1,
  spaces: [space],
  photos: [photo],
  contact: { email: "a@b.test", phone: null, shared: false },
};

test("nothing is missing from a venue that says everything", () => {
  expect(missingBeforeListing(whole)).toEqual([]);
});

test("a bare draft names everything that is missing, spaces first", () => {
  const bare = { description: " ", address: "", latitude: null, spaces: [], photos: [], contact: null };
  const missing = missingBeforeListing(bare);
  expect(missing).toHaveLength(6);
  expect(missing[0]).toMatch(/space/);
});
