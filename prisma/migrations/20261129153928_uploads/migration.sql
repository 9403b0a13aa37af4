-- CreateEnum
CREATE TYPE "UploadPurpose" AS ENUM ('venue_photo', 'rfp_attachment', 'event_cover', 'avatar');

-- CreateEnum
CREATE TYPE "UploadStatus" AS ENUM ('pending', 'stored', 'refused', 'removed');

-- CreateEnum
CREATE TYPE "UploadStore" AS ENUM ('disk', 's3');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "avatarUploadId" UUID;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "coverUploadId" UUID;

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "purpose" "UploadPurpose" NOT NULL,
    "status" "UploadStatus" NOT NULL DEFAULT 'pending',
    "fileName" TEXT NOT NULL,
    "announcedType" TEXT NOT NULL,
    "announcedSize" INTEGER NOT NULL,
    "store" "UploadStore" NOT NULL,
    "storageKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "refusedWith" TEXT,
    "detectedType" TEXT,
    "size" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "sizes" JSONB NOT NULL DEFAULT '[]',
    "digest" TEXT,
    "idleSince" TIMESTAMPTZ(3),
    "hasArriving" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VenuePhoto" (
    "venueId" UUID NOT NULL,
    "uploadId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "altText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "VenuePhoto_pkey" PRIMARY KEY ("venueId","uploadId")
);

-- CreateTable
CREATE TABLE "RfpAttachment" (
    "rfpId" UUID NOT NULL,
    "uploadId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "RfpAttachment_pkey" PRIMARY KEY ("rfpId","uploadId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Upload_storageKey_key" ON "Upload"("storageKey");

-- CreateIndex
CREATE INDEX "Upload_ownerId_createdAt_idx" ON "Upload"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "VenuePhoto_venueId_position_idx" ON "VenuePhoto"("venueId", "position");

-- CreateIndex
CREATE INDEX "VenuePhoto_uploadId_idx" ON "VenuePhoto"("uploadId");

-- CreateIndex
CREATE INDEX "RfpAttachment_rfpId_position_idx" ON "RfpAttachment"("rfpId", "position");

-- CreateIndex
CREATE INDEX "RfpAttachment_uploadId_idx" ON "RfpAttachment"("uploadId");

-- CreateIndex
CREATE INDEX "User_avatarUploadId_idx" ON "User"("avatarUploadId");

-- CreateIndex
CREATE INDEX "Event_coverUploadId_idx" ON "Event"("coverUploadId");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_avatarUploadId_fkey" FOREIGN KEY ("avatarUploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_coverUploadId_fkey" FOREIGN KEY ("coverUploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenuePhoto" ADD CONSTRAINT "VenuePhoto_venueId_fkey" FOREIGN KEY ("venueId") REFERENCES "Venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VenuePhoto" ADD CONSTRAINT "VenuePhoto_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfpAttachment" ADD CONSTRAINT "RfpAttachment_rfpId_fkey" FOREIGN KEY ("rfpId") REFERENCES "Rfp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RfpAttachment" ADD CONSTRAINT "RfpAttachment_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand.
-- What the collector looks for: arriving bytes past their time, what nothing refers to, and rows that are over.
create index "Upload_arriving" on "Upload" ("expiresAt") where "hasArriving";
create index "Upload_idle" on "Upload" ("idleSince") where status = 'stored' and "idleSince" is not null;
create index "Upload_over" on "Upload" ("createdAt") where status in ('refused', 'removed');

alter table "Upload"
  add constraint "Upload_stored" check (
    status not in ('stored', 'removed') or ("completedAt" is not null and size is not null and "detectedType" is not null)
  ),
  add constraint "Upload_refused" check ((status = 'refused') = ("refusedWith" is not null)),
  add constraint "Upload_announced_size" check ("announcedSize" > 0);
alter table "Event" add constraint "Event_cover_address" check (
  "coverUploadId" is null or "coverUrl" is not distinct from '/api/v1/attachments/' || "coverUploadId"
);
alter table "User" add constraint "User_avatar_address" check (
  "avatarUploadId" is null or "imageUrl" is not distinct from '/api/v1/attachments/' || "avatarUploadId"
);

-- A row refers to stored uploads of its purpose only. The update waits for a collector that holds the row, and then
-- finds it removed.
create function "refer_to_upload"() returns trigger language plpgsql as $$
declare
  referred uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if referred is null then
    return new;
  end if;
  update "Upload" set "idleSince" = null
    where id = referred and status = 'stored' and purpose = tg_argv[1]::"UploadPurpose";
  if not found then
    raise exception 'Upload_referred_is_stored: % is not a stored %', referred, tg_argv[1]
      using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;

-- What lost a reference is looked at by the collector a day later, which asks again whether something refers to it.
create function "leave_upload"() returns trigger language plpgsql as $$
begin
  update "Upload" set "idleSince" = clock_timestamp()
    where id = (to_jsonb(old) ->> tg_argv[0])::uuid and status = 'stored';
  return null;
end $$;

create trigger "VenuePhoto_refers" before insert or update of "uploadId" on "VenuePhoto"
  for each row execute function "refer_to_upload"('uploadId', 'venue_photo');
create trigger "VenuePhoto_leaves" after delete or update of "uploadId" on "VenuePhoto"
  for each row execute function "leave_upload"('uploadId');
create trigger "RfpAttachment_refers" before insert or update of "uploadId" on "RfpAttachment"
  for each row execute function "refer_to_upload"('uploadId', 'rfp_attachment');
create trigger "RfpAttachment_leaves" after delete or update of "uploadId" on "RfpAttachment"
  for each row execute function "leave_upload"('uploadId');
create trigger "Event_refers_on_insert" before insert on "Event"
  for each row when (new."coverUploadId" is not null)
  execute function "refer_to_upload"('coverUploadId', 'event_cover');
create trigger "Event_refers" before update of "coverUploadId" on "Event"
  for each row when (new."coverUploadId" is distinct from old."coverUploadId")
  execute function "refer_to_upload"('coverUploadId', 'event_cover');
create trigger "Event_leaves" after update of "coverUploadId" on "Event"
  for each row when (old."coverUploadId" is distinct from new."coverUploadId")
  execute function "leave_upload"('coverUploadId');
create trigger "Event_leaves_on_delete" after delete on "Event"
  for each row when (old."coverUploadId" is not null) execute function "leave_upload"('coverUploadId');
create trigger "User_refers_on_insert" before insert on "User"
  for each row when (new."avatarUploadId" is not null) execute function "refer_to_upload"('avatarUploadId', 'avatar');
create trigger "User_refers" before update of "avatarUploadId" on "User"
  for each row when (new."avatarUploadId" is distinct from old."avatarUploadId")
  execute function "refer_to_upload"('avatarUploadId', 'avatar');
create trigger "User_leaves" after update of "avatarUploadId" on "User"
  for each row when (old."avatarUploadId" is distinct from new."avatarUploadId")
  execute function "leave_upload"('avatarUploadId');
