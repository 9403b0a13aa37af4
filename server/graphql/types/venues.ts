import { directorySort, type ListedVenue } from "../../domains/venues/directory/schema";
import {
  type AnswerRate,
  type Capacities,
  type SpaceOut,
  type VenueOut,
  venueStatus,
} from "../../domains/venues/schema";
import { DomainError } from "../../errors";
import { given } from "../arguments";
import { builder } from "../builder";
import type { Outputs } from "../outputs";
import { AvailabilityBadge, AvailabilityStatus, BadgeColor } from "./badges";
import { Attachment, Layout } from "./fields";
import { OrganizationRole } from "./organizations";

const VenueStatus = builder.enumType("VenueStatus", { values: venueStatus.options });

const VenueCapacities = builder.objectRef<Capacities>("VenueCapacities").implement({
  description: "People in each layout; null where the layout is not offered.",
  fields: (t) => ({
    theatre: t.exposeInt("theatre", { nullable: true }),
    classroom: t.exposeInt("classroom", { nullable: true }),
    banquet: t.exposeInt("banquet", { nullable: true }),
    boardroom: t.exposeInt("boardroom", { nullable: true }),
    cocktail: t.exposeInt("cocktail", { nullable: true }),
    uShape: t.exposeInt("uShape", { nullable: true }),
  }),
});

const Space = builder.objectRef<SpaceOut>("VenueSpace").implement({
  description: "A room or an area of a venue.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    areaM2: t.exposeInt("areaM2", { nullable: true }),
    capacities: t.field({ type: VenueCapacities, resolve: ({ capacities }) => capacities }),
    priceFrom: t.expose("priceFrom", {
      type: "SafeInt",
      nullable: true,
      description: "For a day, in the smallest unit of the currency.",
    }),
    currency: t.exposeString("currency", { nullable: true }),
  }),
});

const VenueOwner = builder.objectRef<VenueOut["organization"]>("VenueOrganization").implement({
  description: "The organization that a venue belongs to.",
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
});

const VenueAnswerRate = builder.objectRef<NonNullable<AnswerRate>>("VenueAnswerRate").implement({
  description: "How often and how fast a venue answers, over the last year.",
  fields: (t) => ({
    requests: t.exposeInt("requests"),
    answered: t.exposeInt("answered"),
    usualHours: t.exposeFloat("usualHours", {
      nullable: true,
      description: "Three of four answers came within these hours.",
    }),
  }),
});

const VenueContact = builder.objectRef<NonNullable<VenueOut["contact"]>>("VenueContact").implement({
  description: "How to reach a venue.",
  fields: (t) => ({
    email: t.exposeString("email", { nullable: true }),
    phone: t.exposeString("phone", { nullable: true }),
  }),
});

export const VenueType = builder.objectRef<ListedVenue>("VenueType").implement({
  description: "A venue in the directory.",
  fields: (t) => ({
    id: t.exposeID("id"),
    slug: t.exposeString("slug"),
    name: t.exposeString("name"),
    address: t.exposeString("address"),
    city: t.exposeString("city"),
    country: t.exposeString("country"),
    latitude: t.exposeFloat("latitude", { nullable: true }),
    longitude: t.exposeFloat("longitude", { nullable: true }),
    timeZone: t.exposeString("timeZone"),
    amenities: t.exposeStringList("amenities"),
    capacities: t.field({ type: VenueCapacities, resolve: ({ capacities }) => capacities }),
    capacityMax: t.exposeInt("capacityMax", { nullable: true }),
    spaceCount: t.exposeInt("spaceCount"),
    priceFrom: t.expose("priceFrom", { type: "SafeInt", nullable: true }),
    currency: t.exposeString("currency", { nullable: true }),
    photo: t.field({ type: Attachment, nullable: true, resolve: ({ photo }) => photo }),
    distanceKm: t.exposeFloat("distanceKm", { nullable: true, description: "From `near`." }),
    badge: t.field({ type: AvailabilityBadge, resolve: ({ badge }) => badge }),
    availabilityStatus: t.field({ type: AvailabilityStatus, resolve: ({ badge }) => badge.status }),
    availabilityBadgeColor: t.field({ type: BadgeColor, resolve: ({ badge }) => badge.color }),
    availabilityBadgeLabel: t.string({ resolve: ({ badge }) => badge.label }),
  }),
});

export const VenueFullType = builder.objectRef<VenueOut>("VenueFullType").implement({
  description: "One venue with everything that you may see of it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    slug: t.exposeString("slug"),
    organization: t.field({ type: VenueOwner, resolve: ({ organization }) => organization }),
    name: t.exposeString("name"),
    description: t.exposeString("description"),
    houseRules: t.exposeString("houseRules"),
    address: t.exposeString("address"),
    city: t.exposeString("city"),
    country: t.exposeString("country"),
    latitude: t.exposeFloat("latitude", { nullable: true }),
    longitude: t.exposeFloat("longitude", { nullable: true }),
    timeZone: t.exposeString("timeZone"),
    status: t.field({ type: VenueStatus, resolve: ({ status }) => status }),
    amenities: t.exposeStringList("amenities"),
    spaces: t.field({ type: [Space], extensions: { listSize: 50 }, resolve: ({ spaces }) => spaces }),
    photos: t.field({ type: [Attachment], extensions: { listSize: 20 }, resolve: ({ photos }) => photos }),
    answerRate: t.field({ type: VenueAnswerRate, nullable: true, resolve: ({ answerRate }) => answerRate }),
    contact: t.field({ type: VenueContact, nullable: true, resolve: ({ contact }) => contact }),
    viewerRole: t.field({ type: OrganizationRole, nullable: true, resolve: ({ viewerRole }) => viewerRole }),
    version: t.exposeInt("version"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    badge: t.field({ type: AvailabilityBadge, resolve: ({ badge }) => badge }),
    availabilityStatus: t.field({ type: AvailabilityStatus, resolve: ({ badge }) => badge.status }),
    availabilityBadgeColor: t.field({ type: BadgeColor, resolve: ({ badge }) => badge.color }),
    availabilityBadgeLabel: t.string({ resolve: ({ badge }) => badge.label }),
  }),
});

const VenuePage = builder.objectRef<Outputs["venues"]["directory"]>("VenuePage").implement({
  description: "A page of the directory.",
  fields: (t) => ({
    items: t.field({ type: [VenueType], resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", { nullable: true, description: "Null on the last page." }),
  }),
});

const VenueSort = builder.enumType("VenueSort", { values: directorySort.options });

const Near = builder.inputType("Near", {
  description: "A place to search around.",
  fields: (t) => ({ latitude: t.float({ required: true }), longitude: t.float({ required: true }) }),
});

const VenueFilters = builder.inputType("VenueFilters", {
  description: "What to search the directory for, as in REST.",
  fields: (t) => ({
    q: t.string({ description: "Beginnings of words to find." }),
    city: t.string(),
    near: t.field({ type: Near }),
    radiusKm: t.float({ description: "How far from `near`; default: 50." }),
    from: t.field({ type: "Date", description: "The first day that must not be blocked." }),
    to: t.field({ type: "Date", description: "The day after the last one." }),
    attendance: t.int(),
    layout: t.field({ type: Layout }),
    badge: t.field({ type: [AvailabilityStatus], description: "One of these." }),
    amenities: t.stringList({ description: "All of these." }),
    sort: t.field({ type: VenueSort }),
  }),
});

builder.queryFields((t) => ({
  venues: t.field({
    type: VenuePage,
    nullable: true,
    description: "Listed venues.",
    args: {
      filters: t.arg({ type: VenueFilters }),
      cursor: t.arg.string(),
      limit: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { filters, ...page }, { graphql }) => {
      const { near, badge, amenities, ...plain } = filters ?? {};
      return graphql.call.venues.directory({
        ...given(plain),
        ...given(page),
        ...(near && { near: `${near.latitude.toFixed(6)},${near.longitude.toFixed(6)}` }),
        ...(badge && { badge: badge.join(",") }),
        ...(amenities && { amenities: amenities.join(",") }),
      });
    },
  }),
  venue: t.field({
    type: VenueFullType,
    nullable: true,
    description: "One venue that you may see, by its id or its slug.",
    args: { id: t.arg.id(), slug: t.arg.string() },
    resolve: (_root, { id, slug }, { graphql }) => {
      const [venueId, other] = [id, slug].filter((key) => key !== null && key !== undefined);
      if (venueId === undefined || other !== undefined) {
        const message = "Name the venue by its id or by its slug.";
        throw new DomainError("input.invalid", { fields: [{ field: "id", message }] });
      }
      return graphql.call.venues.get({ venueId });
    },
  }),
}));
