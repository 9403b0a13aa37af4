-- CreateEnum
CREATE TYPE "InvitationAnswer" AS ENUM ('going', 'declined');

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "answer" "InvitationAnswer",
ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "note" TEXT;

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");
