-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "announces" BOOLEAN NOT NULL DEFAULT false;
