import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { shownEmail } from "@/lib/shown-email";

/** Chooses whose email is listed. A plain form, so that it works before any script has run. */
export function RecipientFilter({ recipients, to }: { recipients: string[]; to: string | undefined }) {
  return (
    <form action="/mailbox" className="flex items-end gap-2">
      <div className="min-w-0 flex-1 space-y-1.5">
        <Label htmlFor="mailbox-to">Sent to</Label>
        <NativeSelect key={to} id="mailbox-to" name="to" defaultValue={to ?? ""}>
          <option value="">Everyone</option>
          {recipients.map((recipient) => (
            <option key={recipient} value={recipient}>
              {shownEmail(recipient)}
            </option>
          ))}
        </NativeSelect>
      </div>
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  );
}
