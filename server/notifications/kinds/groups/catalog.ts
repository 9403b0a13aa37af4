import type { GroupKindName } from "../../../domains/notifications/kinds/groups.schema";
import type { Kind } from "../kind";
import { digestKind } from "./digest";
import { actionKind, groupInvitationKind } from "./members";
import { requestKind, reviewKind } from "./moderators";
import { letInKind, refusedKind } from "./requests";
import { threadKinds } from "./threads";

/** How kinds about groups are loaded and worded. */
export const groupKinds: Readonly<Record<GroupKindName, Kind>> = {
  ...threadKinds,
  "group.request": requestKind,
  "group.review": reviewKind,
  "group.digest": digestKind,
  "group.let-in": letInKind,
  "group.refused": refusedKind,
  "group.invitation": groupInvitationKind,
  "group.standing": actionKind,
  "group.sanction": actionKind,
};
