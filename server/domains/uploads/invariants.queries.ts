import type { Tx } from "../../db/transaction";

const FOUND_MAX = 100;

/** Uploads that something refers to although they are not stored; empty = sound. */
export function findUploadViolations(tx: Tx): Promise<{ invariant: string; detail: string }[]> {
  return tx.$queryRaw`
    select 'I29 what is referred to is stored' as invariant, u.id::text as detail
    from "Upload" u
    where u.status <> 'stored' and (
      exists (select 1 from "VenuePhoto" p where p."uploadId" = u.id)
      or exists (select 1 from "RfpAttachment" a where a."uploadId" = u.id)
      or exists (select 1 from "ContributionAttachment" a where a."uploadId" = u.id)
      or u.id in (select "coverUploadId" from "Group" where "coverUploadId" is not null)
      or u.id in (select "photoUploadId" from "Speaker" where "photoUploadId" is not null)
      or u.id in (select "coverUploadId" from "Event" where "coverUploadId" is not null)
      or u.id in (select "avatarUploadId" from "User" where "avatarUploadId" is not null))
    limit ${FOUND_MAX}`;
}
