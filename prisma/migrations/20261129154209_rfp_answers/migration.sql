-- AlterTable
ALTER TABLE "Rfp" ADD COLUMN     "city" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "RfpVenue" ADD COLUMN     "awardMessage" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "revisedAt" TIMESTAMPTZ(3),
ADD COLUMN     "turnDownNote" TEXT NOT NULL DEFAULT '';

-- Written by hand.
-- An RFP has one winner, and whoever answered said something.
create unique index "RfpVenue_one_award" on "RfpVenue" ("rfpId") where status = 'awarded';
alter table "RfpVenue"
  add constraint "RfpVenue_answered" check (status not in ('responded', 'awarded') or availability is not null),
  add constraint "RfpVenue_asked" check (status = 'picked' or "askedAt" is not null),
  add constraint "RfpVenue_quote" check (quote between 0 and 100000000000 and (quote is null or currency is not null));
alter table "Rfp"
  add constraint "Rfp_sent" check (status not in ('sent', 'awarded') or ("sentAt" is not null and "responseDeadline" is not null)),
  add constraint "Rfp_ended" check ((status in ('awarded', 'closed')) = ("endedAt" is not null)),
  add constraint "Rfp_budget" check (budget between 0 and 100000000000 and (budget is null or currency is not null)),
  add constraint "Rfp_place" check ((latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180);
