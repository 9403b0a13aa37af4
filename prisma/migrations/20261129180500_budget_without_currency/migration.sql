-- A budget may be a plain number: programs name a currency only if they have one.
alter table "Rfp" drop constraint "Rfp_budget";
alter table "Rfp" add constraint "Rfp_budget" check (budget between 0 and 100000000000);
