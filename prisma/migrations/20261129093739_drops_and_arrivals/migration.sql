-- AlterTable
ALTER TABLE "SeatPool" ADD COLUMN     "hasDependents" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Rsvp" ADD COLUMN     "checkedInMembers" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "dropIfIn" UUID[] DEFAULT ARRAY[]::UUID[];

-- Written by hand.

update "Rsvp" set "checkedInMembers" = array(select generate_series(0, "checkedInSeats" - 1))
where "checkedInSeats" > 0;

alter table "Rsvp" add constraint "Rsvp_members_are_counted" check ("checkedInSeats" = cardinality("checkedInMembers"));

alter table "Rsvp" alter column "checkedInMembers" set not null, alter column "dropIfIn" set not null;
