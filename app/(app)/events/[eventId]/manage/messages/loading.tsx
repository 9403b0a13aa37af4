import { CardsSkeleton } from "@/components/messages/cards-skeleton";

export default function MessagesLoading() {
  return <CardsSkeleton label="Loading the messages" />;
}
