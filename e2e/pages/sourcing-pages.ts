import { slugBase } from "../../lib/slug";
import { editRequestPath, organizerRequestPath, venueRequestPath } from "../../lib/sourcing-paths";
import { ORGANIZATIONS } from "../../prisma/seed/sourcing/organizations";
import { houseOf, rfpId, rfpVenueId } from "../../prisma/seed/sourcing/requests";
import type { DemoPage } from "./every-page";

const fjord = slugBase(ORGANIZATIONS.fjord.name);
const araya = slugBase(ORGANIZATIONS.araya.name);
const halls = slugBase(ORGANIZATIONS.halls.name);

const house = (key: string) => slugBase(houseOf(key).name);
const venue = (key: string) => `/venues/${house(key)}`;

/** A page of the organizer's desk. */
const organize = (name: string, rest: string): DemoPage => ({
  name: `organize, ${name}`,
  path: rest.startsWith("/organize") ? rest : `/organize/${fjord}${rest}`,
  visitor: "organizer",
});

/** A page of the venue owner's desk. */
const desk = (name: string, rest: string): DemoPage => ({
  name: `venue desk, ${name}`,
  path: rest.startsWith("/venue-desk") ? rest : `/venue-desk/${araya}${rest}`,
  visitor: "owner",
});

/** The pages of venue sourcing in every state that the demo has, and who looks at them. */
export const SOURCING_PAGES: DemoPage[] = [
  { name: "venues", path: "/venues", visitor: null },
  { name: "venues, none found", path: "/venues?q=nothing-has-this-name", visitor: null },
  {
    name: "venues, filtered",
    path: "/venues?city=Berlin&radiusKm=25&people=100&layout=theatre",
    visitor: null,
  },
  { name: "venue, limited availability", path: venue("boiler-house"), visitor: null },
  { name: "venue, fully booked", path: venue("kiln-hall"), visitor: "organizer" },
  { name: "venue, seasonal", path: venue("signal-works"), visitor: "dev" },
  { name: "venue, with a name in two scripts", path: venue("lantern-court"), visitor: null },
  { name: "venue, without prices", path: venue("chapel"), visitor: null },
  { name: "venue of my own", path: venue("boiler-house"), visitor: "owner" },
  { name: "venue, draft", path: venue("annex"), visitor: "owner" },
  { name: "organize, no organization", path: "/organize?show=all", visitor: "dev" },
  organize("organizations", "/organize?show=all"),
  organize("drafts", "?show=draft"),
  organize("sent requests", "?show=sent"),
  organize("awarded requests", "?show=awarded"),
  organize("closed requests", "?show=closed"),
  organize("new request", "/requests/new"),
  organize("draft", editRequestPath(fjord, rfpId("retreat"))),
  organize("comparison", organizerRequestPath(fjord, rfpId("data-days"))),
  organize("comparison without an available venue", organizerRequestPath(fjord, rfpId("atlantic"))),
  organize("comparison after the deadline", organizerRequestPath(fjord, rfpId("garden-dinner"))),
  organize("awarded request", organizerRequestPath(fjord, rfpId("press-day"))),
  organize("closed request", organizerRequestPath(fjord, rfpId("summer-party"))),
  organize("waitlist", "/waitlist"),
  organize("members", "/members"),
  organize("webhooks, none", "/webhooks"),
  organize("no open invitation", `/organize/invitations/${halls}`),
  { name: "venue desk, no organization", path: "/venue-desk?show=all", visitor: "dev" },
  desk("organizations", "/venue-desk?show=all"),
  desk("open requests", "?show=open"),
  desk("answered requests", "?show=answered"),
  desk("ended requests", "?show=ended"),
  desk("request to answer", venueRequestPath(araya, rfpVenueId("atlantic", "foundry"))),
  desk("answered request", venueRequestPath(araya, rfpVenueId("atlantic", "boiler-house"))),
  desk("request that was awarded", venueRequestPath(araya, rfpVenueId("press-day", "mirador"))),
  desk("request without an answer in time", venueRequestPath(araya, rfpVenueId("garden-dinner", "mirador"))),
  desk("request turned down", venueRequestPath(halls, rfpVenueId("data-days", "signal-works"))),
  desk("request with questions", venueRequestPath(halls, rfpVenueId("data-days", "granary"))),
  desk("availability, a hold running", `/availability?venue=${house("boiler-house")}`),
  desk("availability, breaker open", `/availability?venue=${house("customs-house")}`),
  desk("availability, inferred", `/venue-desk/${halls}/availability?venue=${house("kiln-hall")}`),
  desk("availability, no answers yet", `/availability?venue=${house("annex")}`),
  desk("venues", "/venues"),
  desk("new venue", "/venues/new"),
  desk("venue, profile", `/venues/${house("boiler-house")}`),
  desk("venue, spaces", `/venues/${house("boiler-house")}?part=spaces`),
  desk("venue, spaces of a draft", `/venues/${house("annex")}?part=spaces`),
  desk("venue, photos", `/venues/${house("boiler-house")}?part=photos`),
  desk("venue, blocked dates", `/venues/${house("boiler-house")}?part=dates`),
  desk("members", "/members"),
  { name: "admin, requests to venues", path: "/admin/rfps", visitor: "admin" },
  { name: "admin, venues", path: "/admin/venues", visitor: "admin" },
  { name: "no such venue", path: "/venues/no-such-venue", visitor: null, missing: true },
  {
    name: "no such organization",
    path: "/organize/no-such-organization/members",
    visitor: "dev",
    missing: true,
  },
];
