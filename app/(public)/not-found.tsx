export { NothingHere as default } from "@/components/layout/nothing-here";

export const metadata = { title: "Not found" };
