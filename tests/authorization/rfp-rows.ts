import { newId } from "../factories";
import type { OrganizationCast } from "./organization-cast";
import type { OrganizationRow } from "./organization-rows";

const ofOrganization = ({ organization }: OrganizationCast) => ({ orgId: organization.id });
const ofRfp = (cast: OrganizationCast) => ({ ...ofOrganization(cast), rfpId: cast.rfpId });
/** The RFP and one of its venues, by an id that it does not have: the answer is then about that venue. */
const ofRfpVenue = (cast: OrganizationCast) => ({ ...ofRfp(cast), rfpVenueId: newId() });
const asked = ({ rfpVenueId }: OrganizationCast) => ({ rfpVenueId });
const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString();

const member = (input: OrganizationRow["input"]): OrganizationRow => ({
  access: "organization-member",
  input,
});
const askedMember = (input: OrganizationRow["input"]): OrganizationRow => ({
  access: "rfp-venue-member",
  input,
});

/** The procedures of RFPs and of the venues that they ask. */
export const RFP_ROWS: Record<string, OrganizationRow> = {
  "rfps.create": member((cast) => ({ ...ofOrganization(cast), title: "Spring summit" })),
  "rfps.list": member(ofOrganization),
  "rfps.get": member(ofRfp),
  "rfps.edit": member((cast) => ({ ...ofRfp(cast), needs: "A stage" })),
  "rfps.remove": member(ofRfp),
  "rfps.duplicate": member(ofRfp),
  "rfps.addVenues": member((cast) => ({ ...ofRfp(cast), venueIds: [cast.venue.id] })),
  "rfps.removeVenue": member(ofRfpVenue),
  "rfps.askAgain": member(ofRfpVenue),
  "rfps.shortlist": member((cast) => ({ ...ofRfpVenue(cast), shortlisted: true })),
  "rfps.note": member((cast) => ({ ...ofRfpVenue(cast), notes: "Close to the station" })),
  "rfps.questions": member(ofRfpVenue),
  "rfps.ask": member((cast) => ({ ...ofRfpVenue(cast), body: "Is there parking?" })),
  "rfps.send": member(ofRfp),
  "rfps.extend": member((cast) => ({ ...ofRfp(cast), responseDeadline: inAMonth() })),
  "rfps.close": member(ofRfp),
  "rfps.award": member(ofRfpVenue),
  "rfps.suggestions": member(ofRfp),
  "rfps.compare": member((cast) => ({ ...ofRfp(cast), near: "52.52,13.40" })),
  "rfps.compareCsv": member(ofRfp),
  "venueDesk.inbox": { access: "venue-member", input: ({ venue }) => ({ venueId: venue.id }) },
  "venueDesk.organizationInbox": member(ofOrganization),
  "venueDesk.request": askedMember(asked),
  "venueDesk.respond": askedMember((cast) => ({ ...asked(cast), availability: "confirmed" })),
  "venueDesk.turnDown": askedMember((cast) => ({ ...asked(cast), reason: "booked" })),
  "venueDesk.answer": askedMember((cast) => ({ ...asked(cast), body: "There is parking." })),
};
