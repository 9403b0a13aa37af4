import { editVenueWithQueue } from "../domains/holds/venue-edit.commands";
import { noInput } from "../domains/organizations/schema";
import { blockDates, unblockDates } from "../domains/venues/blocked-dates/commands";
import { listBlocks } from "../domains/venues/blocked-dates/queries";
import * as blocked from "../domains/venues/blocked-dates/schema";
import { createVenue } from "../domains/venues/commands";
import { listPlaces, listVenueAddresses } from "../domains/venues/directory/places.queries";
import { placesOut, venueAddressesOut } from "../domains/venues/directory/places.schema";
import { listDirectory, listPoints } from "../domains/venues/directory/queries";
import * as directory from "../domains/venues/directory/schema";
import { setPhotos } from "../domains/venues/photos.commands";
import { getVenue, listOwnVenues, listPhotos } from "../domains/venues/queries";
import * as schema from "../domains/venues/schema";
import { addSpace, editSpace, removeSpace } from "../domains/venues/spaces.commands";
import {
  organizationProcedure,
  publicProcedure,
  router,
  venueProcedure,
  venueRoleProcedure,
} from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Venues");
const managerProcedure = venueRoleProcedure("manager");
const DONE = { done: true } as const;

/** The directory, and the venues of organizations. A venue that the caller may not see is answered as not-found. */
export const venuesRouter = router({
  directory: publicProcedure
    .meta(rest("GET", "/venues", "Listed venues"))
    .input(directory.directoryInput)
    .output(directory.directoryOut)
    .query(({ ctx, input }) => listDirectory(ctx.db, input)),

  map: publicProcedure
    .meta(rest("GET", "/venues/map", "The places of listed venues, at most 500"))
    .input(directory.mapInput)
    .output(directory.mapOut)
    .query(({ ctx, input }) => listPoints(ctx.db, input)),

  places: publicProcedure
    .meta(rest("GET", "/venues/places", "The cities of listed venues, at most 200"))
    .input(noInput)
    .output(placesOut)
    .query(async ({ ctx }) => ({ items: await listPlaces(ctx.db), nextCursor: null })),

  addresses: publicProcedure
    .input(noInput)
    .output(venueAddressesOut)
    .query(async ({ ctx }) => ({ items: await listVenueAddresses(ctx.db) })),

  get: venueProcedure
    .meta(rest("GET", "/venues/{venueId}", "One venue by id or slug, with spaces, photos and badge"))
    .input(schema.venueIdInput)
    .output(schema.venueOut)
    .query(({ ctx }) => getVenue(ctx.db, { venue: ctx.venue, userId: ctx.viewer?.id, now: ctx.now })),

  mine: organizationProcedure("member")
    .meta(rest("GET", "/organizations/{orgId}/venues", "The organization's venues in every status"))
    .input(schema.organizationVenuesInput)
    .output(schema.ownVenuesOut)
    .query(async ({ ctx }) => ({
      items: await listOwnVenues(ctx.db, ctx.organization.id),
      nextCursor: null,
    })),

  create: organizationProcedure("manager")
    .meta({
      ...rest(
        "POST",
        "/organizations/{orgId}/venues",
        "Add a venue; it is a draft unless `status` says otherwise",
      ),
      created: "always",
    })
    .input(schema.createVenueInput)
    .output(schema.venueOut)
    .mutation(async ({ ctx, input: { orgId: _, ...venue } }) => {
      const { organization, viewer } = ctx;
      const id = await createVenue(ctx.db, { organizationId: organization.id, actorId: viewer.id, venue });
      return getVenue(ctx.db, { venue: { id, role: organization.role }, userId: viewer.id, now: ctx.now });
    }),

  edit: managerProcedure
    .meta(rest("PATCH", "/venues/{venueId}", "Change a venue; `status` lists, unlists or archives it"))
    .input(schema.editVenueInput)
    .output(schema.venueOut)
    .mutation(async ({ ctx, input: { venueId: _, expectedVersion, ...changes } }) => {
      await editVenueWithQueue(ctx.db, { venueId: ctx.venue.id, changes, expectedVersion });
      return getVenue(ctx.db, { venue: ctx.venue, userId: ctx.viewer.id, now: ctx.now });
    }),

  addSpace: managerProcedure
    .meta({ ...rest("POST", "/venues/{venueId}/spaces", "Add a space"), created: "always" })
    .input(schema.addSpaceInput)
    .output(schema.spaceOut)
    .mutation(({ ctx, input: { venueId: _, ...space } }) =>
      addSpace(ctx.db, { venueId: ctx.venue.id, space }),
    ),

  editSpace: managerProcedure
    .meta(
      rest(
        "PATCH",
        "/venues/{venueId}/spaces/{spaceId}",
        "Change a space; `capacities` are replaced as a whole",
      ),
    )
    .input(schema.editSpaceInput)
    .output(schema.spaceOut)
    .mutation(({ ctx, input: { venueId: _, spaceId, ...changes } }) =>
      editSpace(ctx.db, { venueId: ctx.venue.id, spaceId, changes }),
    ),

  removeSpace: managerProcedure
    .meta(rest("DELETE", "/venues/{venueId}/spaces/{spaceId}", "Remove a space"))
    .input(schema.spaceIdInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { spaceId } }) => {
      await removeSpace(ctx.db, { venueId: ctx.venue.id, spaceId });
      return DONE;
    }),

  setPhotos: managerProcedure
    .meta(rest("PUT", "/venues/{venueId}/photos", "Set the photos of a venue, the cover first"))
    .input(schema.setPhotosInput)
    .output(schema.photosOut)
    .mutation(async ({ ctx, input: { photos } }) => {
      await setPhotos(ctx.db, { venueId: ctx.venue.id, actorId: ctx.viewer.id, photos });
      return { items: await listPhotos(ctx.db, ctx.venue.id), nextCursor: null };
    }),

  blockedDates: venueProcedure
    .meta(
      rest(
        "GET",
        "/venues/{venueId}/blocked-dates",
        "Days on which the venue takes no events, from today on",
      ),
    )
    .input(schema.venueIdInput)
    .output(blocked.blocksOut)
    .query(async ({ ctx }) => {
      const by = { venueId: ctx.venue.id, isMember: ctx.venue.role !== null, now: ctx.now };
      return { items: await listBlocks(ctx.db, by), nextCursor: null };
    }),

  blockDates: managerProcedure
    .meta({
      ...rest("POST", "/venues/{venueId}/blocked-dates", "Block days, merged with those that they overlap"),
      created: "always",
    })
    .input(blocked.blockDatesInput)
    .output(blocked.blockOut)
    .mutation(({ ctx, input: { start, end, note = "" } }) =>
      blockDates(ctx.db, { venueId: ctx.venue.id, days: { start, end }, note, now: null }),
    ),

  unblockDates: managerProcedure
    .meta(rest("DELETE", "/venues/{venueId}/blocked-dates/{blockId}", "Free blocked days"))
    .input(blocked.blockIdInput)
    .output(schema.doneOut)
    .mutation(async ({ ctx, input: { blockId } }) => {
      await unblockDates(ctx.db, { venueId: ctx.venue.id, blockId });
      return DONE;
    }),
});
