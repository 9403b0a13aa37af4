-- CreateTable
CREATE TABLE "WalkIn" (
    "eventId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WalkIn_pkey" PRIMARY KEY ("eventId","userId")
);

-- CreateIndex
CREATE INDEX "WalkIn_userId_idx" ON "WalkIn"("userId");

-- AddForeignKey
ALTER TABLE "WalkIn" ADD CONSTRAINT "WalkIn_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalkIn" ADD CONSTRAINT "WalkIn_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
