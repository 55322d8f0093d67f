import { PublicShell, type PublicShellProps } from "./public-shell.tsx";

export type DealShellProps = Omit<PublicShellProps, "indexed" | "description" | "alternates" | "structuredData" | "secretAddress">;

/** The frame of a customer's own page. Its address is the key: not indexed, never passed on. */
export function DealShell(props: DealShellProps) {
  return <PublicShell {...props} indexed={false} secretAddress />;
}
