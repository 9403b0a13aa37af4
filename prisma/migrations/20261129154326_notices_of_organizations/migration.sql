-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "organizationId" UUID;

-- AlterTable
ALTER TABLE "WebhookEndpoint" ADD COLUMN     "organizationId" UUID,
ALTER COLUMN "ownerId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "WebhookEndpoint_organizationId_idx" ON "WebhookEndpoint"("organizationId");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand.
create index "Notification_of_organizations" on "Notification" ("organizationId") where "organizationId" is not null;
alter table "WebhookEndpoint"
  add constraint "WebhookEndpoint_one_owner" check (num_nonnulls("ownerId", "organizationId") = 1);
