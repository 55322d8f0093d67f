import { Button } from "../button.tsx";
import { Clause } from "../clause.tsx";
import { Field } from "../field.tsx";
import { Notice } from "../notice.tsx";
import { Opening } from "../opening.tsx";
import { PlainShell } from "../plain-shell.tsx";

export function LogIn() {
  return (
    <PlainShell lang="en" title="Log in" otherLanguage={{ href: "#", lang: "nl", label: "Nederlands" }} foot="Lost your way in? Ask whoever runs this house.">
      <Opening
        above={<Notice kind="alert" next="After five more attempts the door stays shut for a minute.">That address and password do not belong together.</Notice>}
        eyebrow="The office"
        sentence="Log in to your desk."
      />
      <form method="post">
        <Clause id="who" heading="Who are you">
          <Field lang="en" name="email" label="E-mail address" type="email" autocomplete="username" value="marit@studiohelder.example" />
          <Field lang="en" name="password" label="Password" type="password" autocomplete="current-password" />
          <p><Button>Log in</Button></p>
        </Clause>
      </form>
    </PlainShell>
  );
}
