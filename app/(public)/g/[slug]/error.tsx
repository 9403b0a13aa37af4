"use client";

export { ListFailure as default } from "@/components/layout/list-failure";
