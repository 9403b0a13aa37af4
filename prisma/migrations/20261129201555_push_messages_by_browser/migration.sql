-- No version has sent to them: nothing is lost.
DELETE FROM "PushSubscription";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "reachedIds" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "PushSubscription" ADD COLUMN     "keyId" VARCHAR(22) NOT NULL;
