-- AlterEnum
ALTER TYPE "UploadPurpose" ADD VALUE 'speaker_photo';

-- AlterTable
ALTER TABLE "Speaker" ADD COLUMN     "photoUploadId" UUID;

-- CreateIndex
CREATE INDEX "Speaker_photoUploadId_idx" ON "Speaker"("photoUploadId");

-- AddForeignKey
ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_photoUploadId_fkey" FOREIGN KEY ("photoUploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand.
create trigger "Speaker_refers_on_insert" before insert on "Speaker"
  for each row when (new."photoUploadId" is not null)
  execute function "refer_to_upload"('photoUploadId', 'speaker_photo');
create trigger "Speaker_refers" before update of "photoUploadId" on "Speaker"
  for each row when (new."photoUploadId" is distinct from old."photoUploadId")
  execute function "refer_to_upload"('photoUploadId', 'speaker_photo');
create trigger "Speaker_leaves" after update of "photoUploadId" on "Speaker"
  for each row when (old."photoUploadId" is distinct from new."photoUploadId")
  execute function "leave_upload"('photoUploadId');
create trigger "Speaker_leaves_on_delete" after delete on "Speaker"
  for each row when (old."photoUploadId" is not null) execute function "leave_upload"('photoUploadId');
