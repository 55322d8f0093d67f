import type { Child } from "hono/jsx";

export type HeadProps = {
  /** The way back: links, then where one is. */
  crumb?: readonly { href?: string | undefined; label: Child }[] | undefined;
  title: Child;
  /** One sentence: the state, what is asked, until when. */
  lead?: Child;
  /** Facts in one soft line. */
  about?: Child;
  /** Buttons: one filled at most. */
  actions?: Child;
  /** A <Notice> or <ErrorSummary>. */
  above?: Child;
};

/** The top of an office page. */
export function Head({ crumb, title, lead, about, actions, above }: HeadProps) {
  return (
    <div class="head">
      {above}
      {crumb && (
        <p class="crumb">
          {crumb.map(({ href, label }, index) => <>{index > 0 && " / "}{href === undefined ? label : <a href={href}>{label}</a>}</>)}
        </p>
      )}
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {about && <p class="soft small">{about}</p>}
      {actions && <div class="head-do">{actions}</div>}
    </div>
  );
}
