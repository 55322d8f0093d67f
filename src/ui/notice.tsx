import type { Child } from "hono/jsx";

export type NoticeProps = {
  children: Child;
  /** What happens next and when, under the news itself. */
  next?: Child;
  /** `news`: something succeeded. `alert`: something asks for attention now. */
  kind?: "news" | "alert" | undefined;
};

/** What just happened, between two ink lines at the top of the page. */
export function Notice({ children, next, kind = "news" }: NoticeProps) {
  return (
    <div class={kind === "alert" ? "notice alert" : "notice"} role={kind === "alert" ? "alert" : "status"}>
      <p><b>{children}</b></p>
      {next && <p>{next}</p>}
    </div>
  );
}
