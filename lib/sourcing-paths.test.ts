import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import * as paths from "./sourcing-paths";

const { withQuery: _, ...functions } = paths;

/** What each function answers for a plain organization, or for each of its kinds. */
const addresses: Record<keyof typeof functions, string[]> = {
  deskPath: [
    paths.deskPath("organize"),
    paths.deskPath("organize", "north"),
    paths.deskPath("venue-desk"),
    paths.deskPath("venue-desk", "north"),
  ],
  membersPath: [paths.membersPath("organize", "north"), paths.membersPath("venue-desk", "north")],
  organizationInvitationPath: [paths.organizationInvitationPath("north")],
  newRequestPath: [paths.newRequestPath("north"), paths.newRequestPath("north", "hall")],
  organizerRequestPath: [paths.organizerRequestPath("north", "1")],
  editRequestPath: [paths.editRequestPath("north", "1")],
  waitlistPath: [paths.waitlistPath("north")],
  waitlistEntryPath: [paths.waitlistEntryPath("north", "vwl_1")],
  stillInterestedPath: [paths.stillInterestedPath("north", "vwl_1")],
  organizationWebhooksPath: [paths.organizationWebhooksPath("north")],
  organizationWebhookPath: [paths.organizationWebhookPath("north", "1")],
  venueRequestPath: [paths.venueRequestPath("north", "1")],
  ownVenuesPath: [paths.ownVenuesPath("north")],
  newVenuePath: [paths.newVenuePath("north")],
  ownVenuePath: [paths.ownVenuePath("north", "hall"), paths.ownVenuePath("north", "hall", "spaces")],
  venueAvailabilityPath: [paths.venueAvailabilityPath("north"), paths.venueAvailabilityPath("north", "hall")],
};

const app = path.resolve(import.meta.dirname, "../app");
const pages = readdirSync(app, { encoding: "utf8", recursive: true })
  .filter((file) => path.basename(file) === "page.tsx")
  .map(patternOf);

/** The addresses that a page file serves: folders in parentheses are no part of them, those in brackets are anything. */
function patternOf(file: string): RegExp {
  const segments = path.dirname(file).split(path.sep);
  const shown = segments.filter((segment) => !/^\(.*\)$/.test(segment));
  return new RegExp(`^/${shown.map((segment) => (segment.startsWith("[") ? "[^/]+" : segment)).join("/")}$`);
}

test.each(Object.values(addresses).flat())("the address %s is served by a page", (address) => {
  const { pathname } = new URL(address, "https://turnout.example");
  const serving = pages.filter((pattern) => pattern.test(pathname));
  // Where an address ends in "new", a page for an id does not count.
  const isServed = serving.some(({ source }) => !pathname.endsWith("/new") || source.endsWith("new$"));
  expect(isServed).toBe(true);
});

test("each function that answers an address is held against the pages", () => {
  expect(Object.keys(addresses).sort()).toEqual(Object.keys(functions).sort());
});

test("a slug of odd characters stays one segment, and one in a query stays one value", () => {
  expect(paths.membersPath("organize", "a/b?c")).toBe("/organize/a%2Fb%3Fc/members");
  expect(paths.venueAvailabilityPath("north", "a&b")).toBe("/venue-desk/north/availability?venue=a%26b");
});
