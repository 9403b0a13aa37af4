-- AlterTable
ALTER TABLE "CheckInScan" ADD COLUMN     "askedHash" VARCHAR(22);

-- AlterTable
ALTER TABLE "WalkIn" ADD COLUMN     "email" TEXT;

-- Written by hand.
-- An account under guests.invalid was made for a person who gave no address.
update "WalkIn" w set email = u.email from "User" u
where u.id = w."userId" and u.email not like '%@guests.invalid';
