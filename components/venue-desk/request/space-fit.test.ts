import { expect, test } from "vitest";
import { fitsOf } from "./space-fit";

const none = { theatre: null, classroom: null, banquet: null, boardroom: null, cocktail: null, uShape: null };
const space = (name: string, capacities: Partial<Record<keyof typeof none, number>>) => ({
  id: name,
  name,
  areaM2: null,
  capacities: { ...none, ...capacities },
  priceFrom: null,
  currency: null,
});
const asked = { spaceRequirements: ["theatre" as const], attendanceMin: 80, attendanceMax: 120 };

test("a space fits if it holds the highest number of people in a layout that was asked for", () => {
  const spaces = [space("Studio", { theatre: 100 }), space("Hall", { theatre: 1200, banquet: 80 })];
  expect(fitsOf(spaces, asked).map(({ name, fits, words }) => ({ name, fits, words }))).toEqual([
    { name: "Hall", fits: true, words: "Theatre for 1,200" },
    { name: "Studio", fits: false, words: "Theatre for 100, too small for 120 people" },
  ]);
});

test("a space without the layout does not fit, however large it is", () => {
  expect(fitsOf([space("Hall", { cocktail: 900 })], asked)[0]).toMatchObject({
    fits: false,
    words: "not offered in this layout",
  });
});

test("any layout will do where none is asked for", () => {
  const [hall] = fitsOf([space("Hall", { cocktail: 900 })], { ...asked, spaceRequirements: [] });
  expect(hall).toMatchObject({ fits: true, words: "Cocktail for 900" });
});
