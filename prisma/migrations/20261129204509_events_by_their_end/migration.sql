-- CreateIndex
CREATE INDEX "Event_endsAt_idx" ON "Event"("endsAt");
