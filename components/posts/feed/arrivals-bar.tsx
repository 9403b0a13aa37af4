import { ArrowUp } from "lucide-react";
import { Button } from "@/components/ui/button";

type ArrivalsBarProps = {
  /** How many there are, in words, such as "3 new posts"; null = none. */
  words: string | null;
  onShow: () => void;
  /** They are being fetched. */
  pending?: boolean;
};

/** Says over a list what is new, and shows it when asked. It takes no room, so that nothing moves when it comes. */
export function ArrivalsBar({ words, onShow, pending = false }: ArrivalsBarProps) {
  return (
    <div role="status" className="sticky top-17 z-10 mb-0 grid h-0 justify-items-center">
      {words && (
        <Button
          size="sm"
          className="animate-rise rounded-full! shadow-overlay"
          pending={pending}
          onClick={onShow}
        >
          <ArrowUp aria-hidden="true" />
          {words}
        </Button>
      )}
    </div>
  );
}
