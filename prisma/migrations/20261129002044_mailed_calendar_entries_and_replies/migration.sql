-- AlterTable
ALTER TABLE "EventMessage" ADD COLUMN     "repliesToAuthor" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "MailboxMessage" ADD COLUMN     "replyTo" TEXT;

-- CreateTable
CREATE TABLE "MailedEntry" (
    "rsvpId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "isIn" BOOLEAN NOT NULL,

    CONSTRAINT "MailedEntry_pkey" PRIMARY KEY ("rsvpId")
);

-- AddForeignKey
ALTER TABLE "MailedEntry" ADD CONSTRAINT "MailedEntry_rsvpId_fkey" FOREIGN KEY ("rsvpId") REFERENCES "Rsvp"("id") ON DELETE CASCADE ON UPDATE CASCADE;
