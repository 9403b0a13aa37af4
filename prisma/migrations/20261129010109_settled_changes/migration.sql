-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "previousStartsAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "EventChange" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "before" JSONB NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EventChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EventChange_eventId_at_idx" ON "EventChange"("eventId", "at");

-- AddForeignKey
ALTER TABLE "EventChange" ADD CONSTRAINT "EventChange_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand.
create index "EventChange_pending" on "EventChange" ("eventId") where "releasedAt" is null;
create index "Notification_of_event" on "Notification" ("eventId", "userId");
create index "Notification_of_changes" on "Notification" ("userId") where kind = 'event.rescheduled';
