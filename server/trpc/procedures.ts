import { z } from "zod";
import { opaque } from "../../lib/text-schema";
import { type EventRole, roleReaches } from "../domains/events/access/policy";
import { findEventAccess, getEventAccess } from "../domains/events/access/queries";
import { eventKey } from "../domains/events/schema";
import { leadsGroup } from "../domains/groups/event-makers.queries";
import { reaches } from "../domains/organizations/policy";
import { getMembership } from "../domains/organizations/queries";
import { type OrganizationRole, organizationKey } from "../domains/organizations/schema";
import { getRfpVenueAccess } from "../domains/rfps/desk.queries";
import { getClaimOwner } from "../domains/rsvps/claim-links.queries";
import { getRsvpOwner } from "../domains/rsvps/queries";
import { findSession } from "../domains/sessions/access.queries";
import { getVenueAccess } from "../domains/venues/access/queries";
import { venueKey } from "../domains/venues/schema";
import { DomainError, notFound } from "../errors";
import { type Access, refusals, t } from "./init";

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const base = t.procedure.use(refusals);

/** For anyone, signed in or not. */
export const publicProcedure = base.meta({ access: "anyone" });

/** For everyone who may see what a file belongs to, which the query decides; others get not-found. */
export const attachmentReaderProcedure = base.meta({ access: "attachment-reader" });

/** For signed-in people. */
export const signedInProcedure = base.meta({ access: "signed-in" }).use(({ ctx, next }) => {
  if (!ctx.viewer) throw new DomainError("sign-in.missing");
  return next({ ctx: { ...ctx, viewer: ctx.viewer } });
});

/**
 * Browser sign-ins only. A leaked access token must not create anything that survives its revocation: roles,
 * tokens, webhooks, public links.
 */
export const bySignIn = t.middleware(({ ctx, next }) => {
  if (ctx.credential === "token") throw new DomainError("token.sign-in-needed");
  return next();
});

/** For browser sign-ins. */
export const signInProcedure = signedInProcedure.meta({ bySignIn: true }).use(bySignIn);

/** For platform admins by browser sign-in: a leaked token must not run the site. */
export const adminProcedure = signInProcedure.meta({ access: "admin" }).use(({ ctx, next }) => {
  if (ctx.viewer.role !== "admin") throw new DomainError("role.admin-needed");
  return next();
});

const eventInput = z.looseObject({ eventId: eventKey, invite: opaque(100).optional() });

/** For people who may see the event named by `eventId` in the input; others get not-found. */
export const eventProcedure = base
  .meta({ access: "event-viewer" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = eventInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("eventId");
    const event = await getEventAccess(ctx.db, { ...input.data, viewer: ctx.viewer, now: ctx.now });
    return next({ ctx: { ...ctx, event } });
  });

/** For signed-in people who may see the event. */
export const eventGuestProcedure = eventProcedure.meta({ access: "event-guest" }).use(({ ctx, next }) => {
  if (!ctx.viewer) throw new DomainError("sign-in.missing");
  return next({ ctx: { ...ctx, viewer: ctx.viewer } });
});

/**
 * For people with at least this role on the event. People without a role get not-found, and helpers with a lower
 * role get forbidden.
 */
export function eventRoleProcedure(role: EventRole) {
  const access: Access = `event-${role}`;
  return eventGuestProcedure.meta({ access }).use(({ ctx, next }) => {
    refuseBelow(role, ctx.event.role);
    return next();
  });
}

/** The same for browser sign-ins only: for results that would outlive a token. */
export function eventRoleSignInProcedure(role: EventRole) {
  return eventRoleProcedure(role).meta({ bySignIn: true }).use(bySignIn);
}

/** For co-hosts, and for platform admins, who can fix any event. */
export const eventModeratorProcedure = eventGuestProcedure
  .meta({ access: "event-moderator" })
  .use(({ ctx, next }) => {
    if (ctx.viewer.role !== "admin") refuseBelow("cohost", ctx.event.role);
    return next();
  });

/**
 * For co-hosts, and for owners and moderators of the event's group, who see to the groups that come to it. People without
 * such a role get not-found, and helpers with a lower role on the event get forbidden.
 */
export const eventLeaderProcedure = eventGuestProcedure
  .meta({ access: "event-leader" })
  .use(async ({ ctx, next }) => {
    const { event, viewer, now } = ctx;
    if (roleReaches(event.role, "cohost")) return next();
    const leads =
      event.status !== "draft" && (await leadsGroup(ctx.db, { groupId: event.groupId, viewer }, now));
    if (!leads) refuseBelow("cohost", event.role);
    return next();
  });

/** The same for browser sign-ins only: for results that would outlive a token. */
export const eventLeaderSignInProcedure = eventLeaderProcedure.meta({ bySignIn: true }).use(bySignIn);

/** @throws not-found for a viewer without a role on the event; forbidden if the role is too low */
function refuseBelow(needed: EventRole, role: EventRole | null): void {
  if (role === null) throw notFound("event");
  if (!roleReaches(role, needed)) throw new DomainError("role.too-low", { needed });
}

const sessionInput = z.looseObject({ sessionId: z.uuid(), invite: opaque(100).optional() });

/** For people who may see the event of the session named by `sessionId`; others get not-found. */
export const sessionProcedure = base
  .meta({ access: "event-viewer" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = sessionInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("sessionId");
    const { sessionId, invite } = input.data;
    const session = await findSession(ctx.db, sessionId);
    const event =
      session &&
      (await findEventAccess(ctx.db, {
        eventId: session.eventId,
        viewer: ctx.viewer,
        invite,
        now: ctx.now,
      }));
    if (!event) throw notFound("session");
    return next({ ctx: { ...ctx, session, event } });
  });

/** For signed-in people who may see the session. */
export const sessionGuestProcedure = sessionProcedure.meta({ access: "event-guest" }).use(({ ctx, next }) => {
  if (!ctx.viewer) throw new DomainError("sign-in.missing");
  return next({ ctx: { ...ctx, viewer: ctx.viewer } });
});

/**
 * For people with at least this role on the session's event. People without a role get not-found, and helpers with a
 * lower role get forbidden.
 */
export function sessionRoleProcedure(role: EventRole) {
  const access: Access = `event-${role}`;
  return sessionGuestProcedure.meta({ access }).use(({ ctx, next }) => {
    if (ctx.event.role === null) throw notFound("session");
    if (!roleReaches(ctx.event.role, role)) throw new DomainError("role.too-low", { needed: role });
    return next();
  });
}

const rsvpInput = z.looseObject({ rsvpId: z.uuid() });

/** For the owner of the RSVP named by `rsvpId` and the hosts of its event; others get not-found. */
export const rsvpReaderProcedure = signedInProcedure
  .meta({ access: "rsvp-reader" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = rsvpInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("rsvpId");
    const rsvp = await getRsvpOwner(ctx.db, input.data.rsvpId);
    if (rsvp.userId !== ctx.viewer.id) {
      const event = await findEventAccess(ctx.db, {
        eventId: rsvp.eventId,
        viewer: ctx.viewer,
        now: ctx.now,
      });
      if (!roleReaches(event?.role ?? null, "cohost")) throw notFound("rsvp");
    }
    return next({ ctx: { ...ctx, rsvp } });
  });

/** For the owner of the RSVP named by `rsvpId`; others get not-found. */
export const rsvpOwnerProcedure = rsvpReaderProcedure.meta({ access: "rsvp-owner" }).use(({ ctx, next }) => {
  if (ctx.rsvp.userId !== ctx.viewer.id) throw notFound("rsvp");
  return next();
});

const claimLinkInput = z.looseObject({ linkId: z.uuid() });

/**
 * For the leader of the claim link named by `linkId` while it holds, the hosts of its event, and owners and moderators of the event's
 * group; others get not-found.
 */
export const claimLeaderProcedure = signedInProcedure
  .meta({ access: "claim-leader" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = claimLinkInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("linkId");
    const { viewer, now } = ctx;
    const claim = await getClaimOwner(ctx.db, input.data, now);
    const event = await findEventAccess(ctx.db, { eventId: claim.eventId, viewer, now });
    const isHost = roleReaches(event?.role ?? null, "cohost");
    if (!isHost && !(claim.holds && claim.leaderId === viewer.id)) {
      const groupId = event?.groupId ?? null;
      if (!(await leadsGroup(ctx.db, { groupId, viewer }, now))) throw notFound("claim");
    }
    return next({ ctx: { ...ctx, viewer, claim: { ...claim, isHost } } });
  });

const organizationInput = z.looseObject({ orgId: organizationKey });

/**
 * For members of the organization named by `orgId` with at least this role. Other people get not-found, and members with
 * a lower role get forbidden.
 */
export function organizationProcedure(role: OrganizationRole) {
  const access: Access = `organization-${role}`;
  return signedInProcedure.meta({ access }).use(async ({ ctx, next, getRawInput }) => {
    const input = organizationInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("orgId");
    const organization = await getMembership(ctx.db, { orgId: input.data.orgId, userId: ctx.viewer.id });
    if (!reaches(organization.role, role)) throw new DomainError("organization.role-too-low");
    return next({ ctx: { ...ctx, organization } });
  });
}

/** The same for browser sign-ins only: for results that would outlive a token. */
export function organizationSignInProcedure(role: OrganizationRole) {
  return organizationProcedure(role).meta({ bySignIn: true }).use(bySignIn);
}

const venueInput = z.looseObject({ venueId: venueKey });

/** For people who may see the venue named by `venueId`; others get not-found. */
export const venueProcedure = base
  .meta({ access: "venue-viewer" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = venueInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("venueId");
    const { venueId } = input.data;
    const venue = await getVenueAccess(ctx.db, { venueId, userId: ctx.viewer?.id });
    return next({ ctx: { ...ctx, venue } });
  });

/**
 * For members of the venue's organization with at least this role. Other people get not-found, and members with a lower
 * role get forbidden.
 */
export function venueRoleProcedure(role: OrganizationRole) {
  const access: Access = `venue-${role}`;
  return venueProcedure.meta({ access }).use(({ ctx, next }) => {
    if (!ctx.viewer) throw new DomainError("sign-in.missing");
    if (ctx.venue.role === null) throw notFound("venue");
    if (!reaches(ctx.venue.role, role)) throw new DomainError("organization.role-too-low");
    const venue = { ...ctx.venue, role: ctx.venue.role };
    return next({ ctx: { ...ctx, viewer: ctx.viewer, venue } });
  });
}

const rfpVenueInput = z.looseObject({ rfpVenueId: z.uuid() });

/**
 * For members of the organization of the venue that `rfpVenueId` was asked with; others get not-found, the organization
 * that asked included.
 */
export const rfpVenueProcedure = signedInProcedure
  .meta({ access: "rfp-venue-member" })
  .use(async ({ ctx, next, getRawInput }) => {
    const input = rfpVenueInput.safeParse(await getRawInput());
    if (!input.success) throw missingId("rfpVenueId");
    const { rfpVenueId } = input.data;
    const rfpVenue = await getRfpVenueAccess(ctx.db, { rfpVenueId, userId: ctx.viewer.id });
    return next({ ctx: { ...ctx, rfpVenue } });
  });

export function missingId(field: string): DomainError {
  return new DomainError("input.invalid", { fields: [{ field, message: "An id is needed." }] });
}
