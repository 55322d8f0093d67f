import type { Child } from "hono/jsx";
import { Amount } from "../amount.tsx";

export type EntryProps = {
  when: {
    /** "vandaag" */
    day: Child;
    /** "17:00" */
    clock: Child;
    datetime?: string | undefined;
    /** "aanbod eindigt" */
    why?: Child;
  };
  title: Child;
  href?: string | undefined;
  /** One line of facts. */
  about?: Child;
  /** At most two lines of text. */
  text?: Child;
  sum?: { amount: string; note?: Child; late?: boolean } | undefined;
  /** Buttons inside a form of the page: <form class="entry-do"> is made when `action` is given. */
  deeds?: Child;
  /** Where the deeds are posted. Without it they are only shown. */
  action?: string | undefined;
  /** An <Outcomes>, above the deeds. */
  outcomes?: Child;
  /** The line that has the keyboard. */
  current?: boolean | undefined;
  id?: string | undefined;
};

/** One line of the daybook: a decision with its moment, settled in place. */
export function Entry({ when, title, href, about, text, sum, deeds, action, outcomes, current, id }: EntryProps) {
  return (
    <li class="entry" id={id} aria-current={current ? "true" : undefined}>
      <p class="entry-when">
        <span>{when.day}</span>
        <b>{when.datetime === undefined ? when.clock : <time datetime={when.datetime}>{when.clock}</time>}</b>
        {when.why && <span>{when.why}</span>}
      </p>
      <div class="entry-what">
        <h3>{href === undefined ? title : <a href={href}>{title}</a>}</h3>
        {about && <p class="about">{about}</p>}
        {typeof text === "string" ? <p>{text}</p> : text}
      </div>
      {sum && (
        <p class="entry-sum">
          <Amount tone={sum.late ? "late" : undefined}>{sum.amount}</Amount>
          {sum.note && <span>{sum.note}</span>}
        </p>
      )}
      {outcomes}
      {deeds && (action === undefined ? <div class="entry-do">{deeds}</div> : <form class="entry-do" method="post" action={action}>{deeds}</form>)}
    </li>
  );
}
