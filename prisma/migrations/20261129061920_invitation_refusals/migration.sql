-- CreateTable
CREATE TABLE "InvitationRefusal" (
    "mailbox" CHAR(64) NOT NULL,
    "scope" VARCHAR(36) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InvitationRefusal_pkey" PRIMARY KEY ("mailbox","scope")
);
