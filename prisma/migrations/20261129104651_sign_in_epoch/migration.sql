ALTER TABLE "User" RENAME COLUMN "sessionEpoch" TO "signInEpoch";
