-- CreateTable
CREATE TABLE "SeriesDate" (
    "seriesId" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "eventId" UUID,

    CONSTRAINT "SeriesDate_pkey" PRIMARY KEY ("seriesId","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "SeriesDate_eventId_key" ON "SeriesDate"("eventId");

-- AddForeignKey
ALTER TABLE "SeriesDate" ADD CONSTRAINT "SeriesDate_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "EventSeries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeriesDate" ADD CONSTRAINT "SeriesDate_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand.

-- The dates of the series that there are, by the days on which they are held now. Where two events of a series are on
-- one day, the older one is its date.
INSERT INTO "SeriesDate" ("seriesId", day, "eventId")
SELECT DISTINCT ON (e."seriesId", d.day) e."seriesId", d.day, e.id
FROM "Event" e
LEFT JOIN pg_timezone_names z ON z.name = e."timeZone"
CROSS JOIN LATERAL (SELECT to_char(e."startsAt" AT TIME ZONE coalesce(z.name, 'UTC'), 'YYYY-MM-DD') AS day) d
WHERE e."seriesId" IS NOT NULL
ORDER BY e."seriesId", d.day, e.id;
