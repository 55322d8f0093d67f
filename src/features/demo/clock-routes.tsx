import { Hono } from "hono";
import type { Locale } from "../../domain/locale.ts";
import type { DemoClock } from "../../platform/clock.ts";
import type { House } from "../../platform/house.ts";
import { localeOf } from "../../platform/http/locale.ts";
import { formatMoment } from "../../platform/i18n/format.ts";
import { Button } from "../../ui/button.tsx";
import { Clause } from "../../ui/clause.tsx";
import { Opening } from "../../ui/opening.tsx";
import { PlainShell } from "../../ui/plain-shell.tsx";

const texts = {
  nl: {
    title: "De klok",
    sentence: (now: string) => `In deze demo is het nu ${now}.`,
    text: "Zet de klok vooruit en zie wat er vanzelf gebeurt: een plaats die niet betaald is vervalt, de volgende op de wachtlijst krijgt een aanbod. Terug kan niet. De tijdstempeldienst van de demo gaat mee: wat die na het verzetten stempelt, draagt de tijd van deze klok, en niet die van buiten.",
    move: "Vooruit",
    steps: { PT1H: "één uur", PT12H: "twaalf uur", P1D: "één dag", P3D: "drie dagen", P7D: "een week" },
    links: "Verder",
    places: { site: "Inschrijven als klant", mail: "De opgevangen mail", office: "Het kantoor van de trainer" },
  },
  en: {
    title: "The clock",
    sentence: (now: string) => `In this demo it is now ${now}.`,
    text: "Move the clock forward and see what happens by itself: a place that is not paid for lapses, the next in line is offered it. It does not go back. The time stamp service of the demo goes along: what it stamps afterwards carries the time of this clock, and not the time outside.",
    move: "Forward",
    steps: { PT1H: "one hour", PT12H: "twelve hours", P1D: "one day", P3D: "three days", P7D: "a week" },
    links: "From here",
    places: { site: "Sign up as a customer", mail: "The caught mail", office: "The trainer's office" },
  },
};

const steps = ["PT1H", "PT12H", "P1D", "P3D", "P7D"] as const;
type Step = (typeof steps)[number];

/** The movable clock of the demo, and the way into its three rooms. */
export function clockRoutes(house: House, { clock, tick }: { clock: DemoClock; tick: () => Promise<void> }): Hono {
  const routes = new Hono();

  routes.get("/", (c) => c.html(<ClockPage locale={localeOf(c, "nl")} now={house.clock.now()} />));

  routes.post("/", async (c) => {
    const { by } = await c.req.parseBody();
    const step = steps.find((one) => one === by);
    if (step === undefined) return c.html(<ClockPage locale={localeOf(c, "nl")} now={house.clock.now()} />, 422);
    await clock.forward(hoursOf(step));
    await tick();
    return c.redirect("/_clock", 303);
  });

  return routes;
}

/** Days of the clock are days of twenty-four hours: an instant has no calendar. */
function hoursOf(step: Step): { hours: number } {
  return { hours: { PT1H: 1, PT12H: 12, P1D: 24, P3D: 72, P7D: 168 }[step] };
}

function ClockPage({ locale, now }: { locale: Locale; now: Temporal.Instant }) {
  const said = texts[locale];
  return (
    <PlainShell lang={locale} title={said.title} otherLanguage={{ href: `/_clock?lang=${locale === "nl" ? "en" : "nl"}`, lang: locale === "nl" ? "en" : "nl", label: locale === "nl" ? "English" : "Nederlands" }}>
      <Opening sentence={said.sentence(formatMoment(now, locale, "Europe/Amsterdam"))}>
        <p>{said.text}</p>
      </Opening>
      <Clause id="move" heading={said.move}>
        <form method="post" class="actions">
          {steps.map((step) => <Button kind="plain" name="by" value={step}>{said.steps[step]}</Button>)}
        </form>
      </Clause>
      <Clause id="links" heading={said.links}>
        <ul class="spaced">
          <li><a href="/demo">{said.places.site}</a></li>
          <li><a href="/_mail">{said.places.mail}</a></li>
          <li><a href="/office">{said.places.office}</a></li>
        </ul>
      </Clause>
    </PlainShell>
  );
}
